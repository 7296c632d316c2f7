import { type WalkedTeacherStatus, teacherStatusNames } from '~/domain/teachers/teacher-status'
import { StatusBadge, type StatusBadgeProps } from '~/ui/status-badge'

const looks: Record<WalkedTeacherStatus, Pick<StatusBadgeProps, 'tone' | 'shape'>> = {
  applied: { tone: 'idle' }, returned: { tone: 'warn', shape: 'returned' }, expert_review: { tone: 'go' }, publicity: { tone: 'go' }, appointed: { tone: 'ok' }, refused: { tone: 'danger' },
}

/** Where an application stands. */
export const TeacherBadge = ({ status }: { status: WalkedTeacherStatus }) => <StatusBadge plain {...looks[status]} label={teacherStatusNames[status]} />
