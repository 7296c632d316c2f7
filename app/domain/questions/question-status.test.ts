import { describe, expect, it } from 'vitest'
import { drawableStatuses, questionStatus } from './question-status'

describe('a question', () => {
  it('moves only along its arrows', () => {
    const arrows = questionStatus.states.flatMap(state => (['approve', 'flag', 'retire', 'restore'] as const).flatMap(event => (questionStatus.next(state, event) ? [`${state} ${event}`] : [])))
    expect(arrows.sort()).toEqual(['approved flag', 'approved retire', 'expert_review approve', 'expert_review flag', 'expert_review retire', 'flagged approve', 'flagged retire', 'retired restore'])
  })

  it('is drawn while nobody doubts it, and comes back from retirement unreviewed', () => {
    expect(drawableStatuses).toEqual(['expert_review', 'approved'])
    expect(questionStatus.next('retired', 'restore')).toBe('expert_review')
  })
})
