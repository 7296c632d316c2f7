import { type SQL, and, eq, inArray, ne, or } from 'drizzle-orm'
import { cohorts, teachers } from '#db/schema'
import type { Actor, UserActor } from '../context'
import { scopeOf } from '../permissions'

type Action = 'read' | 'check' | 'decide'
type TeacherFacts = Pick<typeof teachers.$inferSelect, 'userId' | 'cityCode' | 'status'>

const reaches = (actor: UserActor, action: string, entity: string) =>
  actor.grants.flatMap(grant => {
    const scope = scopeOf(grant.role, action, entity)
    return scope ? [{ grant, scope }] : []
  })

/** A training body looks for teachers to engage: it sees the appointed ones, never an application. */
const onlyAppointed = (role: string) => role === 'training_org'

function allowed(actor: Actor, action: Action, row: TeacherFacts): boolean {
  if (actor.kind !== 'user' || (action !== 'read' && row.userId === actor.userId)) return false
  return reaches(actor, action, 'teacher').some(({ grant, scope }) => {
    if (scope === 'own') return row.userId === actor.userId
    if (scope === 'city') return row.cityCode === grant.cityCode
    return scope === 'any' && (!onlyAppointed(grant.role) || row.status === 'appointed')
  })
}

function within(actor: Actor, action: Action): SQL | undefined {
  if (actor.kind !== 'user') return inArray(teachers.id, [])
  const reach = reaches(actor, action, 'teacher').map(({ grant, scope }) => {
    if (scope === 'own') return eq(teachers.userId, actor.userId)
    if (scope === 'city') return grant.cityCode === null ? inArray(teachers.id, []) : eq(teachers.cityCode, grant.cityCode)
    return scope === 'any' && !onlyAppointed(grant.role) ? ne(teachers.id, '') : eq(teachers.status, 'appointed')
  })
  const mine = or(...reach) ?? inArray(teachers.id, [])
  return action === 'read' ? mine : and(mine, ne(teachers.userId, actor.userId))
}

export const canReadTeacher = (actor: Actor, row: TeacherFacts) => allowed(actor, 'read', row)
export const teachersReadableBy = (actor: Actor) => within(actor, 'read')

/** 形式审查: the reviewer of the applicant's city, never of an own application. */
export const canCheckTeacher = (actor: Actor, row: TeacherFacts) => allowed(actor, 'check', row)
export const teachersCheckableBy = (actor: Actor) => within(actor, 'check')

/** 评审、聘任: the province. */
export const canDecideTeacher = (actor: Actor, row: TeacherFacts) => allowed(actor, 'decide', row)
export const teachersDecidableBy = (actor: Actor) => within(actor, 'decide')

/** Teachers are put on a class by the training body that runs it. */
export const canAssignTo = (actor: Actor, cohort: { trainingBodyId: string }) =>
  actor.kind === 'user' && reaches(actor, 'edit', 'cohort').some(({ grant, scope }) => scope === 'organization' && grant.organizationId === cohort.trainingBodyId)

export function cohortsAssignableBy(actor: Actor): SQL {
  const bodies = actor.kind === 'user' ? reaches(actor, 'edit', 'cohort').flatMap(({ grant, scope }) => (scope === 'organization' && grant.organizationId ? [grant.organizationId] : [])) : []
  return inArray(cohorts.trainingBodyId, bodies)
}
