import { redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { markNoticesRead } from '~/domain/notices/mark-read.server'
import { noticesOf } from '~/domain/notices/queries.server'
import { route } from '~/http/route.server'
import { SubmitButton } from '~/ui/button'
import { PageHead } from '~/ui/card'
import { NoticeList, noticeShape } from './notice-list'

const gate = route({
  who: ['cqo'],
  output: z.object({ notices: z.array(noticeShape) }),
  load: async ({ ctx }) => ({ notices: await noticesOf(ctx) }),
  actions: act => ({
    read: act(z.strictObject({}), async ({ ctx }) => {
      await markNoticesRead(ctx)
      return redirect('/learn/notices')
    }),
  }),
})
export const loader = gate.loader
export const action = gate.action

export const meta = () => [{ title: '通知 · 首席质量官培训考试平台' }]

export default function Notices() {
  const { notices } = useLoaderData<typeof loader>()
  const unread = notices.filter(notice => notice.readAt === null).length
  return (
    <div className="max-w-180">
      <PageHead
        title="通知"
        lead={unread > 0 ? `${unread} 条未读` : undefined}
        aside={
          unread > 0 && (
            <Form method="post">
              <SubmitButton intent="read" variant="plain" pendingText="正在标记…">
                全部标为已读
              </SubmitButton>
            </Form>
          )
        }
      />
      <NoticeList notices={notices} empty="还没有通知。备案、录取、考核和证书有进展时会发到这里。" />
    </div>
  )
}
