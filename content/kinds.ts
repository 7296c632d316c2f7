/** Kinds that pages show by name; without zod, so that browsers are not sent it. */

export const policyKinds = { law: '法律', regulation: '法规', rule: '规章', policy: '政策文件', interpretation: '解释与指南', standard: '标准', method: '通行方法' } as const
export type PolicyKind = keyof typeof policyKinds

/** Whom a help page is for, in the order of the way a CQO goes. */
export const helpAudiences = { enterprise: '企业经办', cqo: '首席质量官', public: '公众', train: '培训机构', certify: '考核发证机构', oversee: '监管部门', admin: '管理员' } as const
export type HelpAudience = keyof typeof helpAudiences
