import { Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { shanghaiDate, shanghaiYear } from '~/domain/clock'
import { electivesFor, myLedger } from '~/domain/continuing-education/queries.server'
import { teachersToRate } from '~/domain/teachers/rating-queries.server'
import { route } from '~/http/route.server'
import { LinkButton } from '~/ui/button'
import { PageHead, Section } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { Scale } from '~/ui/scale'
import { StatusBadge } from '~/ui/status-badge'
import { Tabs } from '~/ui/tabs'
import { YearAccount } from './continuing-education-account'
import { CeBadge } from '~/ui/ce-record-badge'

const line = z.object({ code: z.string(), name: z.string(), core: z.boolean(), cap: z.number().nullable(), approved: z.number(), counted: z.number(), pending: z.number() })
const record = z.object({
  id: z.string(), category: z.string(), title: z.string(), organizer: z.string(), happenedOn: z.string(), tenths: z.number(),
  status: z.enum(['submitted', 'approved', 'returned', 'rejected']), opinion: z.string().nullable(), evidence: z.boolean(),
})

const gate = route({
  who: ['cqo'],
  query: z.object({ year: z.coerce.number().int().min(2000).max(2200).optional() }),
  output: z.object({
    today: z.string(), years: z.array(z.number()), since: z.string().nullable(), dutyFrom: z.string().nullable(), hours: z.number(), coreShare: z.number(),
    ledger: z.object({ year: z.number(), due: z.boolean(), total: z.number(), target: z.number(), countedCore: z.number(), coreTarget: z.number(), missing: z.number(), missingCore: z.number(), met: z.boolean(), byCategory: z.array(line) }),
    records: z.array(record),
    electives: z.array(z.object({ courseId: z.string(), title: z.string(), firstLesson: z.string(), lessons: z.number(), tenths: z.number(), done: z.boolean() })),
    toRate: z.array(z.object({ cohortId: z.string(), cohort: z.string(), names: z.string() })),
  }),
  async load({ ctx, query }) {
    const thisYear = shanghaiYear(ctx.now)
    const { ledger, records, since, dutyFrom, rules } = await myLedger(ctx, query.year ?? thisYear)
    const first = Math.min(Number(since?.slice(0, 4) ?? thisYear), thisYear, ledger.year)
    const open = (await teachersToRate(ctx)).filter(each => !each.rated)
    return {
      today: shanghaiDate(ctx.now),
      years: Array.from({ length: Math.min(10, thisYear - first + 1) }, (_, back) => thisYear - back),
      since, dutyFrom, ledger, hours: rules.ce_annual_hours, coreShare: rules.ce_core_share_percent,
      records: records.map(row => ({ ...row, evidence: row.evidenceFileId !== null })),
      electives: await electivesFor(ctx, ctx.actor.personId ?? ''),
      toRate: [...new Map(open.map(each => [each.cohortId, { cohortId: each.cohortId, cohort: each.cohort, names: open.filter(other => other.cohortId === each.cohortId).map(other => other.name).join('、') }])).values()],
    }
  },
})
export const loader = gate.loader

export const meta = () => [{ title: '继续教育 · 广东省企业首席质量官网络培训考试平台' }]

type Data = ReturnType<typeof useLoaderData<typeof loader>>

export default function ContinuingEducation() {
  const data = useLoaderData<typeof loader>()
  const { ledger, years, toRate, electives } = data
  return (
    <div className="stack gap-8">
      <PageHead title="继续教育" lead={`${ledger.year} 年度，截至 ${data.today}`} aside={<LinkButton to="/learn/continuing-education/declare" variant="primary" icon="plus">登记一条</LinkButton>} />
      {years.length > 1 && <Tabs label="年度" tabs={years.map(year => ({ to: `?year=${year}`, label: `${year} 年`, current: year === ledger.year }))} />}
      <YearAccount {...data} />
      <div className="cols">
        <div className="stack gap-8">
          <Records records={data.records} year={ledger.year} hours={data.hours} dutyFrom={data.dutyFrom} />
        </div>
        <div className="stack gap-8">
          {toRate.length > 0 && (
            <Section title="待评价师资">
              <ul className="list">
                {toRate.map(each => (
                  <li key={each.cohortId}>
                    <Link to={`/learn/rate/${each.cohortId}`}><span className="min-w-0 grow">{each.names}<small className="block text-ink-2">{each.cohort}</small></span><span className="flex-none text-accent underline">去评价</span></Link>
                  </li>
                ))}
              </ul>
            </Section>
          )}
          <Categories ledger={ledger} />
          <Section title="选修课" aside="学完自动计入">
            {electives.length === 0 && <p className="text-ink-2">选修课正在准备，上线后出现在这里。</p>}
            <ul className="list">
              {electives.map(course => (
                <li key={course.courseId}>
                  <Link to={`/learn/lessons/${course.courseId}/${course.firstLesson}`}>
                    <span className="min-w-0 grow">{course.title}<small className="block text-ink-2">{course.lessons} 课，学完计 {(course.tenths / 10).toFixed(1)} 学时</small></span>
                    {course.done ? <StatusBadge plain tone="ok" label="已计入" /> : <span className="flex-none text-accent underline">去学</span>}
                  </Link>
                </li>
              ))}
            </ul>
          </Section>
        </div>
      </div>
    </div>
  )
}

function Records({ records, year, hours, dutyFrom }: Pick<Data, 'records' | 'hours' | 'dutyFrom'> & { year: number }) {
  return (
    <Section title="登记记录" aside={records.length > 0 && `${records.length} 条`}>
      {records.length === 0 && (
        <EmptyState action={<LinkButton to="/learn/continuing-education/declare">登记一条</LinkButton>}>
          {year} 年还没有继续教育记录。{dutyFrom ? `${dutyFrom.slice(0, 4)} 年起` : '取证次年起'}每年 {hours} 学时，培训、授课、标准、论文都可计。
        </EmptyState>
      )}
      <ul className="list">
        {records.map(row => (
          <li key={row.id} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1 py-3">
            <b className="font-medium">{row.title}</b>
            <span className="text-right whitespace-nowrap">{(row.tenths / 10).toFixed(1)} 学时</span>
            <span className="text-sm text-ink-2">
              {row.category}，{row.organizer}，{row.happenedOn}
              {row.evidence && <>，<a href={`/continuing-education/${row.id}/evidence`}>佐证</a></>}
            </span>
            <span className="text-right"><CeBadge status={row.status} /></span>
            {row.status === 'returned' && (
              <p className="col-span-2 text-sm text-warn">
                要改的地方：{row.opinion} <Link to={`/learn/continuing-education/declare?record=${row.id}`}>修改后重交</Link>
              </p>
            )}
            {row.status === 'rejected' && <p className="col-span-2 text-sm text-danger">理由：{row.opinion}</p>}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Categories({ ledger }: Pick<Data, 'ledger'>) {
  const lines = ledger.byCategory.filter(each => each.approved > 0 || each.pending > 0)
  if (lines.length === 0) return null
  return (
    <Section title="按类别">
      <ul className="list">
        {lines.map(({ code, name, counted, approved, pending, cap, core }) => (
          <li key={code} className="grid gap-1 py-3">
            <span className="flex justify-between gap-4"><span>{name}{core && <small className="text-ink-3">　核心</small>}</span><span className="whitespace-nowrap">{counted.toFixed(1)}{cap !== null && ` / ${cap}`} 学时</span></span>
            {cap !== null && <Scale row value={counted} max={cap} label={`${name} 计 ${counted} 学时，年上限 ${cap} 学时`} />}
            {approved > counted && <small className="text-ink-2">核实 {approved.toFixed(1)} 学时，超过年上限的不计</small>}
            {pending > 0 && <small className="text-ink-2">另有 {pending.toFixed(1)} 学时待核查</small>}
          </li>
        ))}
      </ul>
    </Section>
  )
}
