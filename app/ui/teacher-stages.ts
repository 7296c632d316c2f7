import { type WalkedTeacherStatus, publicityEnds } from '~/domain/teachers/teacher-status'
import { shanghaiDate } from '~/domain/clock'
import type { Stage } from './stepper'

interface Application {
  status: WalkedTeacherStatus
  appliedAt: number
  updatedAt: number
  appointedOn: string | null
  /** Whether the expert review was held. */
  reviewed: boolean
}

const at: Record<Exclude<WalkedTeacherStatus, 'refused'>, number> = { returned: 0, applied: 1, expert_review: 2, publicity: 3, appointed: 5 }

/** The five stages of an application with what each shows now. */
export function teacherStages({ status, appliedAt, updatedAt, appointedOn, reviewed }: Application): Stage[] {
  const now = status === 'refused' ? (reviewed ? 3 : 2) : at[status]
  const figures = [
    status === 'returned' ? '待修改' : shanghaiDate(appliedAt).slice(5),
    now === 1 ? '市局审查中' : undefined,
    status === 'refused' && now === 2 ? '未通过' : now === 2 ? '省局评审中' : undefined,
    status === 'refused' && now === 3 ? '未聘任' : status === 'publicity' ? `到 ${publicityEnds(updatedAt).slice(5)}` : undefined,
    appointedOn?.slice(5),
  ]
  return ['申报', '形式审查', '专家评审', '公示', '聘任'].map((label, index) => ({ label, figure: figures[index], state: index < now ? 'done' : index === now ? 'now' : 'todo', ratio: 0.5 }))
}
