import type { QuestionStatus } from '#db/schema'
import { defineMachine } from '../state-machine'

/**
 * 试题 (domain.md C6 (10)): imported or edited questions wait for an expert; a doubted one is drawn no more until it is
 * approved or revised. Whoever wrote a version may not approve it: see review-question.
 */
export const questionStatus = defineMachine<QuestionStatus, 'approve' | 'flag' | 'retire' | 'restore', 'certifying_body'>({
  initial: 'expert_review',
  transitions: [
    { from: 'expert_review', event: 'approve', to: 'approved', by: ['certifying_body'] },
    { from: 'expert_review', event: 'flag', to: 'flagged', by: ['certifying_body'] },
    { from: 'approved', event: 'flag', to: 'flagged', by: ['certifying_body'] },
    { from: 'flagged', event: 'approve', to: 'approved', by: ['certifying_body'] },
    { from: 'expert_review', event: 'retire', to: 'retired', by: ['certifying_body'] },
    { from: 'approved', event: 'retire', to: 'retired', by: ['certifying_body'] },
    { from: 'flagged', event: 'retire', to: 'retired', by: ['certifying_body'] },
    { from: 'retired', event: 'restore', to: 'expert_review', by: ['certifying_body'] },
  ],
})

export type QuestionEvent = (typeof questionStatus.transitions)[number]['event']

/** Only these are drawn. */
export const drawableStatuses = ['expert_review', 'approved'] as const satisfies readonly QuestionStatus[]

/** As content files and pages say it. */
export const questionStatusNames = { expert_review: '待专家审核', approved: '已审核', flagged: '存疑停用', retired: '已退役' } as const satisfies Record<QuestionStatus, string>
export const eventNames: Record<QuestionEvent, string> = { approve: '审核通过', flag: '存疑停用', retire: '退役', restore: '恢复待审' }
