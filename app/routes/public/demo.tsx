import { redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formatDateTime } from '~/domain/clock'
import { endAllPlayers } from '~/domain/learning/end-players.server'
import { refuse } from '~/domain/refusal'
import { route } from '~/http/route.server'
import { Button, LinkButton } from '~/ui/button'
import { PageHead, Section } from '~/ui/card'
import { KeyValues } from '~/ui/key-values'
import { PublicSite } from '~/ui/public-site'

const HOUR = 3_600_000
const steps = { minutes: HOUR / 2, hours: 2 * HOUR, day: 24 * HOUR, week: 7 * 24 * HOUR }

const gate = route({
  who: 'public',
  output: z.object({ now: z.string(), aheadHours: z.number() }),
  async load({ ctx, context }) {
    if (!ctx.demo) refuse('http.not-found')
    return { now: formatDateTime(ctx.now), aheadHours: Math.round(context.services.clock.ahead() / HOUR) }
  },
  actions: act => ({
    default: act(z.strictObject({ step: z.enum(['minutes', 'hours', 'day', 'week']) }), async ({ ctx, input, context }) => {
      if (!ctx.demo) refuse('http.not-found')
      await endAllPlayers(ctx)
      context.services.clock.skip(steps[input.step])
      return redirect('/demo')
    }),
  }),
})
export const loader = gate.loader
export const action = gate.action

export const meta = () => [{ title: '演示工具 · 广东省企业首席质量官网络培训考试平台' }]

export default function Demo() {
  const { now, aheadHours } = useLoaderData<typeof loader>()
  return (
    <PublicSite>
      <PageHead title="演示工具" lead="只在演示环境有。正式平台没有这一页。" />
      <Section title="跳过时间">
        <p className="mb-4 max-w-160 text-ink-2">把平台的时钟往前拨，好看到截止、到期和跨年之后的样子。学时只按真实经过的时间计，跳过的时间一秒也不算；拨过去就拨不回来。</p>
        <KeyValues items={[['平台时间', now], ['已拨快', aheadHours > 0 ? `约 ${aheadHours} 小时` : '没有拨过']]} />
        <Form method="post" className="mt-5 flex flex-wrap gap-3">
          <Button name="step" value="minutes">跳过 30 分钟</Button>
          <Button name="step" value="hours">跳过 2 小时</Button>
          <Button name="step" value="day">跳过 1 天</Button>
          <Button name="step" value="week">跳过 7 天</Button>
        </Form>
      </Section>
      <Section title="待发消息" className="mt-10">
        <p className="mb-4 max-w-160 text-ink-2">没有接短信和邮件时，激活码等消息都留在发件箱里。</p>
        <LinkButton to="/demo/outbox">看发件箱</LinkButton>
      </Section>
    </PublicSite>
  )
}
