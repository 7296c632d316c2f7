import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { templateGroups } from '#content/template-schema'
import { route } from '~/http/route.server'
import { contentOf, templateSize } from '~/http/texts.server'
import { LinkButton } from '~/ui/button'
import { PageHead, Section } from '~/ui/card'
import { formatBytes } from '~/ui/format'
import { PublicSite } from '~/ui/public-site'

/** 表格电子版不登录即可下载. The files are made by the build and served as they are. */
const gate = route({
  who: 'public',
  output: z.strictObject({
    groups: z.array(
      z.strictObject({
        title: z.string(),
        templates: z.array(
          z.strictObject({ code: z.string(), title: z.string(), purpose: z.string(), audience: z.string(), kind: z.enum(['docx', 'xlsx']), bytes: z.number().nullable(), lessons: z.array(z.string()), howto: z.array(z.string()), edition: z.string() }),
        ),
      }),
    ),
  }),
  async load() {
    const { courses, templates } = contentOf()
    const all = courses.flatMap(course => course.lessons)
    const shown = templates.map(({ code, title, group, purpose, audience, kind, lessons, howto, edition }) => ({
      group,
      // Those the template names, and those that ask for it since.
      shown: { code, title, purpose, audience, kind, bytes: templateSize(`${code}.${kind}`), lessons: all.filter(one => lessons.includes(one.code) || one.templates?.includes(code)).map(one => `${one.code} ${one.title}`), howto, edition },
    }))
    return { groups: templateGroups.map(title => ({ title, templates: shown.filter(one => one.group === title).map(one => one.shown) })) }
  },
})
export const loader = gate.loader

export const meta = () => [{ title: '下载专区 · 广东省企业首席质量官网络培训考试平台' }]

const kinds = { docx: 'Word 文档', xlsx: 'Excel 表格' }

type Shown = ReturnType<typeof useLoaderData<typeof loader>>['groups'][number]['templates'][number]

function TemplateItem({ code, title, purpose, audience, kind, bytes, lessons, howto, edition }: Shown) {
  return (
    <li id={code} className="py-5">
      <div className="grid gap-3 md:grid-cols-[minmax(0,1fr)_auto] md:items-start md:gap-8">
        <div className="min-w-0">
          <h3 className="text-base font-medium">{title}</h3>
          <p className="mt-1">{purpose}</p>
          <p className="mt-1 text-sm text-ink-2">{kinds[kind]}{bytes !== null && <> · {formatBytes(bytes)}</>} · {edition} 版</p>
          <p className="mt-1 text-sm text-ink-2">配套课程：{lessons.join('；')}</p>
        </div>
        <LinkButton to={`/templates/${code}.${kind}`} download={`${title}.${kind}`} icon="download">下载<span className="sr-only">{title}</span></LinkButton>
      </div>
      <details className="mt-2">
        <summary className="btn quiet -ml-3">怎样填</summary>
        <ol className="mt-1 grid max-w-[46em] list-decimal gap-1 pl-6 text-sm leading-relaxed">
          {howto.map(step => <li key={step}>{step}</li>)}
        </ol>
        <p className="mt-2 text-sm text-ink-2">谁来填：{audience}</p>
      </details>
    </li>
  )
}

export default function Resources() {
  const { groups } = useLoaderData<typeof loader>()
  return (
    <PublicSite>
      <PageHead title="下载专区" lead="课程配套的文书、表格和计算表，不登录即可下载。都是样本，按本企业实际修改后使用；标“示例”的内容为虚构。" />
      <div className="stack gap-10">
        {groups.map(group => (
          <Section key={group.title} title={group.title} aside={`${group.templates.length} 份`}>
            <ul className="list">{group.templates.map(template => <TemplateItem key={template.code} {...template} />)}</ul>
          </Section>
        ))}
        <p className="text-sm text-ink-2">Excel 表格里的公式请在电脑上用 WPS 或 Excel 打开，手机预览可能不显示计算结果。</p>
      </div>
    </PublicSite>
  )
}
