import { z } from 'zod'
import { readTeacherEvidence } from '~/domain/teachers/read-evidence.server'
import { attachment } from '~/http/attachment'
import { download } from '~/http/route.server'

const gate = download({
  who: ['teacher', 'city_reviewer', 'province_admin', 'auditor'],
  params: z.object({ id: z.string().max(40) }),
  get: async ({ ctx, params }) => attachment(await readTeacherEvidence(ctx, params.id)),
})
export const loader = gate.loader
