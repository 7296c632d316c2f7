export const roles = ['enterprise_admin', 'cqo', 'city_reviewer', 'province_admin', 'training_org', 'certifying_body', 'teacher', 'auditor', 'system_admin'] as const
export type Role = (typeof roles)[number]

export type Scope = 'own' | 'organization' | 'city' | 'any'

export const roleNames: Record<Role, string> = {
  enterprise_admin: '企业经办',
  cqo: '首席质量官',
  city_reviewer: '市局备案核查岗',
  province_admin: '省局备案登记岗',
  training_org: '培训机构',
  certifying_body: '考核发证机构',
  teacher: '师资',
  auditor: '审计员',
  system_admin: '系统管理员',
}

/**
 * Who may do what, on what, how far (domain.md A6): `action:entity:scope`. Everything not listed is refused.
 * Each capability's access.server.ts turns a scope into a check and its list filter.
 */
const table: Record<Role, readonly `${string}:${string}:${Scope}`[]> = {
  enterprise_admin: ['edit:filing:organization', 'read:filing:organization', 'read:certificate:organization', 'read:talent:organization'],
  cqo: [
    'read:filing:own', 'enrol:cohort:own', 'study:course:own', 'sit:exam:own', 'read:attempt:own', 'read:certificate:own',
    'read:talent:own', 'edit:ce-record:own', 'read:ce-record:own', 'rate:teacher:own', 'apply:teacher:own',
  ],
  city_reviewer: ['review:filing:city', 'read:filing:city', 'reveal:person:city', 'review:ce-record:city', 'read:ce-record:city', 'read:talent:city', 'read:certificate:city', 'check:teacher:city', 'read:teacher:city', 'read:cohort:any'],
  province_admin: [
    'record:filing:any', 'read:filing:any', 'reveal:person:any', 'publish:talent:any', 'read:talent:any', 'export:talent:any', 'read:certificate:any',
    'decide:certificate:any', 'review:ce-record:any', 'read:ce-record:any', 'decide:teacher:any', 'read:teacher:any', 'read:cohort:any', 'read:settings:any', 'edit:settings:any',
    'edit:lesson:any', 'edit:policy:any', 'read:claim:any',
  ],
  training_org: ['edit:cohort:organization', 'read:cohort:organization', 'admit:enrolment:organization', 'read:study:organization', 'read:teacher:any'],
  certifying_body: [
    'edit:blueprint:organization', 'edit:sitting:organization', 'read:attempt:organization', 'release:attempt:organization',
    'read:certificate:organization', 'issue:certificate:organization', 'decide:certificate:organization', 'list:talent:any', 'read:talent:any',
    'read:question:any', 'edit:question:any', 'read:claim:any',
  ],
  teacher: ['apply:teacher:own', 'read:teacher:own', 'read:cohort:own'],
  auditor: ['read:claim:any', 'read:audit:any', 'read:filing:any', 'read:cohort:any', 'read:certificate:any', 'read:talent:any', 'read:teacher:any'],
  system_admin: ['read:claim:any', 'edit:user:any', 'read:audit:any', 'read:settings:any', 'read:outbox:any'],
}

/** How far a role's permission reaches, or null when it has none. */
export function scopeOf(role: Role, action: string, entity: string): Scope | null {
  const found = table[role].find(entry => entry.startsWith(`${action}:${entity}:`))
  return (found?.split(':')[2] as Scope | undefined) ?? null
}
