import { type Actor, grantOf } from '../context'
import { scopeOf } from '../permissions'

/** May the actor change lessons: the province, whose course it is (R-044, R-045). Reading is the learners', see learning. */
export const canEditLessons = (actor: Actor): boolean => Boolean(grantOf(actor, 'province_admin')) && scopeOf('province_admin', 'edit', 'lesson') === 'any'
