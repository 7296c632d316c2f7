import { applicationsWaiting } from '../cohorts/queries.server'
import { type Ctx, grantOf } from '../context'
import { ceRecordsWaiting } from '../continuing-education/queries.server'
import { filingsWaiting } from '../filing/queries.server'
import { releasesWaiting } from '../grading/queries.server'
import type { Role } from '../permissions'
import { talentsWaiting } from '../talents/queries.server'
import { teachersWaiting } from '../teachers/queries.server'

/** One line per queue: its name in the navigation, whose desk it stands on, how it is counted. */
const queues: readonly (readonly [name: string, roles: readonly Role[], count: (ctx: Ctx) => Promise<number>])[] = [
  ['filings', ['city_reviewer', 'province_admin'], filingsWaiting],
  ['enrolments', ['training_org'], applicationsWaiting],
  ['sittings', ['certifying_body'], releasesWaiting],
  ['talents', ['certifying_body', 'province_admin'], talentsWaiting],
  ['ceRecords', ['city_reviewer', 'province_admin'], ceRecordsWaiting],
  ['teachers', ['city_reviewer', 'province_admin'], teachersWaiting],
]

/** How much waits in each queue of the signed-in staff member; the numbers beside the navigation. */
export async function queueCounts(ctx: Ctx): Promise<Record<string, number>> {
  const mine = queues.filter(([, roles]) => roles.some(role => grantOf(ctx.actor, role)))
  return Object.fromEntries(await Promise.all(mine.map(async ([name, , count]) => [name, await count(ctx)] as const)))
}
