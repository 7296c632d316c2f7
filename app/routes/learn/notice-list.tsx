import { Link } from '@remix-run/react'
import { z } from 'zod'
import { formatDateTime } from '~/domain/clock'
import { EmptyState } from '~/ui/empty-state'

/** What a notice shows. */
export const noticeShape = z.object({ id: z.string(), title: z.string(), body: z.string(), link: z.string().nullable(), createdAt: z.number(), readAt: z.number().nullable() })

/** Notices, the unread ones with a dot. */
export function NoticeList({ notices, empty }: { notices: z.infer<typeof noticeShape>[]; empty: string }) {
  if (notices.length === 0) return <EmptyState>{empty}</EmptyState>
  return (
    <ul className="list">
      {notices.map(notice => {
        const face = (
          <>
            <i className={`mt-2.5 size-2 flex-none self-start rounded-full ${notice.readAt === null ? 'bg-accent' : ''}`} />
            <span>
              <span className="font-medium">{notice.title}</span>
              {notice.readAt === null && <span className="sr-only">（未读）</span>}
              <small className="block text-sm text-ink-3">
                {formatDateTime(notice.createdAt).slice(5)}
                <i className="sp" />
                {notice.body}
              </small>
            </span>
          </>
        )
        return <li key={notice.id}>{notice.link ? <Link to={notice.link}>{face}</Link> : <div className="li">{face}</div>}</li>
      })}
    </ul>
  )
}
