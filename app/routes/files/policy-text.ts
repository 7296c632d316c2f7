import { z } from 'zod'
import { readPolicyText } from '~/domain/policies/queries.server'
import { attachment } from '~/http/attachment'
import { download } from '~/http/route.server'

const gate = download({
  who: 'public',
  params: z.object({ id: z.string().max(64) }),
  get: async ({ ctx, params }) => attachment(await readPolicyText(ctx, params.id)),
})
export const loader = gate.loader
