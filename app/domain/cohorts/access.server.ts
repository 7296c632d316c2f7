import { type SQL, eq, or, sql } from 'drizzle-orm'
import { cohorts } from '#db/schema'
import type { Actor } from '../context'
import { scopeOf } from '../permissions'

type CohortRow = Pick<typeof cohorts.$inferSelect, 'trainingBodyId'>
type Action = 'edit' | 'read'

const never = sql`1 = 0`
const always = sql`1 = 1`

function reaches(actor: Actor, action: Action) {
  if (actor.kind !== 'user') return []
  return actor.grants.map(grant => ({ organizationId: grant.organizationId, scope: scopeOf(grant.role, action, 'cohort') }))
}

function can(actor: Actor, action: Action, row: CohortRow): boolean {
  return reaches(actor, action).some(({ scope, organizationId }) => scope === 'any' || (scope === 'organization' && organizationId !== null && organizationId === row.trainingBodyId))
}

function by(actor: Actor, action: Action): SQL {
  const clauses = reaches(actor, action).flatMap(({ scope, organizationId }) => {
    if (scope === 'any') return [always]
    return scope === 'organization' && organizationId !== null ? [eq(cohorts.trainingBodyId, organizationId)] : []
  })
  return or(...clauses) ?? never
}

/** Runs the cohort: opens, admits, closes. */
export const canManageCohort = (actor: Actor, row: CohortRow) => can(actor, 'edit', row)
export const cohortsManagedBy = (actor: Actor) => by(actor, 'edit')

/** Sees the cohort and its roster as staff. */
export const canReadCohort = (actor: Actor, row: CohortRow) => can(actor, 'read', row)
export const cohortsReadBy = (actor: Actor) => by(actor, 'read')
