import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { clientId } from '~/domain/attempts/save-input'
import { submitAttempt } from '~/domain/attempts/submit-attempt.server'
import { route } from '~/http/route.server'
import { attemptParams } from './params'

/** Hands in the paper; a caller that names no device writes as its session. */
const gate = route({
  who: ['cqo'],
  params: attemptParams,
  output: z.object({}),
  load: async ({ params }) => redirect(`/exam/${params.attemptId}`),
  actions: act => ({
    default: act(z.strictObject({ client: clientId.optional() }), async ({ ctx, input, params, request, context }) => {
      const { attemptId } = params
      await submitAttempt(ctx, { attemptId, client: input.client ?? context.services.sessions.keyOf(request.headers.get('cookie')) })
      return redirect(`/exam/${attemptId}`)
    }),
  }),
})
export const loader = gate.loader
export const action = gate.action
