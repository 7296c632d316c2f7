import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { clientId } from '~/domain/attempts/save-input'
import { takeOverAttempt } from '~/domain/attempts/take-over-attempt.server'
import { route } from '~/http/route.server'
import { attemptParams } from './params'

/** Makes this device the writing one. */
const gate = route({
  who: ['cqo'],
  params: attemptParams,
  output: z.object({}),
  load: async ({ params }) => redirect(`/exam/${params.attemptId}`),
  actions: act => ({
    default: act(z.strictObject({ client: clientId }), async ({ ctx, input, params }) => {
      const { attemptId } = params
      await takeOverAttempt(ctx, { attemptId, client: input.client })
      return redirect(`/exam/${attemptId}`)
    }),
  }),
})
export const loader = gate.loader
export const action = gate.action
