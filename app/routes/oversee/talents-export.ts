import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { cityName } from '~/domain/organizations/regions.server'
import { exportTalents } from '~/domain/talents/export-talents.server'
import { attachment } from '~/http/attachment'
import { route } from '~/http/route.server'

const gate = route({
  who: ['province_admin'],
  output: z.object({}),
  load: async () => redirect('/oversee/talents'),
  actions: act => ({
    default: act(z.strictObject({ reason: z.string().max(200).optional() }), async ({ ctx, input: { reason = '' } }) =>
      [...reason.trim()].length < 4 ? redirect('/oversee/talents?problem=reason#reason') : attachment(await exportTalents(ctx, { reason, cityName })),
    ),
  }),
})
export const loader = gate.loader
export const action = gate.action
