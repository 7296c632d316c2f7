import { receiptText } from '~/domain/attempts/queries.server'
import { attachment } from '~/http/attachment'
import { download } from '~/http/route.server'
import { attemptParams } from './params'

/** The text behind the fingerprint, to be kept and hashed again by anyone. */
const gate = download({
  who: ['cqo'],
  params: attemptParams,
  async get({ ctx, params }) {
    const { text } = await receiptText(ctx, params.attemptId)
    return attachment({ name: '交卷回执.txt', mime: 'text/plain; charset=utf-8', bytes: Buffer.from(text, 'utf8') })
  },
})
export const loader = gate.loader
