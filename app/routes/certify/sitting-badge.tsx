import { sittingStatusNames } from '~/domain/exams/sitting-status'
import { StatusBadge } from '~/ui/status-badge'

export interface SittingBadgeProps {
  status: string
  /** How many results wait for release, and how many are out. */
  marked: number
  released: number
}

/** Where a sitting stands; one that is over says whether its results are still to be released. */
export function SittingBadge({ status, marked, released }: SittingBadgeProps) {
  if (status === 'scheduled') return <StatusBadge tone="idle" label={sittingStatusNames.scheduled} />
  if (status === 'open') return <StatusBadge tone="go" label={sittingStatusNames.open} />
  if (marked > 0) return <StatusBadge tone="warn" label="待发布" />
  return released > 0 ? <StatusBadge tone="ok" label={sittingStatusNames.released} /> : <StatusBadge tone="idle" label={sittingStatusNames.closed} />
}
