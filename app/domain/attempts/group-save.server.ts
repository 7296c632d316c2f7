import { and, eq, gte, inArray, max, or } from 'drizzle-orm'
import type { Tx } from '#db/client.server'
import { answerSaves, attempts } from '#db/schema'
import type { Ctx } from '../context'
import { inTime } from '../exams/sitting'
import { Refusal } from '../refusal'
import { rulesNow } from '../settings/queries.server'
import { type AnswerSave, type Answers, mergeSaves } from './merge'
import { type Writer, judgeWriter } from './read-lease.server'

interface Save extends Writer {
  answers: readonly AnswerSave[]
}
interface Saved {
  saved: { item: string; rev: number }[]
  deadline: number
}
interface Waiting {
  ctx: Ctx
  save: Save
  resolve: (saved: Saved) => void
  reject: (error: unknown) => void
}

/** Saves and answers of one transaction: more would make the first wait longer than it gains, and SQLite counts parameters. */
const GROUP = { saves: 128, answers: 2_000 }
const waiting = new WeakMap<Ctx['db'], Waiting[]>()

/** While the disk is slow, a group gathers for as long as the last one took to write, but no longer than this. */
const GATHER_MS = 5
const lastTook = new WeakMap<Ctx['db'], number>()

/**
 * Commits what arrives together, and while the disk would be busy anyway, in one transaction. Each caller is
 * answered after the commit; a refused save does not undo its neighbours.
 */
export function groupSave(ctx: Ctx, save: Save): Promise<Saved> {
  return new Promise((resolve, reject) => {
    const group = waiting.get(ctx.db)
    if (group) return void group.push({ ctx, save, resolve, reject })
    waiting.set(ctx.db, [{ ctx, save, resolve, reject }])
    const gather = Math.min(GATHER_MS, Math.floor(lastTook.get(ctx.db) ?? 0))
    if (gather > 0) setTimeout(() => void drain(ctx.db), gather)
    else setImmediate(() => void drain(ctx.db))
  })
}

async function drain(db: Ctx['db']) {
  for (let all = waiting.get(db) ?? []; all.length > 0; ) {
    const began = performance.now()
    await commit(db, takeGroup(all))
    lastTook.set(db, performance.now() - began)
  }
  waiting.delete(db)
}

function takeGroup(all: Waiting[]): Waiting[] {
  let answers = 0
  const full = all.findIndex(({ save }, i) => i === GROUP.saves || (answers += save.answers.length) > GROUP.answers)
  return all.splice(0, full === -1 ? all.length : Math.max(1, full))
}

/** An unforeseen failure must not take neighbours along: the group is then written one by one. */
async function commit(db: Ctx['db'], group: Waiting[]) {
  try {
    const { rules } = await rulesNow({ db, now: group[0]?.ctx.now ?? 0 })
    const outcomes = await db.transact(tx => write(tx, group, rules.save_grace_seconds))
    group.forEach((one, i) => settle(one, outcomes[i]))
  } catch (error) {
    if (group.length === 1) return group[0]?.reject(error)
    for (const one of group) await commit(db, [one])
  }
}

function settle({ resolve, reject }: Waiting, outcome: Saved | Refusal | undefined) {
  if (!outcome || outcome instanceof Refusal) reject(outcome ?? new Error('a save was left without outcome'))
  else resolve(outcome)
}

/** Lock and judge, read what is stored, add what is new: three statements however many saves. */
async function write(tx: Tx, group: readonly Waiting[], grace: number): Promise<(Saved | Refusal)[]> {
  const open = await lockOpen(tx, group, grace)
  const mayWrite = ({ ctx, save }: Waiting) => {
    const row = open.get(save.attemptId)
    return row?.leaseClient === save.client && row.deadline !== null && inTime(ctx.now, row.deadline, { save_grace_seconds: grace })
  }
  const stored = await storedRevisions(tx, group.filter(mayWrite))
  const accepted: (typeof answerSaves.$inferInsert)[] = []
  const outcomes: (Saved | Refusal)[] = []
  for (const one of group) {
    const { ctx, save } = one
    if (!mayWrite(one)) {
      outcomes.push(await whyNot(tx, one, grace))
      continue
    }
    const merged = mergeSaves(stored.get(save.attemptId) ?? {}, save.answers)
    stored.set(save.attemptId, merged.answers)
    accepted.push(...merged.accepted.map(answer => ({ attemptId: save.attemptId, item: answer.item, rev: answer.rev, choice: [...answer.choice], savedAt: ctx.now })))
    outcomes.push({ saved: merged.acknowledged.map(({ item, rev }) => ({ item, rev })), deadline: open.get(save.attemptId)?.deadline ?? 0 })
  }
  if (accepted.length > 0) await tx.insert(answerSaves).values(accepted)
  return outcomes
}

/** The conditional update is the check of owner, state, deadline and device, and the row lock on PostgreSQL. */
async function lockOpen(tx: Tx, group: readonly Waiting[], grace: number) {
  const rights = group.map(({ ctx, save }) =>
    and(eq(attempts.id, save.attemptId), eq(attempts.personId, save.personId), eq(attempts.leaseClient, save.client), gte(attempts.deadline, ctx.now - grace * 1000)),
  )
  const rows = await tx
    .update(attempts)
    .set({ lastSavedAt: Math.max(...group.map(({ ctx }) => ctx.now)) })
    .where(and(inArray(attempts.id, [...new Set(group.map(({ save }) => save.attemptId))]), eq(attempts.status, 'in_progress'), or(...rights)))
    .returning({ id: attempts.id, leaseClient: attempts.leaseClient, deadline: attempts.deadline })
  return new Map(rows.map(row => [row.id, row]))
}

async function storedRevisions(tx: Tx, group: readonly Waiting[]) {
  const stored = new Map<string, Answers>()
  if (group.length === 0) return stored
  const touched = group.map(({ save }) => and(eq(answerSaves.attemptId, save.attemptId), inArray(answerSaves.item, save.answers.map(answer => answer.item))))
  const rows = await tx
    .select({ attemptId: answerSaves.attemptId, item: answerSaves.item, rev: max(answerSaves.rev) })
    .from(answerSaves)
    .where(or(...touched))
    .groupBy(answerSaves.attemptId, answerSaves.item)
  // Only the revision decides; the choice that is stored is not sent back.
  for (const { attemptId, item, rev } of rows) stored.set(attemptId, { ...stored.get(attemptId), [item]: { choice: [], rev: rev ?? 0 } })
  return stored
}

async function whyNot(tx: Tx, { ctx, save }: Waiting, grace: number): Promise<Refusal> {
  const verdict = await judgeWriter(tx, save, ctx.now, { save_grace_seconds: grace })
  return verdict instanceof Refusal ? verdict : new Refusal('attempts.not-running')
}
