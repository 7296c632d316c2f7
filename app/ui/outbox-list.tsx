import { z } from 'zod'
import { formatDateTime } from '~/domain/clock'
import type { Ctx } from '~/domain/context'
import { EmptyState } from './empty-state'
import { StatusBadge } from './status-badge'

const channels = { sms: '短信', email: '邮件', slip: '打印单' }

export const messageOutput = z.array(z.object({ id: z.string(), channel: z.enum(['sms', 'email', 'slip']), recipientName: z.string(), recipient: z.string(), subject: z.string(), body: z.string(), time: z.string(), sent: z.boolean() }))

/** Shapes opened messages for the page. */
export const toMessage = <M extends { createdAt: Ctx['now']; sentAt: number | null }>(message: M) => ({ ...message, time: formatDateTime(message.createdAt), sent: message.sentAt !== null })

/** Messages in full, newest first. */
export function OutboxList({ messages }: { messages: z.infer<typeof messageOutput> }) {
  if (messages.length === 0) return <EmptyState>还没有消息。备案登记后，激活单会出现在这里。</EmptyState>
  return (
    <ul className="list">
      {messages.map(({ id, channel, recipientName, recipient, subject, body, time, sent }) => (
        <li key={id} className="grid gap-1 py-4">
          <div className="flex flex-wrap items-baseline justify-between gap-x-4">
            <h2 className="text-md">{subject}</h2>
            <span className="text-sm text-ink-3">{time}</span>
          </div>
          <p className="flex flex-wrap gap-x-4 text-sm text-ink-2">
            <span>{channels[channel]}，给 {recipientName}（<span className="wrap-anywhere">{recipient}</span>）</span>
            <StatusBadge plain tone={sent ? 'ok' : 'idle'} label={sent ? '已发出' : '待发'} />
          </p>
          <p className="wrap-anywhere whitespace-pre-line">{body}</p>
        </li>
      ))}
    </ul>
  )
}
