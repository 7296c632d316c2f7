import { json } from '@remix-run/node'
import { z } from 'zod'
import { openLesson } from '~/domain/learning/open-lesson.server'
import { recordBeat } from '~/domain/learning/record-beat.server'
import { refuse } from '~/domain/refusal'
import { route } from '~/http/route.server'
import { playerShape } from './player-shape'

const beat = z.strictObject({ playerId: z.string().max(64), position: z.coerce.number().int().min(0).max(100_000), present: z.literal('yes').optional() })

/** The reading clock's exchange with the server: `open` takes the player, `beat` reports; both answer JSON. */
const gate = route({
  who: ['cqo'],
  params: z.object({ courseId: z.string().max(64), code: z.string().max(16) }),
  output: z.object({}),
  load: async () => refuse('http.not-found'),
  actions: act => ({
    open: act(z.strictObject({}), async ({ ctx, params }) => json(playerShape.parse(await openLesson(ctx, params)))),
    beat: act(beat, async ({ ctx, input }) => json(playerShape.parse(await recordBeat(ctx, { ...input, present: input.present === 'yes' })))),
  }),
})
export const loader = gate.loader
export const action = gate.action
