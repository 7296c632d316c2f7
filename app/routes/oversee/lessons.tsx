import { Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { shanghaiDate } from '~/domain/clock'
import { lessonRows } from '~/domain/courses/queries.server'
import { decideImport } from '~/domain/import-decision'
import { route } from '~/http/route.server'
import { contentOf } from '~/http/texts.server'
import { PageHead } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { StatusBadge } from '~/ui/status-badge'
import { DataTable } from '~/ui/table'

const gate = route({
  who: ['province_admin'],
  output: z.object({ rows: z.array(z.object({ to: z.string(), code: z.string(), title: z.string(), course: z.string(), version: z.number(), edition: z.string(), at: z.string(), edited: z.boolean(), conflict: z.boolean() })) }),
  async load({ ctx }) {
    const files = new Map(contentOf().courses.flatMap(course => course.lessons.map(lesson => [`${course.code}/${lesson.code}`, lesson.contentHash])))
    return {
      rows: (await lessonRows(ctx)).map(row => {
        const file = files.get(`${row.courseId}/${row.code}`)
        return {
          to: `/oversee/lessons/${row.courseId}/${row.code}`, code: row.code, title: row.title, course: row.kind === 'qualification' ? '岗位能力培训' : '选修', version: row.version, edition: row.edition,
          at: shanghaiDate(row.publishedAt), edited: row.origin === 'editor', conflict: file !== undefined && decideImport(file, row) === 'conflict',
        }
      }),
    }
  },
})
export const loader = gate.loader

export const meta = () => [{ title: '课文 · 首席质量官平台' }]

export default function Lessons() {
  const { rows } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead title="课文" lead="改过的课文成为新的一版；已开始学旧版的学员按旧版学完，学时不受影响。" />
      <DataTable
        caption="课文"
        rows={rows}
        rowKey={row => row.to}
        columns={[
          { key: 'title', head: '课', lead: true, cell: row => <Link to={row.to}>{row.code} {row.title}</Link> },
          { key: 'course', head: '课程', cell: row => row.course, nowrap: true },
          { key: 'version', head: '版本', cell: row => `第 ${row.version} 版，${row.edition}`, nowrap: true },
          { key: 'at', head: '上线', cell: row => row.at, nowrap: true },
          { key: 'origin', head: '来源', cell: row => (row.conflict ? <StatusBadge plain tone="warn" label="文件和平台都改过" /> : row.edited ? '平台改过' : '内容文件'), nowrap: true },
        ]}
        empty={<EmptyState>还没有课文。平台启动时从内容文件夹导入。</EmptyState>}
      />
    </>
  )
}
