import { json, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { lessonFileName } from '#content/load.server'
import { formatDateTime } from '~/domain/clock'
import { lessonForEditor } from '~/domain/courses/queries.server'
import { saveLesson } from '~/domain/courses/save-lesson.server'
import { settleLesson } from '~/domain/courses/settle-lesson.server'
import { decideImport } from '~/domain/import-decision'
import { attachment } from '~/http/attachment'
import { lessonOf, lessonSource } from '~/http/lesson-form.server'
import { type ActionRefusal, route } from '~/http/route.server'
import { contentOf } from '~/http/texts.server'
import { Banner } from '~/ui/banner'
import { Button, SubmitButton } from '~/ui/button'
import { PageHead, Section } from '~/ui/card'
import { TextArea } from '~/ui/field'
import { Timeline } from '~/ui/timeline'

const source = z.string('课文是空的').max(60_000, '最多 6 万字')
const fileOf = (courseId: string, code: string) => contentOf().courses.find(course => course.code === courseId)?.lessons.find(lesson => lesson.code === code)

const gate = route({
  who: ['province_admin'],
  params: z.object({ courseId: z.string().max(64), code: z.string().max(16) }),
  query: z.object({ saved: z.string().optional() }),
  output: z.object({
    title: z.string(), versionId: z.string(), source: z.string(), html: z.string(), saved: z.boolean(), conflict: z.boolean(), history: z.array(z.object({ time: z.string(), title: z.string() })),
  }),
  async load({ ctx, params: { courseId, code }, query }) {
    const known = await lessonForEditor(ctx, courseId, code)
    const file = fileOf(courseId, code)
    return {
      title: `${code} ${known.current.title}`, versionId: known.current.id, source: lessonSource(known), html: known.current.html, saved: query.saved !== undefined,
      conflict: file !== undefined && decideImport(file.contentHash, known.current) === 'conflict',
      history: known.history.map(({ version, origin, publishedAt }) => ({ time: formatDateTime(publishedAt), title: `第 ${version} 版，${origin === 'editor' ? '在平台修改' : '由内容文件导入'}` })),
    }
  },
  actions: act => ({
    save: act(z.strictObject({ versionId: z.string().max(64), source }), async ({ ctx, params, input }) => {
      const { course } = await lessonForEditor(ctx, params.courseId, params.code)
      const lesson = lessonOf(input.source, { code: params.code, modules: course.modules.map(module => module.code) })
      await saveLesson(ctx, { courseId: params.courseId, lesson, basedOn: input.versionId })
      return redirect(`/oversee/lessons/${params.courseId}/${params.code}?saved=1`)
    }),
    preview: act(z.strictObject({ versionId: z.string().max(64), source }), async ({ ctx, params, input }) => {
      const { course } = await lessonForEditor(ctx, params.courseId, params.code)
      const { html } = lessonOf(input.source, { code: params.code, modules: course.modules.map(module => module.code) })
      return json({ preview: { html, source: input.source } })
    }),
    settle: act(z.strictObject({ take: z.enum(['file', 'ours']) }), async ({ ctx, params: { courseId, code }, input: { take } }) => {
      const file = fileOf(courseId, code)
      if (file) await settleLesson(ctx, { courseId, file, take })
      return redirect(`/oversee/lessons/${courseId}/${code}`)
    }),
    export: act(z.strictObject({}), async ({ ctx, params: { courseId, code } }) =>
      attachment({ name: lessonFileName(code), mime: 'text/markdown; charset=utf-8', bytes: Buffer.from(lessonSource(await lessonForEditor(ctx, courseId, code)), 'utf8') }),
    ),
  }),
})
export const loader = gate.loader
export const action = gate.action

export const meta = ({ data }: { data?: { title: string } }) => [{ title: `${data?.title ?? '课文'} · 首席质量官平台` }]

export default function LessonEditor() {
  const data = useLoaderData<typeof loader>()
  const answer = useActionData<{ preview?: { html: string; source: string } } & Partial<ActionRefusal>>()
  const html = answer?.preview?.html ?? data.html
  return (
    <>
      <PageHead title={data.title} back={<Link to="/oversee/lessons">课文</Link>} lead="改的是课文文件的全文：两行 --- 之间是课文信息和测验，下面是 Markdown 正文。" />
      <div className="grid gap-4">
        {data.saved && !answer && <Banner tone="ok" title="已保存为新的一版">从现在起开始学的学员学这一版。</Banner>}
        {answer?.refusal && <Banner tone="danger" title={answer.refusal.title} alert>{answer.refusal.message}</Banner>}
        {data.conflict && (
          <Banner tone="warn" title="内容文件和平台都改过这一课">
            <Form method="post" className="row mt-2">
              <input type="hidden" name="intent" value="settle" />
              <Button name="take" value="ours">保留平台的</Button>
              <Button name="take" value="file">改用文件的</Button>
            </Form>
          </Banner>
        )}
      </div>
      <div className="mt-4 grid gap-8 xl:grid-cols-2">
        <Form method="post" className="grid content-start gap-4" key={data.versionId}>
          <input type="hidden" name="versionId" value={data.versionId} />
          <TextArea name="source" label="课文文件" rows={32} spellCheck={false} className="code-text" defaultValue={answer?.values?.source ?? answer?.preview?.source ?? data.source} error={answer?.fields?.source} />
          <div className="row">
            <SubmitButton intent="save" pendingText="正在保存…">保存为新版</SubmitButton>
            <SubmitButton intent="preview" variant="plain" icon="eye" pendingText="正在排版…">预览</SubmitButton>
          </div>
        </Form>
        <div className="grid min-w-0 content-start gap-8">
          <Section title={answer?.preview ? '预览，还没有保存' : '现在的一版'}>
            {/* Made by the content renderer, which lets no HTML of the author through. */}
            <article className="prose card max-h-180 overflow-auto" tabIndex={0} dangerouslySetInnerHTML={{ __html: html }} />
          </Section>
          <Section title="版本"><Timeline items={data.history} label="版本" /></Section>
          <Form method="post" reloadDocument><SubmitButton intent="export" variant="quiet" icon="download">导出课文文件</SubmitButton></Form>
        </div>
      </div>
    </>
  )
}
