/** Kinds of documents in the policy library; without zod, since pages show them. */
export const policyKinds = { law: '法律', regulation: '法规', rule: '规章', policy: '政策文件', interpretation: '解释与指南', standard: '标准', method: '通行方法' } as const
export type PolicyKind = keyof typeof policyKinds
