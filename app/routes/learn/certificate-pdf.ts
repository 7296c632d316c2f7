import { record } from '~/domain/audit/record.server'
import { certificatePdf, myCertificate } from '~/domain/certificates/queries.server'
import { refuse } from '~/domain/refusal'
import { attachment } from '~/http/attachment'
import { download } from '~/http/route.server'

const gate = download({
  who: ['cqo'],
  async get({ ctx }) {
    const mine = (await myCertificate(ctx)) ?? refuse('http.not-found')
    const pdf = await certificatePdf(ctx, mine.id)
    await ctx.db.transact(async tx => record(ctx, tx, { type: 'certificate.downloaded', entityId: mine.id }))
    return attachment(pdf)
  },
})
export const loader = gate.loader
