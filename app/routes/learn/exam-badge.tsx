import { StatusBadge, type Tone } from '~/ui/status-badge'

const tones: Record<string, Tone> = { scheduled: 'idle', in_progress: 'go', submitted: 'go', auto_submitted: 'go', marked: 'go', released: 'ok', absent: 'warn', voided: 'danger' }

/** Where an attempt stands; once released, whether it was passed. Before that 已阅卷 is no news for a candidate. */
export function ExamBadge({ status, label, passed }: { status: string; label: string; passed: boolean | null }) {
  if (status === 'released' && passed !== null) return <StatusBadge tone={passed ? 'ok' : 'warn'} label={passed ? '合格' : '未达合格线'} />
  return <StatusBadge tone={tones[status] ?? 'idle'} label={status === 'marked' || status === 'submitted' || status === 'auto_submitted' ? '等待发布成绩' : label} />
}
