import type { AttemptStatus } from '#db/schema'
import { defineMachine } from '../state-machine'

export type AttemptEvent = 'start' | 'submit' | 'expire' | 'miss' | 'mark' | 'release'

/** 作答 (domain.md C6 (3)): marked by the platform, released by the certifying body. */
export const attemptStatus = defineMachine<AttemptStatus, AttemptEvent, 'cqo' | 'system' | 'certifying_body'>({
  initial: 'scheduled',
  transitions: [
    { from: 'scheduled', event: 'start', to: 'in_progress', by: ['cqo'] },
    { from: 'scheduled', event: 'miss', to: 'absent', by: ['system'] },
    { from: 'in_progress', event: 'submit', to: 'submitted', by: ['cqo'] },
    { from: 'in_progress', event: 'expire', to: 'auto_submitted', by: ['system'] },
    { from: 'submitted', event: 'mark', to: 'marked', by: ['system'] },
    { from: 'auto_submitted', event: 'mark', to: 'marked', by: ['system'] },
    { from: 'marked', event: 'release', to: 'released', by: ['certifying_body'] },
  ],
})

/** The states an event may start from. */
export const statesBefore = (event: AttemptEvent) => attemptStatus.transitions.filter(arrow => arrow.event === event).map(arrow => arrow.from)

export const attemptStatusNames: Record<AttemptStatus, string> = {
  scheduled: '待考',
  in_progress: '作答中',
  submitted: '已交卷',
  auto_submitted: '到时自动交卷',
  marked: '已阅卷',
  released: '成绩已发布',
  absent: '缺考',
  voided: '成绩作废',
}
