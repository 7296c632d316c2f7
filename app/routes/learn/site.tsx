import { Form, Outlet, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { unreadCount } from '~/domain/notices/queries.server'
import { route } from '~/http/route.server'
import { Button } from '~/ui/button'
import { LearnerFrame } from '~/ui/learner-frame'

const nav = [
  { to: '/learn', label: '首页', icon: 'home', end: true },
  { to: '/learn/course', label: '课程', icon: 'book' },
  { to: '/learn/exams', label: '考核', icon: 'pen' },
  { to: '/learn/certificate', label: '证书', icon: 'certificate' },
  { to: '/learn/me', label: '我的', icon: 'user' },
] as const

const gate = route({
  who: ['cqo'],
  output: z.object({ name: z.string(), demo: z.boolean(), unread: z.number() }),
  load: async ({ ctx }) => ({ name: ctx.actor.name, demo: ctx.demo, unread: await unreadCount(ctx) }),
})
export const loader = gate.loader

/** Frame of every learner page. */
export default function LearnerSite() {
  const { name, demo, unread } = useLoaderData<typeof loader>()
  return (
    <LearnerFrame
      nav={nav}
      demo={demo}
      notices={{ to: '/learn/notices', unread }}
      account={
        <span className="hidden items-center gap-2 md:flex">
          {name}
          <Form method="post" action="/sign-out">
            <Button variant="quiet">退出</Button>
          </Form>
        </span>
      }
    >
      <Outlet />
    </LearnerFrame>
  )
}
