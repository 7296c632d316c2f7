import type { FilingStatus } from '#db/schema/filing'
import { defineMachine } from '../state-machine'

export type FilingEvent = 'submit' | 'withdraw' | 'claim' | 'return' | 'pass' | 'reject' | 'record' | 'end' | 'revoke'
export type FilingRole = 'enterprise_admin' | 'city_reviewer' | 'province_admin'

const enterprise = ['enterprise_admin'] as const
const city = ['city_reviewer'] as const
const province = ['province_admin'] as const

/** 备案 (domain.md C6(1)): filing, not licensing; complete and true material is recorded. */
export const filingMachine = defineMachine<FilingStatus, FilingEvent, FilingRole>({
  initial: 'draft',
  transitions: [
    { from: 'draft', event: 'submit', to: 'submitted', by: enterprise },
    { from: 'submitted', event: 'withdraw', to: 'draft', by: enterprise },
    { from: 'submitted', event: 'claim', to: 'city_reviewing', by: city },
    { from: 'city_reviewing', event: 'return', to: 'returned', by: city },
    { from: 'city_reviewing', event: 'pass', to: 'city_passed', by: city },
    { from: 'city_reviewing', event: 'reject', to: 'rejected', by: city },
    { from: 'returned', event: 'submit', to: 'submitted', by: enterprise },
    { from: 'city_passed', event: 'return', to: 'returned', by: province },
    { from: 'city_passed', event: 'record', to: 'filed', by: province },
    { from: 'city_passed', event: 'reject', to: 'rejected', by: province },
    { from: 'filed', event: 'end', to: 'ended', by: ['enterprise_admin', 'province_admin'] },
    { from: 'filed', event: 'revoke', to: 'revoked', by: province },
  ],
})

export const filingStatusLabels: Record<FilingStatus, string> = {
  draft: '填报中',
  submitted: '待市局领取',
  city_reviewing: '市局在核',
  returned: '退回补正',
  city_passed: '市局已核，待省局登记',
  filed: '已登记',
  rejected: '不予登记',
  ended: '已解聘',
  revoked: '已撤销',
}

export const filingEventLabels: Record<FilingEvent, string> = {
  submit: '提交', withdraw: '撤回', claim: '领取', return: '退回补正', pass: '核过', reject: '不予登记', record: '登记', end: '解聘', revoke: '撤销',
}

/** While a filing is in one of these the enterprise has an appointment under way or in force. */
export const openStatuses = ['draft', 'submitted', 'city_reviewing', 'returned', 'city_passed', 'filed'] as const satisfies FilingStatus[]
/** What the enterprise may still write in. */
export const editableStatuses = ['draft', 'returned'] as const satisfies FilingStatus[]

/** 解聘原因 (杭州规范 7.3). */
export const endReasons = ['个人原因不能履职', '履职达不到要求', '违反职业诚信', '岗位调整或离职', '企业注销或停业', '其他'] as const
