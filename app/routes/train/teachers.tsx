import { redirect } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { assignTeacher } from '~/domain/teachers/assign-teacher.server'
import { appointedTeachers, classesToStaff } from '~/domain/teachers/queries.server'
import { route } from '~/http/route.server'
import { contentOf } from '~/http/texts.server'
import { useRefusal } from '~/http/use-refusal'
import { RatingLine, ratingOutput } from '~/ui/rating-line'
import { Banner } from '~/ui/banner'
import { LinkButton, SubmitButton } from '~/ui/button'
import { Card, PageHead, Section } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { ErrorSummary } from '~/ui/error-summary'
import { SelectField, TextField } from '~/ui/field'
import { Filters, FilterSelect } from '~/ui/filters'
import { DataTable } from '~/ui/table'

const option = z.object({ value: z.string(), label: z.string() })

const gate = route({
  who: ['training_org'],
  query: z.object({ area: z.string().max(4).optional(), teacher: z.string().max(40).optional() }),
  output: z.object({
    area: z.string(),
    areas: z.array(option),
    teachers: z.array(z.object({ id: z.string(), name: z.string(), employer: z.string(), professionalTitle: z.string(), areas: z.string(), courses: z.array(z.string()), termEndsOn: z.string().nullable() })),
    chosen: z.object({ id: z.string(), name: z.string(), courses: z.array(z.string()) }).nullable(),
    open: z.array(option),
    classes: z.array(z.object({ id: z.string(), name: z.string(), startsOn: z.string(), endsOn: z.string(), teachers: z.array(z.object({ teacherId: z.string(), name: z.string(), topic: z.string(), rating: ratingOutput })) })),
  }),
  async load({ ctx, query }) {
    const areas = contentOf().areas.map(area => ({ value: area.code, label: area.title }))
    const teachers = await appointedTeachers(ctx, query.area || undefined)
    const classes = await classesToStaff(ctx)
    return {
      area: query.area ?? '',
      areas,
      teachers: teachers.map(row => ({ ...row, areas: areas.filter(area => row.areas.includes(area.value)).map(area => area.label).join('、') })),
      chosen: teachers.find(row => row.id === query.teacher) ?? null,
      open: classes.filter(each => each.status !== 'closed').map(each => ({ value: each.id, label: `${each.name}（${each.startsOn} 起）` })),
      classes,
    }
  },
  actions: act => ({
    default: act(
      z.strictObject({ cohortId: z.string('请选培训班').max(40), teacherId: z.string().max(40), topic: z.string('请填讲授主题').trim().min(1, '请填讲授主题').max(60, '主题最多 60 个字') }),
      async ({ ctx, input }) => {
        await assignTeacher(ctx, input)
        return redirect('/train/teachers#classes')
      },
    ),
  }),
})
export const loader = gate.loader
export const action = gate.action

export const meta = () => [{ title: '师资 · 广东省企业首席质量官网络培训考试平台' }]

export default function TrainTeachers() {
  const { area, areas, teachers, chosen, open, classes } = useLoaderData<typeof loader>()
  const staffed = classes.flatMap(each => each.teachers.map(teacher => ({ ...teacher, key: `${each.id} ${teacher.teacherId}`, cohort: each.name, days: `${each.startsOn} 至 ${each.endsOn}` })))
  return (
    <div className="stack gap-6">
      <PageHead title="师资" lead="省局聘任、在聘期内的师资。按专长领域挑选，排进本机构的培训班。" />
      {chosen && <Assign key={chosen.id} teacher={chosen} open={open} />}
      <Section title="师资库" aside={`${teachers.length} 人`}>
        <Filters clearTo={area ? '/train/teachers' : undefined}>
          <FilterSelect name="area" label="专长领域" all="全部领域" options={areas} value={area} />
        </Filters>
        <DataTable
          caption="在聘师资"
          rows={teachers}
          rowKey={row => row.id}
          selected={row => row.id === chosen?.id}
          empty={<EmptyState>{area ? '这个领域还没有在聘师资。换一个领域看看。' : '师资库里还没有在聘师资。省局聘任后会出现在这里。'}</EmptyState>}
          columns={[
            { key: 'name', head: '师资', cell: row => <b className="font-medium">{row.name}<small className="font-normal">{row.employer}，{row.professionalTitle}</small></b>, lead: true },
            { key: 'areas', head: '专长领域', cell: row => row.areas },
            { key: 'courses', head: '代表课程', cell: row => row.courses.join('；') },
            { key: 'term', head: '聘期到', cell: row => row.termEndsOn, nowrap: true },
            { key: 'assign', head: '操作', cell: row => <LinkButton to={`?${new URLSearchParams({ ...(area && { area }), teacher: row.id })}`} size="desk">排课</LinkButton> },
          ]}
        />
      </Section>
      <Section title="已排的课" id="classes">
        <DataTable
          caption="各培训班的师资与学员评价"
          rows={staffed}
          rowKey={row => row.key}
          empty={<EmptyState>还没有排课。在上面选一位师资，点“排课”。</EmptyState>}
          columns={[
            { key: 'cohort', head: '培训班', cell: row => <b className="font-medium">{row.cohort}<small className="font-normal">{row.days}</small></b>, lead: true },
            { key: 'teacher', head: '师资', cell: row => row.name },
            { key: 'topic', head: '主题', cell: row => row.topic },
            { key: 'rating', head: '学员评价', cell: row => <RatingLine rating={row.rating} /> },
          ]}
        />
      </Section>
    </div>
  )
}

function Assign({ teacher, open }: { teacher: { id: string; name: string; courses: string[] }; open: { value: string; label: string }[] }) {
  const refused = useRefusal()
  const errors = refused?.fields ?? {}
  if (open.length === 0) return <EmptyState action={<Link to="/train">去开班</Link>}>没有报名中或进行中的培训班，排不了课。</EmptyState>
  return (
    <Card title={`给${teacher.name}排课`} aside={<Link to="/train/teachers">取消</Link>}>
      <Form method="post" noValidate className="grid gap-4">
        {refused && Object.keys(errors).length === 0 && <Banner tone="danger" title={refused.refusal.title} alert>{refused.refusal.message}</Banner>}
        {refused && <ErrorSummary errors={errors} />}
        <input type="hidden" name="teacherId" value={teacher.id} />
        <div className="grid gap-4 md:grid-cols-2">
          <SelectField name="cohortId" label="培训班" options={open} defaultValue={refused?.values.cohortId ?? (open.length === 1 ? open[0]?.value : '')} error={errors.cohortId} />
          <TextField name="topic" label="讲授主题" suggestions={teacher.courses} defaultValue={refused?.values.topic} error={errors.topic} maxLength={60} />
        </div>
        <div><SubmitButton>排进这个班</SubmitButton></div>
      </Form>
    </Card>
  )
}
