import { filingStatusLabels } from '~/domain/filing/filing-status'
import { StatusBadge, type Shape, type Tone } from './status-badge'

const looks: Record<keyof typeof filingStatusLabels, [Tone, Shape?]> = {
  draft: ['idle'],
  submitted: ['idle'],
  city_reviewing: ['go'],
  returned: ['warn', 'returned'],
  city_passed: ['go'],
  filed: ['ok'],
  rejected: ['danger'],
  ended: ['idle', 'squares'],
  revoked: ['danger'],
}

/** The state of a filing; a page may word it for its reader (待领取). */
export function FilingBadge({ status, label, plain }: { status: string; label?: string; plain?: boolean }) {
  const known = status as keyof typeof looks
  const [tone, shape] = looks[known]
  return <StatusBadge tone={tone} shape={shape} plain={plain} label={label ?? filingStatusLabels[known]} />
}
