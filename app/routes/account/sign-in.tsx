import { redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signIn } from '~/domain/identity/sign-in.server'
import { sourceOf } from '~/http/context.server'
import { route } from '~/http/route.server'
import { safePath } from '~/http/safe-redirect'
import { useRefusal } from '~/http/use-refusal'
import { demoAccounts } from '~/cli/demo/accounts.server'
import { Banner } from '~/ui/banner'
import { SubmitButton } from '~/ui/button'
import { TextField } from '~/ui/field'
import { PublicSite } from '~/ui/public-site'

const gate = route({
  who: 'public',
  query: z.object({ next: z.string().max(500).optional() }),
  output: z.object({ next: z.string(), demo: z.array(z.object({ role: z.string(), name: z.string(), username: z.string(), password: z.string(), note: z.string() })) }),
  async load({ ctx, query, context }) {
    if (ctx.actor.kind === 'user') return redirect(safePath(query.next))
    return { next: safePath(query.next), demo: demoAccounts(context.services.env) }
  },
  actions: act => ({
    default: act(z.strictObject({ username: z.string('请填用户名').max(64), password: z.string('请填密码').max(256), next: z.string().max(500).optional() }), async ({ ctx, input, context }) => {
      const actor = await signIn(ctx, { ...input, source: sourceOf(ctx, context) })
      return redirect(safePath(input.next), await context.services.sessions.open(ctx, actor))
    }),
  }),
})
export const loader = gate.loader
export const action = gate.action

export const meta = () => [{ title: '登录 · 广东省企业首席质量官网络培训考试平台' }]

export default function SignIn() {
  const { next, demo } = useLoaderData<typeof loader>()
  const refused = useRefusal()
  return (
    <PublicSite>
      <div className={demo.length > 0 ? 'grid gap-12 wide:grid-cols-[minmax(0,5fr)_minmax(0,6fr)] wide:gap-16' : ''}>
      <div className="grid max-w-120 content-start gap-6">
        <h1 className="text-2xl">登录</h1>
        {refused && <Banner tone="danger" title={refused.refusal.title}>{refused.refusal.message}</Banner>}
        <Form method="post" className="grid gap-5">
          <input type="hidden" name="next" value={next} />
          <TextField name="username" label="用户名" autoComplete="username" defaultValue={refused?.values.username} error={refused?.fields.username} autoCapitalize="none" />
          <TextField name="password" label="密码" type="password" autoComplete="current-password" error={refused?.fields.password} />
          <SubmitButton pendingText="正在登录…" wide>登录</SubmitButton>
        </Form>
        <p className="text-sm text-ink-2">
          首席质量官第一次登录，用激活单上的激活码<a href="/activate">激活账号</a>。企业还没有账号，先<a href="/register">注册企业</a>。
        </p>
      </div>
      {demo.length > 0 && <DemoAccounts accounts={demo} next={next} />}
      </div>
    </PublicSite>
  )
}

function DemoAccounts({ accounts, next }: { accounts: { role: string; name: string; username: string; password: string; note: string }[]; next: string }) {
  return (
    <section>
      <h2 className="mb-2 text-xl">演示账号</h2>
      <p className="mb-4 text-sm text-ink-2">点一下就以这个人的身份登录；密码每次安装随机生成，也在数据目录的 demo-accounts.json 里。</p>
      <ul className="list">
        {accounts.map(account => (
          <li key={account.username}>
            <Form method="post" className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 py-3 sm:grid-cols-[6.5rem_minmax(0,1fr)_auto]">
              <input type="hidden" name="username" value={account.username} />
              <input type="hidden" name="password" value={account.password} />
              <input type="hidden" name="next" value={next} />
              <span className="col-span-2 text-sm text-ink-2 sm:col-span-1 sm:text-md">{account.role}</span>
              <span className="min-w-0">{account.name}<span className="block text-sm text-ink-2">{account.note}</span></span>
              <SubmitButton variant="plain" aria-label={`以${account.name}（${account.role}）登录`}>登录</SubmitButton>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  )
}
