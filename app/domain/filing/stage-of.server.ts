import { type Ctx, grantOf } from '../context'
import { refuse } from '../refusal'

/** Which of the two bureaus the actor decides for. */
export function stageOf(ctx: Ctx) {
  if (grantOf(ctx.actor, 'city_reviewer')) return { stage: 'city', role: 'city_reviewer', action: 'review' } as const
  if (grantOf(ctx.actor, 'province_admin')) return { stage: 'province', role: 'province_admin', action: 'record' } as const
  return refuse('http.forbidden')
}
