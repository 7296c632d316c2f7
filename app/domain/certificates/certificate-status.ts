import type { CertificateStatus } from '#db/schema'
import type { Role } from '../permissions'
import { defineMachine } from '../state-machine'

export type CertificateEvent = 'suspend' | 'resume' | 'revoke' | 'supersede'

const bureauAndIssuer = ['province_admin', 'certifying_body'] as const

/**
 * What may become of an issued certificate (粤市监〔2023〕35号（十三）动态管理). Revocation is final and the
 * province's alone; an expired certificate is not a state but a date that has passed.
 */
export const certificateMachine = defineMachine<CertificateStatus, CertificateEvent, Role>({
  initial: 'valid',
  transitions: [
    { from: 'valid', event: 'suspend', to: 'suspended', by: bureauAndIssuer },
    { from: 'suspended', event: 'resume', to: 'valid', by: bureauAndIssuer },
    { from: 'valid', event: 'revoke', to: 'revoked', by: ['province_admin'] },
    { from: 'suspended', event: 'revoke', to: 'revoked', by: ['province_admin'] },
    { from: 'valid', event: 'supersede', to: 'superseded', by: ['certifying_body'] },
  ],
})

export const certificateStatusNames: Record<CertificateStatus, string> = { valid: '有效', suspended: '暂停使用', revoked: '已撤销', superseded: '已换发' }

/** The categories the public may be told; the facts behind them stay in the audit trail. */
export const publicReasons = {
  suspend: ['动态管理', '材料核查', '本人申请'],
  revoke: ['材料不实', '考核违纪', '动态管理退出', '严重违法违规'],
} as const
