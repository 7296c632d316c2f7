import { redirect } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { applyToCohort } from '~/domain/cohorts/apply-to-cohort.server'
import { enrolmentMachine, enrolmentStatusNames } from '~/domain/cohorts/enrolment-status'
import { cityOfAppointment, cohortsOpenForEnrolment, latestEnrolment } from '~/domain/cohorts/queries.server'
import { withdrawEnrolment } from '~/domain/cohorts/withdraw-enrolment.server'
import { cityName } from '~/domain/organizations/regions.server'
import { teachersToRate } from '~/domain/teachers/rating-queries.server'
import { route } from '~/http/route.server'
import { useRefusal } from '~/http/use-refusal'
import { Banner } from '~/ui/banner'
import { LinkButton, SubmitButton } from '~/ui/button'
import { Card, PageHead, Section } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { KeyValues } from '~/ui/key-values'
import { StatusBadge, type Tone } from '~/ui/status-badge'

const offer = z.object({ id: z.string(), name: z.string(), trainingBody: z.string(), area: z.string(), startsOn: z.string(), endsOn: z.string(), left: z.number() })
const mine = z.object({
  id: z.string(), status: z.enum(['applied', 'admitted', 'declined', 'studying', 'study_completed', 'passed', 'failed', 'withdrawn', 'expired']),
  cohort: z.string(), trainingBody: z.string(), startsOn: z.string(), endsOn: z.string(), reason: z.string().nullable(), withdrawable: z.boolean(), open: z.boolean(), rate: z.string().nullable(),
})

const gate = route({
  who: ['cqo'],
  output: z.object({ filed: z.boolean(), mine: mine.nullable(), offers: z.array(offer) }),
  async load({ ctx }) {
    const personId = ctx.actor.personId ?? ''
    const [city, enrolment] = await Promise.all([cityOfAppointment(ctx, personId), latestEnrolment(ctx, personId)])
    const events = enrolment ? enrolmentMachine.eventsFrom(enrolment.status, 'cqo') : []
    const [offers, teachers] = await Promise.all([cohortsOpenForEnrolment(ctx, city), teachersToRate(ctx)])
    const unrated = teachers.some(teacher => teacher.cohortId === enrolment?.cohortId && !teacher.rated)
    return {
      filed: city !== null,
      mine: enrolment && { ...enrolment, withdrawable: events.includes('withdraw'), open: ['applied', 'admitted', 'studying', 'study_completed'].includes(enrolment.status), rate: unrated ? `/learn/rate/${enrolment.cohortId}` : null },
      offers: offers.map(row => ({ ...row, area: row.cityCode ? cityName(row.cityCode) : '全省', left: Math.max(0, row.capacity - row.taken) })),
    }
  },
  actions: act => ({
    apply: act(z.strictObject({ cohortId: z.string('请选一个班').max(64) }), async ({ ctx, input }) => {
      await applyToCohort(ctx, input)
      return redirect('/learn/cohorts')
    }),
    withdraw: act(z.strictObject({ enrolmentId: z.string().max(64) }), async ({ ctx, input }) => {
      await withdrawEnrolment(ctx, input.enrolmentId)
      return redirect('/learn/cohorts')
    }),
  }),
})
export const loader = gate.loader
export const action = gate.action

export const meta = () => [{ title: '培训班 · 首席质量官培训考试平台' }]

const tones: Record<z.infer<typeof mine>['status'], Tone> = { applied: 'go', admitted: 'ok', studying: 'go', study_completed: 'ok', passed: 'ok', declined: 'danger', failed: 'danger', withdrawn: 'idle', expired: 'idle' }

export default function Cohorts() {
  const { filed, mine: own, offers } = useLoaderData<typeof loader>()
  const refused = useRefusal()
  return (
    <>
      <PageHead title="培训班" lead="培训免费，在线学习。报名后由培训机构录取。" />
      <div className="grid gap-8">
        {refused && (
          <Banner tone="danger" title={refused.refusal.title} alert>
            {refused.refusal.message} {refused.refusal.next && <Link to={refused.refusal.next.to}>{refused.refusal.next.label}</Link>}
          </Banner>
        )}
        {!filed && (
          <Banner tone="warn" title="还不能报名">
            先聘任、再备案、后培训：您的任职备案登记后才能报名。<Link to="/learn">看办理进度</Link>
          </Banner>
        )}
        {own && <Mine own={own} />}
        <Section title={own?.open ? '其他报名中的班' : '报名中的班'}>
          {offers.length === 0 && <EmptyState>现在没有报名中的班。开班后会列在这里，也可以请所在市的培训机构开班。</EmptyState>}
          <ul className="list">
            {offers.map(cohort => (
              <li key={cohort.id}>
                <div className="li flex-wrap">
                  <div className="min-w-0 grow basis-72">
                    <b className="font-medium">{cohort.name}</b>
                    <p className="text-sm text-ink-2">
                      {cohort.trainingBody}
                      <i className="sp" />
                      面向{cohort.area}
                    </p>
                    <p className="text-sm text-ink-2">
                      {cohort.startsOn} 至 {cohort.endsOn}
                      <i className="sp" />
                      {cohort.left > 0 ? `还有 ${cohort.left} 个名额` : '名额已满'}
                    </p>
                  </div>
                  {filed && !own?.open && cohort.left > 0 && (
                    <Form method="post">
                      <input type="hidden" name="cohortId" value={cohort.id} />
                      <SubmitButton intent="apply" pendingText="正在报名…" aria-label={`报名 ${cohort.name}`}>
                        报名
                      </SubmitButton>
                    </Form>
                  )}
                </div>
              </li>
            ))}
          </ul>
        </Section>
      </div>
    </>
  )
}

function Mine({ own }: { own: z.infer<typeof mine> }) {
  const study = own.status === 'admitted' || own.status === 'studying'
  return (
    <Card title="我的报名" aside={<StatusBadge tone={tones[own.status]} label={enrolmentStatusNames[own.status]} />}>
      <KeyValues items={[['培训班', own.cohort], ['培训机构', own.trainingBody], ['学习时间', `${own.startsOn} 至 ${own.endsOn}`], ['理由', own.status === 'declined' && own.reason]]} />
      <div className="row mt-4">
        {study && <LinkButton to="/learn/course" variant="primary">{own.status === 'admitted' ? '开始学习' : '继续学习'}</LinkButton>}
        {own.status === 'study_completed' && <LinkButton to="/learn/exams" variant="primary">预约考核</LinkButton>}
        {own.rate && <LinkButton to={own.rate}>评价授课师资</LinkButton>}
        {own.withdrawable && (
          <details>
            <summary className="btn quiet">退出这个班…</summary>
            <Form method="post" className="mt-3 grid justify-items-start gap-3">
              <p>退出后名额让给别人，已计学时保留，可以另报一个班。</p>
              <input type="hidden" name="enrolmentId" value={own.id} />
              <SubmitButton intent="withdraw" variant="danger" pendingText="正在退出…">
                确认退出
              </SubmitButton>
            </Form>
          </details>
        )}
      </div>
    </Card>
  )
}
