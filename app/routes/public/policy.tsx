import { redirect } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { citations } from '#content/bank.server'
import { policyNamed } from '#content/load.server'
import { formatDateTime } from '~/domain/clock'
import { canEditPolicies } from '~/domain/policies/access.server'
import { attachPolicyText } from '~/domain/policies/attach-policy-text.server'
import { textsOf } from '~/domain/policies/queries.server'
import { removePolicyText } from '~/domain/policies/remove-policy-text.server'
import { refuse } from '~/domain/refusal'
import { route } from '~/http/route.server'
import { contentOf } from '~/http/texts.server'
import { useRefusal } from '~/http/use-refusal'
import { Banner } from '~/ui/banner'
import { Button, SubmitButton } from '~/ui/button'
import { PageHead, Section } from '~/ui/card'
import { ErrorSummary } from '~/ui/error-summary'
import { Field, TextField } from '~/ui/field'
import { formatBytes } from '~/ui/format'
import { KeyValues } from '~/ui/key-values'
import { PublicSite } from '~/ui/public-site'
import { StatusBadge } from '~/ui/status-badge'
import { kindNames, toneOf } from './policy-words'

const attach = z.strictObject({ origin: z.string('请写明文本从哪里取得').trim().min(4, '请写明文本从哪里取得，至少 4 个字').max(200, '最多 200 字') })

const gate = route({
  who: 'public',
  params: z.object({ code: z.string().max(80) }),
  output: z.strictObject({
    title: z.string(), kind: z.string(), number: z.string().nullable(), issuer: z.string().nullable(), date: z.string().nullable(), status: z.string(), html: z.string(), verify: z.array(z.string()),
    lessons: z.array(z.object({ code: z.string(), title: z.string() })), questions: z.number(), mayEdit: z.boolean(),
    texts: z.array(z.object({ id: z.string(), name: z.string(), size: z.string(), origin: z.string(), at: z.string() })),
  }),
  async load({ ctx, params: { code } }) {
    const content = contentOf()
    const policy = content.policies.find(one => one.code === code) ?? refuse('http.not-found')
    const { title, kind, number = null, issuer = null, date = null, status, html, verify } = policy
    const cited = new Set(citations(content).filter(one => policyNamed(content.policies, one.document) === policy).map(one => one.id))
    const texts = await textsOf(ctx, code)
    return {
      title, kind: kindNames[kind], number, issuer, date, status, html, verify, mayEdit: canEditPolicies(ctx.actor),
      lessons: content.courses.flatMap(course => course.lessons).filter(lesson => cited.has(lesson.code)).map(lesson => ({ code: lesson.code, title: lesson.title })),
      questions: [...cited].filter(id => /^Q\d+$/.test(id)).length,
      texts: texts.map(text => ({ id: text.id, name: text.name, size: formatBytes(text.bytes), origin: text.origin, at: formatDateTime(text.attachedAt) })),
    }
  },
  actions: act => ({
    attach: act(attach, async ({ ctx, params: { code }, input: { origin }, uploads }) => {
      if (!contentOf().policies.some(policy => policy.code === code)) refuse('http.not-found')
      const upload = uploads.get('file') ?? refuse('form.invalid', {}, { file: ['请选一份 PDF'] })
      await attachPolicyText(ctx, { policyCode: code, origin, upload })
      return redirect(`/policies/${code}`)
    }),
    remove: act(z.strictObject({ textId: z.string().max(64) }), async ({ ctx, params: { code }, input }) => {
      await removePolicyText(ctx, { policyCode: code, ...input })
      return redirect(`/policies/${code}`)
    }),
  }),
})
export const loader = gate.loader
export const action = gate.action

export const meta = ({ data }: { data?: { title: string } }) => [{ title: `${data?.title ?? '政策库'} · 广东省企业首席质量官网络培训考试平台` }]

export default function Policy() {
  const data = useLoaderData<typeof loader>()
  return (
    <PublicSite>
      <PageHead title={data.title} back={<Link to="/policies">政策库</Link>} aside={<StatusBadge {...toneOf(data.status)} label={data.status} />} />
      <div className="cols">
        <div className="grid content-start gap-6">
          <KeyValues ruled items={[['种类', data.kind], ['文号', data.number], ['发文机关', data.issuer], ['日期', data.date]]} />
          {data.verify.length > 0 && (
            <Banner tone="warn" title="以下几点待专家核实">
              <ul className="list-disc pl-5">{data.verify.map(point => <li key={point}>{point}</li>)}</ul>
            </Banner>
          )}
          {/* Made by renderMarkdown, which lets no HTML of the author through. */}
          <article className="prose policy" dangerouslySetInnerHTML={{ __html: data.html }} />
          <p className="border-l-2 border-line pl-3 text-sm text-ink-3">摘要由平台用自己的话编写，供学习和出题对照，不代替文件；办事以官方文本为准。</p>
        </div>
        <aside className="grid content-start gap-8">
          <Section title="官方文本">
            {data.texts.length === 0 && <p className="text-ink-2">还没有附上官方文本。</p>}
            <ul className="list">
              {data.texts.map((text, i) => (
                <li key={text.id} className="grid gap-1 py-2">
                  <a href={`/policies/texts/${text.id}`} download={text.name}>{text.name}</a>
                  <span className="text-sm text-ink-2">PDF，{text.size}，{text.at} 附。取自：{text.origin}{i > 0 && '（旧）'}</span>
                  {data.mayEdit && (
                    <Form method="post">
                      <input type="hidden" name="intent" value="remove" />
                      <input type="hidden" name="textId" value={text.id} />
                      <Button variant="quiet" icon="trash" aria-label={`撤下 ${text.name}`}>撤下</Button>
                    </Form>
                  )}
                </li>
              ))}
            </ul>
            {data.mayEdit && <Attach />}
          </Section>
          <Section title="用到它的课">
            {data.lessons.length === 0 ? <p className="text-ink-2">没有哪一课专门讲它。</p> : <ul className="list text-sm">{data.lessons.map(({ code, title }) => <li key={code}>{code} {title}</li>)}</ul>}
            <p className="mt-2 text-sm text-ink-2">考核题库里有 {data.questions} 题依据它。</p>
          </Section>
        </aside>
      </div>
    </PublicSite>
  )
}

/** For the administrator who keeps the library. */
function Attach() {
  const refused = useRefusal()
  const errors = refused?.fields ?? {}
  return (
    <Form method="post" encType="multipart/form-data" className="card mt-4 grid gap-4">
      <h3 className="text-md">附上官方文本</h3>
      {refused && Object.keys(errors).length === 0 && <Banner tone="danger" title={refused.refusal.title} alert>{refused.refusal.message}</Banner>}
      <ErrorSummary errors={errors} />
      <Field name="file" label="文件" hint="PDF，不超过 10 MB" error={errors.file}><input type="file" id="file" name="file" accept="application/pdf" required /></Field>
      <TextField name="origin" label="取自" hint="发文机关网站的栏目、公报期号等" defaultValue={refused?.values.origin} error={errors.origin} />
      <div><SubmitButton intent="attach" pendingText="正在上传…">附上</SubmitButton></div>
    </Form>
  )
}
