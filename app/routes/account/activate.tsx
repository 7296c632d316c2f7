import { redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { consentText } from '~/http/texts.server'
import { activateUser } from '~/domain/identity/activate-user.server'
import { signIn } from '~/domain/identity/sign-in.server'
import { sourceOf } from '~/http/context.server'
import { route } from '~/http/route.server'
import { useRefusal } from '~/http/use-refusal'
import { PublicSite } from '~/ui/public-site'
import { SubmitButton } from '~/ui/button'
import { CheckField } from '~/ui/choices'
import { ErrorSummary } from '~/ui/error-summary'
import { TextField } from '~/ui/field'

const input = z.strictObject({
  username: z.string('请填激活单上的用户名').max(64),
  code: z.string('请填激活码').max(40),
  password: z.string('请设一个密码').max(256),
  repeat: z.string('请再输一次密码').max(256),
  consent: z.literal('on', '请先阅读并同意'),
}).refine(v => v.password === v.repeat, { path: ['repeat'], message: '两次输入的密码不一样' })

const gate = route({
  who: 'public',
  query: z.object({ u: z.string().max(64).optional() }),
  output: z.object({ username: z.string(), consent: z.object({ title: z.string(), version: z.number(), html: z.string() }) }),
  load: async ({ query }) => ({ username: query.u ?? '', consent: consentText() }),
  actions: act => ({
    default: act(input, async ({ ctx, input, context }) => {
      const { key, version, hash } = consentText()
      await activateUser(ctx, { ...input, consent: { key, version, hash } })
      const actor = await signIn(ctx, { ...input, source: sourceOf(ctx, context) })
      return redirect('/home', await context.services.sessions.open(ctx, actor))
    }),
  }),
})
export const loader = gate.loader
export const action = gate.action

export const meta = () => [{ title: '激活账号 · 广东省企业首席质量官网络培训考试平台' }]

export default function Activate() {
  const { username, consent } = useLoaderData<typeof loader>()
  const refused = useRefusal()
  return (
    <PublicSite>
      <div className="grid max-w-160 gap-6">
        <h1 className="text-2xl">激活账号</h1>
        <p className="text-ink-2">用户名和激活码在企业经办交给您的激活单上，激活码只能用一次。设好密码后直接进入您的学习首页。</p>
        {refused && <ErrorSummary errors={refused.fields} title={refused.refusal.title} />}
        <Form method="post" className="grid gap-5">
          <TextField name="username" label="用户名" autoComplete="username" defaultValue={refused?.values.username ?? username} error={refused?.fields.username} autoCapitalize="none" />
          <TextField name="code" label="激活码" hint="12 位，分三组，如 7QKD-M2XA-9RTF；大小写都行" autoComplete="one-time-code" error={refused?.fields.code} autoCapitalize="characters" />
          <TextField name="password" label="设置密码" type="password" hint="至少 12 个字符。用一句只有自己知道的话最好记" autoComplete="new-password" error={refused?.fields.password} />
          <TextField name="repeat" label="再输一次" type="password" autoComplete="new-password" error={refused?.fields.repeat} />
          <details className="card">
            <summary className="cursor-pointer font-medium">{consent.title}（第 {consent.version} 版）</summary>
            <div className="prose mt-4" dangerouslySetInnerHTML={{ __html: consent.html }} />
          </details>
          <CheckField name="consent" label="我已阅读并同意上述告知，并确认备案信息属实" error={refused?.fields.consent} />
          <SubmitButton pendingText="正在激活…">激活并进入</SubmitButton>
        </Form>
      </div>
    </PublicSite>
  )
}
