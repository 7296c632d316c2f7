import { z } from 'zod'
import { readCeEvidence } from '~/domain/continuing-education/read-evidence.server'
import { attachment } from '~/http/attachment'
import { download } from '~/http/route.server'

const gate = download({
  who: ['cqo', 'city_reviewer', 'province_admin'],
  params: z.object({ id: z.string().max(40) }),
  get: async ({ ctx, params }) => attachment(await readCeEvidence(ctx, params.id)),
})
export const loader = gate.loader
