import type { StatusBadgeProps } from './status-badge'

/** How each state of a certificate looks and what it is called. */
export const certificateTones: Record<'valid' | 'suspended' | 'revoked' | 'superseded', StatusBadgeProps> = {
  valid: { tone: 'ok', label: '有效' },
  suspended: { tone: 'warn', shape: 'pause', label: '暂停使用' },
  revoked: { tone: 'danger', label: '已撤销' },
  superseded: { tone: 'idle', shape: 'squares', label: '已换发' },
}

interface TalentState {
  status: 'pending' | 'listed' | 'dormant' | 'suspended' | 'exited'
  published: boolean
}

/** Where a talent-pool entry stands, and what happens next. */
export function talentStep({ status, published }: TalentState): { badge: StatusBadgeProps; text: string } {
  if (status === 'pending') return { badge: { tone: 'go', label: '待入库' }, text: '发证即已登记，等考核发证机构成批办理入库，无须另行申请。' }
  if (status === 'listed' && published) return { badge: { tone: 'ok', label: '已公布' }, text: '已入库，并在首席质量官公布名单上。名单只有姓名、单位和任职时间。' }
  if (status === 'listed') return { badge: { tone: 'ok', label: '已入库' }, text: '已入库，等省市场监督管理局公布。' }
  if (status === 'dormant') return { badge: { tone: 'idle', shape: 'pause', label: '休眠' }, text: '聘任已结束，不再公布。新的聘任备案登记后自动恢复。' }
  if (status === 'suspended') return { badge: { tone: 'warn', shape: 'pause', label: '暂停' }, text: '证书暂停使用，暂不公布。证书恢复后自动恢复。' }
  return { badge: { tone: 'danger', label: '已退出' }, text: '已退出人才库，不再公布。' }
}
