import { z } from 'zod'
import { readFilingFile } from '~/domain/filing/read-filing-file.server'
import { attachment } from '~/http/attachment'
import { download } from '~/http/route.server'

const gate = download({
  who: ['enterprise_admin', 'cqo', 'city_reviewer', 'province_admin'],
  params: z.object({ filingId: z.string().max(40), kind: z.string().max(40) }),
  async get({ ctx, params }) {
    const file = await readFilingFile(ctx, params)
    // A picture may stand in the review page; a PDF is never opened by our origin.
    return attachment(file, file.mime.startsWith('image/') ? 'inline' : 'attachment')
  },
})
export const loader = gate.loader
