import type { Stage } from '~/ui/stepper'

const order = ['draft', 'submitted', 'city_passed', 'filed'] as const
const at: Record<string, number> = { none: 0, draft: 0, returned: 0, submitted: 2, city_reviewing: 2, city_passed: 3, filed: 5, ended: 5, rejected: 5, revoked: 5 }

export interface StageFacts {
  status: string
  submittedOn: string | null
  dueOn: string | null
  passedOn: string | null
  filedOn: string | null
}

/** Where a filing stands on the scale 填报 → 提交 → 市局核 → 省局登记 → 开放报名. */
export function filingStages({ status, submittedOn, dueOn, passedOn, filedOn }: StageFacts): Stage[] {
  const now = at[status] ?? order.length
  const figures = [
    status === 'returned' ? '有项目要补正' : status === 'none' || status === 'draft' ? '填好即可提交' : '已填',
    submittedOn && `${submittedOn}`,
    passedOn ?? (now === 2 && dueOn ? `${dueOn} 前` : null),
    filedOn,
    status === 'filed' ? '已开放' : null,
  ]
  return ['填报', '提交', '市局核', '省局登记', '开放报名'].map((label, i) => ({
    label,
    figure: figures[i] ?? undefined,
    state: i < now ? 'done' : i === now ? 'now' : 'todo',
    ratio: i === now ? (status === 'submitted' ? 0.1 : 0.5) : undefined,
  }))
}
