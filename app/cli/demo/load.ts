import { parseArgs } from 'node:util'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { eq, like, sql } from 'drizzle-orm'
import { dialect } from '#db/dialect'
import { migrateDatabase } from '#db/migrate'
import { attemptPapers, certificates, filingSerials, sittings, users } from '#db/schema'
import { saveAnswers } from '~/domain/attempts/save-answers.server'
import { startAttempt } from '~/domain/attempts/start-attempt.server'
import { submitAttempt } from '~/domain/attempts/submit-attempt.server'
import { addDays, shanghaiDate, shanghaiYear } from '~/domain/clock'
import { openCohort } from '~/domain/cohorts/open-cohort.server'
import { startCohort } from '~/domain/cohorts/start-cohort.server'
import { type Ctx, type UserActor, systemActor } from '~/domain/context'
import { halfPointsOf } from '~/domain/exams/blueprint'
import { openSitting } from '~/domain/exams/open-sitting.server'
import { publishBlueprint } from '~/domain/exams/publish-blueprint.server'
import { markAttempts } from '~/domain/grading/mark-attempts.server'
import { releaseSitting } from '~/domain/grading/release-sitting.server'
import { hashPassword } from '~/domain/identity/hash-password.server'
import { newId } from '~/domain/ids'
import { rulesNow } from '~/domain/settings/queries.server'
import { readEnv } from '~/env.server'
import { paths } from '~/paths.server'
import { lockDataDir } from '~/server/lock'
import { type Services, createServices } from '~/services.server'
import { importContent } from '../import-content'
import { makeOrganization } from './factory/filing'
import { type CandidateRows, type Hall, candidateRows, insertCandidates, loadUsername } from './load-rows'

const DAY = 86_400_000
const MOST = 20_000
/** Bound by the variables of one SQLite statement: 28 columns of a filing. */
const CHUNK = 250

/**
 * `demo-load --candidates N`: N synthetic candidates, filed, studied and registered for one open sitting, in
 * bulk; their sign-ins go to load-candidates.json in the data directory. One more sits the paper and passes:
 * the code of the certificate goes to load-certificate.json. For measuring only; refused in production.
 */
export async function loadDemo(args: string[]) {
  const { values } = parseArgs({ args, options: { candidates: { type: 'string', default: '1000' } } })
  const count = Number(values.candidates)
  if (!Number.isInteger(count) || count < 1 || count > MOST) throw new Error(`--candidates 填 1 至 ${MOST} 的整数。`)
  const env = readEnv()
  if (env.production) throw new Error('压力测试考生是虚构的，生产环境不能添加。')
  const unlock = dialect === 'sqlite' ? lockDataDir(env.DATA_DIR) : () => {}
  try {
    await migrateDatabase(env.DATA_DIR, paths.migrations)
    const services = await createServices(env)
    await importContent(services)
    await fill(services, count)
    await services.db.close()
  } finally {
    unlock()
  }
}

async function fill(services: Services, count: number) {
  const began = performance.now()
  const ctx = services.ctx(systemActor)
  const first = await nextNumber(ctx)
  const password = newId()
  const { hall, certifier } = await openHall(ctx, first, count + 1, password)
  const serial = await takeSerials(ctx, hall.year, count + 1)
  const made: CandidateRows[] = []
  for (let from = 0; from <= count; from += CHUNK) {
    const chunk: CandidateRows[] = []
    for (let i = from; i < Math.min(from + CHUNK, count + 1); i++) chunk.push(await candidateRows(ctx, hall, { n: first + i, seat: i + 1, serial: serial + i }))
    await ctx.db.transact(tx => insertCandidates(ctx, tx, chunk))
    made.push(...chunk.map(one => ({ ...one, paper: { ...one.paper, candidate: '' } })))
  }
  const graduate = made.pop()
  const code = graduate && (await certify({ ...ctx, now: ctx.now + 1 }, hall, certifier, graduate))
  const at = (name: string) => join(services.env.DATA_DIR, name)
  const keep = (name: string, content: unknown) => writeFileSync(at(name), `${JSON.stringify(content)}\n`, { mode: 0o600 })
  keep('load-candidates.json', made.map(one => ({ username: one.user.username, password, attemptId: one.attemptId })))
  keep('load-certificate.json', { code })
  // Marks the directory as one that production refuses, even when it holds no demo world.
  if (!existsSync(at('demo-accounts.json'))) keep('demo-accounts.json', [])
  console.log(`已添加 ${count} 名可考考生，用时 ${((performance.now() - began) / 1000).toFixed(1)} 秒；登录名在 ${at('load-candidates.json')}。`)
}

/** Numbers go on where the last run stopped, so that names and documents stay distinct. */
async function nextNumber(ctx: Ctx) {
  return (await ctx.db.read.$count(users, like(users.username, 'load______'))) + 1
}

/** A class, a paper and an open sitting of their own, made by the same verbs as any other. */
async function openHall(ctx: Ctx, first: number, seats: number, password: string) {
  const { rules, version: rulesVersion } = await rulesNow(ctx)
  const passwordHash = await hashPassword(password)
  const member = (kind: 'training_body' | 'certifying_body', role: string) => makeOrganization(ctx, { kind, name: `压力测试${role}机构`, username: `${loadUsername(first)}.${kind.slice(0, 5)}`, passwordHash })
  const [trainer, certifier] = [await member('training_body', '培训'), await member('certifying_body', '发证')]
  const today = shanghaiDate(ctx.now)
  const asTrainer = { ...ctx, actor: trainer.actor }
  const cohortId = await openCohort(asTrainer, { name: '压力测试班', courseId: 'qualification', cityCode: null, capacity: seats, startsOn: addDays(today, -45), endsOn: addDays(today, 30) })
  await startCohort(asTrainer, cohortId)
  const asCertifier = { ...ctx, actor: certifier.actor }
  const cells = rules.trial_blueprint.flatMap(({ area, ...counts }) => (['single', 'multiple'] as const).map(type => ({ area, type, count: counts[type], halfPoints: halfPointsOf[type] })))
  const blueprintId = await publishBlueprint(asCertifier, { name: '压力测试卷', kind: 'trial', cells })
  const sittingId = await openSitting(asCertifier, { blueprintId, name: '压力测试场次', opensAt: ctx.now - DAY, entry: 'window', windowTo: addDays(today, 14), capacity: seats })
  const [sitting] = await ctx.db.transact(tx => tx.update(sittings).set({ registered: seats }).where(eq(sittings.id, sittingId)).returning())
  if (!sitting) throw new Error('the sitting was not opened')
  const paper = { title: sitting.name, minutes: sitting.minutes, cells: cells.filter(cell => cell.count > 0), passPercent: rules.pass_percent, multiRule: rules.multi_rule, rulesVersion }
  const creditedSeconds = rules.required_credits * rules.hours_per_credit_minutes * 60
  const hall: Hall = { cohortId, sittingId, sittingCode: sitting.code, certifyingBody: certifier.organizationId, paper, passwordHash, creditedSeconds, year: shanghaiYear(ctx.now) }
  return { hall, certifier: certifier.actor }
}

/** Sets aside a run of filing serials and answers the first. */
async function takeSerials(ctx: Ctx, year: number, count: number) {
  const [row] = await ctx.db.transact(tx =>
    tx.insert(filingSerials).values({ year, last: count }).onConflictDoUpdate({ target: filingSerials.year, set: { last: sql`${filingSerials.last} + ${count}` } }).returning(),
  )
  if (!row) throw new Error('no serial')
  return row.last - count + 1
}

/** Sits the paper with every answer right, is marked and released; answers the code printed on the certificate. */
async function certify(ctx: Ctx, hall: Hall, certifier: UserActor, { user, person, attemptId }: CandidateRows) {
  const grants = [{ role: 'cqo' as const, organizationId: null, cityCode: null }]
  const sitting = { ...ctx, actor: { kind: 'user' as const, userId: user.id, name: user.name, personId: person.id, grants } }
  const client = 'demo-load'
  await startAttempt(sitting, { attemptId, client })
  const [paper] = await ctx.db.read.select({ key: attemptPapers.key }).from(attemptPapers).where(eq(attemptPapers.attemptId, attemptId))
  await saveAnswers(sitting, { attemptId, client, answers: (paper?.key.items ?? []).map(({ item, answer }) => ({ item, choice: answer, rev: 1 })) })
  await submitAttempt(sitting, { attemptId, client })
  await markAttempts(ctx, [attemptId])
  await releaseSitting({ ...ctx, actor: certifier }, { sittingId: hall.sittingId, attemptIds: [attemptId] })
  const [issued] = await ctx.db.read.select({ code: certificates.code }).from(certificates).where(eq(certificates.attemptId, attemptId))
  return issued?.code
}
