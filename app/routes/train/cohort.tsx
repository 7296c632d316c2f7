import { redirect } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formatDateTime } from '~/domain/clock'
import { admitEnrolments } from '~/domain/cohorts/admit-enrolments.server'
import { closeCohort } from '~/domain/cohorts/close-cohort.server'
import { cohortMachine, cohortStatusNames } from '~/domain/cohorts/cohort-status'
import { declineEnrolments } from '~/domain/cohorts/decline-enrolments.server'
import { enrolmentStatusNames } from '~/domain/cohorts/enrolment-status'
import { cohortForStaff } from '~/domain/cohorts/queries.server'
import { startCohort } from '~/domain/cohorts/start-cohort.server'
import { rosterOf } from '~/domain/learning/queries.server'
import { cityName } from '~/domain/organizations/regions.server'
import { rulesNow } from '~/domain/settings/queries.server'
import { route } from '~/http/route.server'
import { useRefusal } from '~/http/use-refusal'
import { Banner } from '~/ui/banner'
import { BulkBar } from '~/ui/bulk-bar'
import { Button, SubmitButton } from '~/ui/button'
import { PageHead, Section } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { TextField } from '~/ui/field'
import { KeyValues } from '~/ui/key-values'
import { Scale } from '~/ui/scale'
import { StatusBadge, type Tone } from '~/ui/status-badge'
import { type Column, DataTable } from '~/ui/table'
import { cohortTones } from './cohort-tones'

const enrolmentStatus = z.enum(['applied', 'admitted', 'declined', 'studying', 'study_completed', 'passed', 'failed', 'withdrawn', 'expired'])
const person = z.object({ id: z.string(), name: z.string(), enterprise: z.string(), filingNumber: z.string().nullable(), inPost: z.boolean(), status: enrolmentStatus, reason: z.string().nullable(), appliedAt: z.number(), credits: z.number(), lessons: z.number() })
type Person = z.infer<typeof person>

const ids = z.union([z.string().max(64), z.array(z.string().max(64)).max(500)]).optional()
const chosen = (value: string | string[] | undefined) => [value ?? []].flat()
const back = (id: string) => redirect(`/train/cohorts/${id}`)

const gate = route({
  who: ['training_org'],
  params: z.object({ id: z.string().max(64) }),
  output: z.object({
    cohort: z.object({ id: z.string(), name: z.string(), course: z.string(), area: z.string(), startsOn: z.string(), endsOn: z.string(), status: z.enum(['enrolling', 'running', 'closed']), capacity: z.number(), taken: z.number() }),
    events: z.array(z.enum(['start', 'close'])),
    people: z.array(person),
    required: z.number(),
  }),
  async load({ ctx, params: { id } }) {
    const [cohort, people, { rules }] = await Promise.all([cohortForStaff(ctx, id), rosterOf(ctx, id), rulesNow(ctx)])
    return {
      cohort: { ...cohort, area: cohort.cityCode ? cityName(cohort.cityCode) : '全省' },
      events: cohortMachine.eventsFrom(cohort.status, 'training_org'),
      people: people.map(row => ({ ...row, inPost: row.filing === 'filed' })),
      required: rules.required_credits,
    }
  },
  actions: act => ({
    admit: act(z.strictObject({ ids, reason: z.string().optional() }), async ({ ctx, input, params: { id } }) => {
      await admitEnrolments(ctx, { cohortId: id, ids: chosen(input.ids) })
      return back(id)
    }),
    decline: act(z.strictObject({ ids, reason: z.string('请写明理由').trim().min(2, '请写明理由').max(200, '理由最多 200 个字') }), async ({ ctx, input, params: { id } }) => {
      await declineEnrolments(ctx, { cohortId: id, ids: chosen(input.ids), reason: input.reason })
      return back(id)
    }),
    start: act(z.strictObject({}), async ({ ctx, params: { id } }) => {
      await startCohort(ctx, id)
      return back(id)
    }),
    close: act(z.strictObject({ confirmed: z.literal('yes', '请先勾选已核对') }), async ({ ctx, params: { id } }) => {
      await closeCohort(ctx, id)
      return back(id)
    }),
  }),
})
export const loader = gate.loader
export const action = gate.action

export const meta = ({ data }: { data?: { cohort: { name: string } } }) => [{ title: `${data ? `${data.cohort.name} · ` : ''}广东省企业首席质量官网络培训考试平台` }]

const tones: Record<Person['status'], Tone> = { applied: 'go', admitted: 'idle', studying: 'go', study_completed: 'ok', passed: 'ok', declined: 'danger', failed: 'danger', withdrawn: 'idle', expired: 'warn' }

const who: Column<Person> = { key: 'name', head: '学员', lead: true, cell: row => <><b className="font-medium">{row.name}</b><small>{row.enterprise}</small></> }

const applicationColumns: Column<Person>[] = [
  who,
  { key: 'filing', head: '备案号', nowrap: true, cell: row => (row.inPost ? row.filingNumber : <StatusBadge plain tone="warn" label="备案已失效" />) },
  { key: 'at', head: '报名时间', nowrap: true, cell: row => formatDateTime(row.appliedAt).slice(5) },
]

const rosterColumns = (required: number): Column<Person>[] => [
  who,
  { key: 'hours', head: '学时', cell: row => <span className="block min-w-40"><span className="flex justify-between"><span>{row.credits} / {required}</span><span className="text-ink-3">{row.lessons} 课学完</span></span><Scale row value={row.credits} max={required} label={`${row.name}已计 ${row.credits} 学时，共 ${required} 学时`} /></span> },
  { key: 'status', head: '状态', nowrap: true, cell: row => <><StatusBadge plain tone={tones[row.status]} label={enrolmentStatusNames[row.status]} />{row.status === 'declined' && <small>{row.reason}</small>}</> },
  { key: 'filing', head: '备案号', nowrap: true, phoneOff: true, cell: row => row.filingNumber },
]

export default function TrainCohort() {
  const { cohort, events, people, required } = useLoaderData<typeof loader>()
  const refused = useRefusal()
  const waiting = people.filter(row => row.status === 'applied')
  const learners = people.filter(row => row.status !== 'applied')
  const seated = learners.filter(row => row.status !== 'declined' && row.status !== 'withdrawn').length
  const done = learners.filter(row => row.status === 'study_completed' || row.status === 'passed').length
  return (
    <>
      <PageHead
        back={<Link to="/train">培训班</Link>}
        title={cohort.name}
        aside={
          <>
            <StatusBadge tone={cohortTones[cohort.status]} label={cohortStatusNames[cohort.status]} />
            {events.includes('start') && (
              <Form method="post">
                <SubmitButton intent="start" variant="plain" pendingText="正在停止…">停止报名</SubmitButton>
              </Form>
            )}
          </>
        }
      />
      <div className="grid gap-6">
        {refused && (
          <Banner tone="danger" title={refused.refusal.title} alert>
            {Object.values(refused.fields).flat().join('；') || refused.refusal.message}
          </Banner>
        )}
        <KeyValues
          items={[
            ['课程', cohort.course],
            ['面向', cohort.area],
            ['学习时间', `${cohort.startsOn} 至 ${cohort.endsOn}`],
            ['名额', `${cohort.taken} / ${cohort.capacity}`],
          ]}
        />
        {(waiting.length > 0 || cohort.status === 'enrolling') && (
          <Section title="待录取" aside={`${waiting.length} 人`}>
            {waiting.length === 0 ? <EmptyState>没有待录取的报名。新报名到了会在左侧显示人数。</EmptyState> : <Applications rows={waiting} refused={Boolean(refused?.fields.reason)} />}
          </Section>
        )}
        <Section title="学员" aside={`${seated} 人，学完 ${done} 人`}>
          <DataTable caption="学员与学时" columns={rosterColumns(required)} rows={learners} rowKey={row => row.id} empty={<EmptyState>还没有学员。录取后会列在这里，学时随学随记。</EmptyState>} />
        </Section>
        {events.includes('close') && (
          <Section title="结班">
            <p className="mb-3 text-ink-2">{cohort.endsOn} 学习截止后结班。没学完的学员转为已过期，已计学时保留，可以报下一期。结班后不能撤回。</p>
            <Form method="post" className="row">
              <label className="check">
                <input type="checkbox" name="confirmed" value="yes" required />
                <span>名单和学时已核对</span>
              </label>
              <SubmitButton intent="close" variant="danger" pendingText="正在结班…">结班</SubmitButton>
            </Form>
          </Section>
        )}
      </div>
    </>
  )
}

/** Ticks every row of the form, or none when all are ticked. */
function pickAll(form: HTMLFormElement | null) {
  const boxes = [...(form?.querySelectorAll<HTMLInputElement>('input[name="ids"]') ?? [])]
  const on = boxes.some(box => !box.checked)
  for (const box of boxes) box.checked = on
  form?.dispatchEvent(new Event('change'))
}

function Applications({ rows, refused }: { rows: Person[]; refused: boolean }) {
  return (
    <Form method="post">
      <BulkBar name="ids" unit="人">
        <Button type="button" onClick={event => pickAll(event.currentTarget.form)}>全选</Button>
        <Button name="intent" value="admit" variant="primary">录取</Button>
      </BulkBar>
      <DataTable caption="待录取的报名" columns={applicationColumns} rows={rows} rowKey={row => row.id} pick={{ name: 'ids', label: row => row.name }} />
      <details className="mt-3" open={refused}>
        <summary className="inline-block text-accent underline">不予录取…</summary>
        <div className="mt-3 flex max-w-150 flex-wrap items-end gap-3">
          <TextField className="grow" name="reason" label="理由，会通知本人" optional maxLength={200} error={refused ? '请写明理由' : undefined} />
          <Button name="intent" value="decline" variant="danger">不予录取</Button>
        </div>
      </details>
    </Form>
  )
}
