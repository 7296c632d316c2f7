import { type WalkedCeStatus, ceStatusNames } from '~/domain/continuing-education/ce-record-status'
import { StatusBadge, type StatusBadgeProps } from './status-badge'

const looks: Record<WalkedCeStatus, Pick<StatusBadgeProps, 'tone' | 'shape'>> = { submitted: { tone: 'go' }, approved: { tone: 'ok' }, returned: { tone: 'warn', shape: 'returned' }, rejected: { tone: 'danger' } }

/** Where a continuing-education record stands. */
export const CeBadge = ({ status }: { status: WalkedCeStatus }) => <StatusBadge plain {...looks[status]} label={ceStatusNames[status]} />
