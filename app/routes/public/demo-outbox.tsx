import { Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { outboxMessages } from '~/domain/notices/queries.server'
import { refuse } from '~/domain/refusal'
import { route } from '~/http/route.server'
import { OutboxList, messageOutput, toMessage } from '~/ui/outbox-list'
import { PageHead } from '~/ui/card'
import { PublicSite } from '~/ui/public-site'

const gate = route({
  who: 'public',
  output: z.object({ messages: messageOutput }),
  async load({ ctx }) {
    // Activation codes are in plain sight here: never outside the demo.
    if (!ctx.demo) return refuse('http.not-found')
    return { messages: (await outboxMessages(ctx)).map(toMessage) }
  },
})
export const loader = gate.loader

export const meta = () => [{ title: '发件箱 · 广东省企业首席质量官网络培训考试平台' }]

export default function DemoOutbox() {
  const { messages } = useLoaderData<typeof loader>()
  return (
    <PublicSite>
      <div className="grid max-w-180 gap-4">
        <PageHead title="发件箱" lead="演示环境不真发短信和邮件，本该发出的都在这里，激活码也在其中。新的在前。" back={<Link to="/demo">演示工具</Link>} />
        <OutboxList messages={messages} />
      </div>
    </PublicSite>
  )
}
