/** What a paper is made of, in the order in which it stands there. */
export const questionTypes = ['single', 'multiple', 'judge', 'case'] as const
export type QuestionType = (typeof questionTypes)[number]

/** Items on the paper that one question of a type becomes: a case has five sub-items (domain.md C2). */
export const itemsPer: Record<QuestionType, number> = { single: 1, multiple: 1, judge: 1, case: 5 }

/** Whether several options may be right. */
export const isMulti = (type: QuestionType) => type === 'multiple' || type === 'case'

export const typeNames: Record<QuestionType, string> = { single: '单选题', multiple: '多选题', judge: '判断题', case: '案例题' }
