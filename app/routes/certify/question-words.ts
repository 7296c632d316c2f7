import { questionStatusNames } from '~/domain/questions/question-status'
import type { Tone } from '~/ui/status-badge'

export const pools = ['exam', 'practice'] as const
export const kinds = ['single', 'multiple', 'judge', 'case', 'short'] as const
export const kindNames: Record<(typeof kinds)[number], string> = { single: '单选题', multiple: '多选题', judge: '判断题', case: '案例题', short: '简答题' }
export const difficultyNames = { easy: '易', medium: '中', hard: '难' } as const
export const states = Object.keys(questionStatusNames) as [keyof typeof questionStatusNames, ...(keyof typeof questionStatusNames)[]]
export const statusTones: Record<keyof typeof questionStatusNames, Tone> = { expert_review: 'go', approved: 'ok', flagged: 'warn', retired: 'idle' }
