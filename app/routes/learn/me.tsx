import { Form, Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formatDateTime, shanghaiDate } from '~/domain/clock'
import { myRecord } from '~/domain/reports/my-record.server'
import { route } from '~/http/route.server'
import { Button } from '~/ui/button'
import { PageHead, Section } from '~/ui/card'
import { KeyValues } from '~/ui/key-values'

const gate = route({
  who: ['cqo'],
  output: z.object({
    name: z.string(),
    username: z.string(),
    idNumber: z.string(),
    mobile: z.string(),
    email: z.string(),
    filing: z.object({ number: z.string().nullable(), filed: z.boolean(), enterprise: z.string(), position: z.string(), appointedOn: z.string(), filedOn: z.string().nullable() }).nullable(),
    sessions: z.array(z.object({ since: z.string() })),
  }),
  async load({ ctx }) {
    const { filing, sessions, ...own } = await myRecord(ctx)
    return {
      ...own,
      filing: filing && {
        number: filing.number, filed: filing.status === 'filed', enterprise: filing.enterpriseName, position: filing.post.position, appointedOn: filing.appointedOn,
        filedOn: filing.filedAt === null ? null : shanghaiDate(filing.filedAt),
      },
      sessions: sessions.map(session => ({ since: formatDateTime(session.createdAt) })),
    }
  },
})
export const loader = gate.loader

export const meta = () => [{ title: '我的 · 首席质量官培训考试平台' }]

export default function Me() {
  const { filing, sessions, ...own } = useLoaderData<typeof loader>()
  return (
    <div className="grid max-w-180 gap-8">
      <PageHead title="我的" lead="证件号、手机、邮箱只显示一部分。有误请企业经办人在备案里更正。" />
      <Section title="本人">
        <KeyValues ruled items={[['姓名', own.name], ['证件号', own.idNumber], ['手机', own.mobile], ['电子邮箱', own.email], ['用户名', own.username]]} />
      </Section>
      <Section title="任职备案">
        {filing ? (
          <KeyValues
            ruled
            items={[
              ['备案号', filing.number ?? '登记后编号'],
              ['状态', filing.filed ? '已登记，在任' : '不在有效状态'],
              ['企业', filing.enterprise],
              ['职务', filing.position],
              ['任职时间', filing.appointedOn],
              ['登记日期', filing.filedOn],
            ]}
          />
        ) : (
          <p className="text-ink-2">还没有登记的备案。<Link to="/learn">看办理进度</Link></p>
        )}
      </Section>
      <Section title="资料与帮助">
        <ul className="list">
          <li className="py-2"><Link to="/help#cqo">使用帮助</Link></li>
          <li className="py-2"><Link to="/policies">政策库</Link></li>
          <li className="py-2"><Link to="/resources">下载专区：计划、报表、清单模板</Link></li>
        </ul>
      </Section>
      <Section title="登录">
        <ul className="list">
          {sessions.map(session => (
            <li key={session.since}>
              <div className="li flex-wrap justify-between">
                <span>
                  本次登录
                  <small className="block text-sm text-ink-2">{session.since} 起。学员同时只有一处登录，别处登录后这里会退出。</small>
                </span>
                <Form method="post" action="/sign-out">
                  <Button>退出登录</Button>
                </Form>
              </div>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  )
}
