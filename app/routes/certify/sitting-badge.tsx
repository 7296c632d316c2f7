import { StatusBadge, type Tone } from '~/ui/status-badge'

const tones: Record<string, Tone> = { scheduled: 'idle', open: 'go', closed: 'warn', released: 'ok' }

export const SittingBadge = ({ status, label }: { status: string; label: string }) => <StatusBadge tone={tones[status] ?? 'idle'} label={label} />
