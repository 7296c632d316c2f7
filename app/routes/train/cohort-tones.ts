/** How the states of a cohort look. */
export const cohortTones = { enrolling: 'go', running: 'ok', closed: 'idle' } as const
