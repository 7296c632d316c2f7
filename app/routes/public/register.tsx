import { redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { shanghaiYear } from '~/domain/clock'
import { usernameProblem } from '~/domain/identity/username'
import { usccProblem } from '~/domain/organizations/uscc'
import { signIn } from '~/domain/identity/sign-in.server'
import { enterpriseChoices } from '~/domain/organizations/enterprise-choices.server'
import { registerEnterprise } from '~/domain/organizations/register-enterprise.server'
import { sourceOf } from '~/http/context.server'
import { enterpriseShape, factsOf } from '~/http/enterprise-form'
import { route } from '~/http/route.server'
import { useRefusal } from '~/http/use-refusal'
import { SubmitButton } from '~/ui/button'
import { Section } from '~/ui/card'
import { EnterpriseFields } from '~/ui/enterprise-fields'
import { ErrorSummary } from '~/ui/error-summary'
import { TextField } from '~/ui/field'
import { PublicSite } from '~/ui/public-site'

const option = z.object({ value: z.string(), label: z.string() })
/** Judged together with the rest of the form, so that everything is said at once. */
const checked = (missing: string, problem: (text: string) => string | null) =>
  z.string(missing).max(64).superRefine((text, issues) => {
    const wrong = problem(text)
    if (wrong) issues.addIssue(wrong)
  })
const input = z.strictObject({
  ...enterpriseShape,
  uscc: checked('请填统一社会信用代码', usccProblem),
  contactName: z.string('请填经办人姓名').max(50),
  username: checked('请设用户名', usernameProblem),
  password: z.string('请设密码').max(256),
})

const gate = route({
  who: 'public',
  output: z.object({
    year: z.number(),
    choices: z.object({
      regions: z.array(z.object({ label: z.string(), options: z.array(option) })),
      ownershipTypes: z.array(z.string()),
      sizingRows: z.array(z.object({ value: z.string(), label: z.string(), covers: z.string(), needs: z.array(z.string()) })),
      figures: z.array(z.object({ name: z.string(), label: z.string(), unit: z.string(), help: z.string() })),
      sizes: z.array(option),
    }),
  }),
  load: async ({ ctx }) => ({ year: shanghaiYear(ctx.now) - 1, choices: enterpriseChoices() }),
  actions: act => ({
    default: act(input, async ({ ctx, input, context }) => {
      const { uscc, contactName, username, password, ...facts } = input
      await registerEnterprise(ctx, { ...factsOf(facts), uscc, contactName, username, secret: { password } })
      const actor = await signIn(ctx, { username, password, source: sourceOf(ctx, context) })
      return redirect('/enterprise', await context.services.sessions.open(ctx, actor))
    }),
  }),
})
export const loader = gate.loader
export const action = gate.action

export const meta = () => [{ title: '企业注册 · 广东省企业首席质量官网络培训考试平台' }]

export default function Register() {
  const { year, choices } = useLoaderData<typeof loader>()
  const refused = useRefusal()
  const values = refused?.values ?? { sizeYear: String(year) }
  const errors = refused?.fields ?? {}
  return (
    <PublicSite>
      <div className="cols">
        <div className="grid gap-8">
          <div>
            <h1>企业注册</h1>
            <p className="mt-2 text-ink-2">注册后即可为本企业聘任的首席质量官备案。除注明“选填”外都要填，备好营业执照，约 5 分钟。</p>
          </div>
          {refused && <ErrorSummary errors={errors} title={refused.refusal.title} />}
          <Form method="post" noValidate className="grid gap-10">
            <TextField name="uscc" label="统一社会信用代码" hint="18 位，照营业执照填写；一个代码只能注册一次" defaultValue={values.uscc} error={errors.uscc} autoCapitalize="characters" autoComplete="off" maxLength={40} />
            <EnterpriseFields choices={choices} values={values} errors={errors} />
            <Section title="经办人账号">
              <div className="stack">
                <TextField name="contactName" label="经办人姓名" hint="办理备案、打印激活单的人" defaultValue={values.contactName} error={errors.contactName} autoComplete="name" />
                <TextField name="username" label="用户名" hint="4 至 32 个字符，以字母开头；登录用，请记下" defaultValue={values.username} error={errors.username} autoComplete="username" autoCapitalize="none" />
                <TextField name="password" label="密码" type="password" hint="至少 12 个字符。用一句只有自己知道的话最好记" error={errors.password} autoComplete="new-password" />
              </div>
            </Section>
            <SubmitButton pendingText="正在注册…" className="justify-self-start">注册并开始备案</SubmitButton>
          </Form>
        </div>
        <aside className="self-start border-t-2 border-ink pt-4 text-sm text-ink-2 wide:mt-20">
          <h2 className="mb-3 text-md text-ink">备案怎么办</h2>
          <ol className="grid list-decimal gap-2 pl-5">
            <li>企业注册，填首席质量官的备案信息，上传任命决定和承诺书。</li>
            <li>生产经营所在地的市局在 5 个工作日内核，材料有问题会逐项写明退回。</li>
            <li>省局登记，发备案号；首席质量官凭激活单开通账号，报名培训。</li>
          </ol>
          <p className="mt-4">备案不是许可，材料齐全、属实的都予登记。全程免费。</p>
          <p className="mt-4">已注册的企业，<a href="/sign-in">直接登录</a>。</p>
        </aside>
      </div>
    </PublicSite>
  )
}
