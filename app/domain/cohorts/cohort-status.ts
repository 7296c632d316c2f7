import type { CohortStatus } from '#db/schema/cohorts'
import { defineMachine } from '../state-machine'

/** 培训班: takes applications, runs, is over (domain.md C6 (11)). */
export const cohortMachine = defineMachine<CohortStatus, 'start' | 'close'>({
  initial: 'enrolling',
  transitions: [
    { from: 'enrolling', event: 'start', to: 'running', by: ['training_org'] },
    { from: 'enrolling', event: 'close', to: 'closed', by: ['training_org'] },
    { from: 'running', event: 'close', to: 'closed', by: ['training_org'] },
  ],
})

export const cohortStatusNames: Record<CohortStatus, string> = { enrolling: '报名中', running: '已停止报名', closed: '已结班' }
