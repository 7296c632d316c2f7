import { redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signIn } from '~/domain/identity/sign-in.server'
import { cities } from '~/domain/organizations/regions.server'
import { refuse } from '~/domain/refusal'
import { rulesNow } from '~/domain/settings/queries.server'
import type { TeacherCategory } from '~/domain/teachers/application'
import { applyAsTeacher } from '~/domain/teachers/apply-as-teacher.server'
import { myApplication } from '~/domain/teachers/queries.server'
import { resubmitApplication } from '~/domain/teachers/resubmit-application.server'
import { PUBLICITY_DAYS } from '~/domain/teachers/teacher-status'
import { sourceOf } from '~/http/context.server'
import { route } from '~/http/route.server'
import { contentOf } from '~/http/texts.server'
import { useRefusal } from '~/http/use-refusal'
import { ApplicationForm } from './teacher-form'
import { applicationInput } from './teacher-input'
import { Banner } from '~/ui/banner'
import { SubmitButton } from '~/ui/button'
import { PageHead } from '~/ui/card'
import { ErrorSummary } from '~/ui/error-summary'
import { TextField } from '~/ui/field'
import { PublicSite } from '~/ui/public-site'

const option = z.object({ value: z.string(), label: z.string() })
const stored = z.object({
  category: z.string().transform(code => code as TeacherCategory), employer: z.string(), position: z.string(), professionalTitle: z.string(), qualityYears: z.number(), teachingHours: z.number(),
  areas: z.array(z.string()), courses: z.array(z.string()), achievements: z.string(), cityCode: z.string(), evidence: z.object({ name: z.string() }).nullable(),
})

const account = { name: z.string('请填姓名').max(60), username: z.string('请设一个用户名').max(64), password: z.string('请设一个密码').max(256), repeat: z.string('请再输一次密码').max(256) }
const firstInput = applicationInput.extend(account).refine(v => v.password === v.repeat, { path: ['repeat'], message: '两次输入的密码不一样' })
const noFile = () => refuse('form.invalid', {}, { evidence: ['请传证明材料，其他内容已保留'] })

const gate = route({
  who: 'public',
  output: z.object({ name: z.string().nullable(), returned: z.string().nullable(), stored: stored.nullable(), areas: z.array(option), cities: z.array(option), termYears: z.number() }),
  async load({ ctx }) {
    const mine = await myApplication(ctx)
    if (mine && mine.status !== 'returned' && mine.status !== 'refused') return redirect('/teacher')
    return {
      name: ctx.actor.kind === 'user' ? ctx.actor.name : null,
      returned: mine?.status === 'returned' ? (mine.reviews.at(-1)?.opinion ?? '') : null,
      // A refused application may start the next one; its evidence is asked for anew.
      stored: mine && { ...mine, evidence: mine.status === 'returned' ? mine.evidence : null },
      areas: contentOf().areas.map(area => ({ value: area.code, label: area.title })),
      cities: cities.map(city => ({ value: city.code, label: city.name })),
      termYears: (await rulesNow(ctx)).rules.teacher_term_years,
    }
  },
  actions: act => ({
    register: act(firstInput, async ({ ctx, input: { name, username, password, repeat: _, ...application }, uploads, context }) => {
      await applyAsTeacher(ctx, { ...application, evidence: uploads.get('evidence') ?? noFile(), account: { name, username, password } })
      const actor = await signIn(ctx, { username, password, source: sourceOf(ctx, context) })
      return redirect('/teacher', await context.services.sessions.open(ctx, actor))
    }),
    apply: act(applicationInput, async ({ ctx, input, uploads }) => {
      await applyAsTeacher(ctx, { ...input, evidence: uploads.get('evidence') ?? noFile() })
      return redirect('/teacher')
    }),
    resubmit: act(applicationInput, async ({ ctx, input, uploads }) => {
      await resubmitApplication(ctx, { ...input, evidence: uploads.get('evidence') })
      return redirect('/teacher')
    }),
  }),
})
export const loader = gate.loader
export const action = gate.action

export const meta = () => [{ title: '申报师资 · 广东省企业首席质量官网络培训考试平台' }]

export default function TeacherApply() {
  const { name, returned, stored: kept, areas, cities: all, termYears } = useLoaderData<typeof loader>()
  const refused = useRefusal()
  const errors = refused?.fields ?? {}
  const intent = name === null ? 'register' : returned === null ? 'apply' : 'resubmit'
  return (
    <PublicSite>
      <div className="grid max-w-180 gap-6">
        <PageHead title={intent === 'resubmit' ? '修改师资申报' : '申报首席质量官培训师资'} lead={`市局形式审查，省局组织专家评审，公示 ${PUBLICITY_DAYS} 天无异议后聘任，聘期 ${termYears} 年。`} />
        {returned !== null && <Banner tone="warn" title="申报已退回，请修改后重新提交">要改的地方：{returned}</Banner>}
        {refused && Object.keys(errors).length === 0 && <Banner tone="danger" title={refused.refusal.title} alert>{refused.refusal.message}</Banner>}
        {refused && <ErrorSummary errors={errors} />}
        <Form method="post" encType="multipart/form-data" noValidate className="grid gap-8">
          <input type="hidden" name="intent" value={intent} />
          {name === null ? <Account typed={refused?.values} errors={errors} /> : <p>申报人：<b className="font-medium">{name}</b></p>}
          <ApplicationForm stored={intent === 'register' ? null : kept} typed={refused?.values} errors={errors} areas={areas} cities={all} />
          <p className="text-sm text-ink-2">不收银行信息。提交即确认所填属实、无违法失信记录，并同意在公示期公开姓名、单位和专长领域。</p>
          <SubmitButton className="justify-self-start">{intent === 'resubmit' ? '重新提交' : '提交申报'}</SubmitButton>
        </Form>
      </div>
    </PublicSite>
  )
}

function Account({ typed, errors }: { typed: Record<string, string> | undefined; errors: Record<string, string[]> }) {
  return (
    <fieldset className="grid gap-5">
      <legend className="mb-1 text-lg font-bold">账号</legend>
      <p className="text-sm text-ink-2">已有首席质量官账号的，<a href="/sign-in?next=/teachers/apply">先登录</a>再申报，这一段不用填。</p>
      <TextField name="name" label="姓名" autoComplete="name" defaultValue={typed?.name} error={errors.name} />
      <TextField name="username" label="用户名" hint="4 至 32 位，字母开头" autoComplete="username" autoCapitalize="none" defaultValue={typed?.username} error={errors.username} />
      <TextField name="password" label="密码" type="password" hint="至少 12 个字符。用一句只有自己知道的话最好记" autoComplete="new-password" error={errors.password} />
      <TextField name="repeat" label="再输一次" type="password" autoComplete="new-password" error={errors.repeat} />
    </fieldset>
  )
}
