import { paperSvg } from '~/domain/certificates/paper-svg.server'
import { myCertificate } from '~/domain/certificates/queries.server'
import { refuse } from '~/domain/refusal'
import { attachment } from '~/http/attachment'
import { download } from '~/http/route.server'

const gate = download({
  who: ['cqo'],
  async get({ ctx }) {
    const mine = (await myCertificate(ctx)) ?? refuse('http.not-found')
    return attachment({ name: '证书.svg', mime: 'image/svg+xml', bytes: Buffer.from(paperSvg(mine.facts)) }, 'inline')
  },
})
export const loader = gate.loader
