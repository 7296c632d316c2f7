import { Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formatDateTime } from '~/domain/clock'
import { formatHalfPoints } from '~/domain/papers/points'
import { releasedResult } from '~/domain/grading/queries.server'
import { route } from '~/http/route.server'
import { contentOf } from '~/http/texts.server'
import { LinkButton } from '~/ui/button'
import { NextStep, PageHead, Section } from '~/ui/card'
import { Figure } from '~/ui/figure'
import { KeyValues } from '~/ui/key-values'
import { Scale } from '~/ui/scale'
import { StatusBadge } from '~/ui/status-badge'

const points = z.object({ halfPoints: z.number(), max: z.number() })

const gate = route({
  who: ['cqo'],
  params: z.object({ attemptId: z.string().max(64) }),
  output: z.object({
    name: z.string(), admissionNo: z.string(), ordinal: z.number(), passed: z.boolean(), halfPoints: z.number(), max: z.number(), pass: z.number(), submittedAt: z.string(), releasedAt: z.string(),
    areas: z.array(points.extend({ title: z.string() })),
    items: z.array(points.extend({ item: z.string() })),
  }),
  async load({ ctx, params }) {
    const { result, attempt, name, admissionNo, areas, items } = await releasedResult(ctx, params.attemptId)
    const titles = new Map(contentOf().areas.map(area => [area.code, area.title]))
    return {
      name, admissionNo, ordinal: attempt.ordinal, passed: result.passed, halfPoints: result.halfPoints, max: result.maxHalfPoints, pass: result.passHalfPoints,
      submittedAt: formatDateTime(attempt.submittedAt ?? 0), releasedAt: formatDateTime(result.releasedAt ?? 0),
      areas: areas.map(({ area, halfPoints, max }) => ({ title: titles.get(area) ?? area, halfPoints, max })),
      items,
    }
  },
})
export const loader = gate.loader

export const meta = () => [{ title: '考核成绩 · 广东省企业首席质量官网络培训考试平台' }]

const wordOf = (item: { halfPoints: number; max: number }) => (item.halfPoints === item.max ? '对' : item.halfPoints > 0 ? '部分' : '错')

export default function ExamResult() {
  const { name, admissionNo, ordinal, passed, halfPoints, max, pass, submittedAt, releasedAt, areas, items } = useLoaderData<typeof loader>()
  const weakest = areas.filter(area => area.halfPoints < area.max).sort((a, b) => a.halfPoints / a.max - b.halfPoints / b.max).slice(0, 3)
  return (
    <div className="grid gap-8">
      <PageHead title="考核成绩" lead={`${name}，第 ${ordinal} 次`} back={<Link to="/learn/exams">我的考核</Link>} />
      <div className="grid gap-8 md:grid-cols-2">
        <Figure
          title="得分"
          status={<StatusBadge tone={passed ? 'ok' : 'warn'} label={passed ? '合格' : '未达合格线'} />}
          value={formatHalfPoints(halfPoints)}
          unit={`/ ${formatHalfPoints(max)} 分`}
          scale={{ value: halfPoints, target: pass, max, targetLabel: `合格线 ${formatHalfPoints(pass)}`, label: `得 ${formatHalfPoints(halfPoints)} 分，合格线 ${formatHalfPoints(pass)} 分，满分 ${formatHalfPoints(max)} 分`, gaps: [] }}
          foot={passed ? [] : [`差 ${formatHalfPoints(pass - halfPoints)} 分`]}
        />
        <KeyValues ruled items={[['准考号', admissionNo], ['交卷', submittedAt], ['发布', releasedAt]]} />
      </div>
      {passed ? (
        <NextStep eyebrow="下一步" title="领取培训合格证书" action={<LinkButton to="/learn/certificate" variant="primary">看证书</LinkButton>}>证书随成绩一同签发，并进入人才库待入库名单。</NextStep>
      ) : (
        <NextStep eyebrow="下一步" title="复习后补考" action={<LinkButton to="/learn/exams" variant="primary">选补考场次</LinkButton>}>
          先补{weakest.map(area => area.title).join('、')}。
        </NextStep>
      )}
      <Section title="各知识领域得分">
        <ul className="grid gap-3">
          {areas.map(area => (
            <li key={area.title} className="grid grid-cols-[1fr_auto] items-center gap-x-4 gap-y-1 sm:grid-cols-[12rem_1fr_6rem]">
              <span className="sm:col-start-1">{area.title}</span>
              <span className="col-span-2 row-start-2 sm:col-span-1 sm:col-start-2 sm:row-start-1">
                <Scale row value={area.halfPoints} max={area.max} label={`${area.title}：${formatHalfPoints(area.halfPoints)} 分，共 ${formatHalfPoints(area.max)} 分`} />
              </span>
              <span className="text-right sm:col-start-3">{formatHalfPoints(area.halfPoints)} / {formatHalfPoints(area.max)} 分</span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title="各题对错" aside="题目与答案留在题库，不公布">
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(5.5rem,1fr))] gap-2">
          {items.map(item => (
            <li key={item.item}>
              <StatusBadge plain tone={item.halfPoints === item.max ? 'ok' : item.halfPoints > 0 ? 'go' : 'danger'} label={`${item.item} ${wordOf(item)}`} />
            </li>
          ))}
        </ul>
      </Section>
    </div>
  )
}
