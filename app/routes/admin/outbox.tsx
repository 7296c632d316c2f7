import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { outboxMessages } from '~/domain/notices/queries.server'
import { route } from '~/http/route.server'
import { PageHead } from '~/ui/card'
import { OutboxList, messageOutput, toMessage } from '~/ui/outbox-list'

const gate = route({
  who: ['system_admin'],
  output: z.object({ messages: messageOutput }),
  load: async ({ ctx }) => ({ messages: (await outboxMessages(ctx)).map(toMessage) }),
})
export const loader = gate.loader

export const meta = () => [{ title: '待发消息 · 广东省企业首席质量官网络培训考试平台' }]

export default function Outbox() {
  const { messages } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead title="待发消息" lead="没有接短信、邮件网关时，消息在这里等候打印转交，新的在前，最多 100 条。" />
      <OutboxList messages={messages} />
    </>
  )
}
