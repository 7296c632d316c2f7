import { randomInt } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { blueprints, sittings } from '#db/schema'
import { record } from '../audit/record.server'
import { addDays, instantOfDate, shanghaiDate } from '../clock'
import type { Ctx } from '../context'
import { newId } from '../ids'
import { refuse } from '../refusal'
import { rulesNow } from '../settings/queries.server'
import { blueprintsEditedBy, delegatedBody } from './access.server'
import { entryClosesAt } from './sitting'

export interface SittingInput {
  blueprintId: string
  name: string
  opensAt: number
  /** 'late-entry': everyone starts within the set minutes. 'window': an online sitting, started any time until `windowTo`. */
  entry: 'late-entry' | 'window'
  /** Last day of a window, 'YYYY-MM-DD', the day included. */
  windowTo?: string
  capacity: number
}

const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const MAX_WINDOW_DAYS = 31
const sittingCode = () => Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')

/** Opens a sitting from a published blueprint; refuses with 'exams.no-delegation', 'exams.blueprint-unusable' or 'exams.bad-times'. */
export async function openSitting(ctx: Ctx, input: SittingInput): Promise<string> {
  const certifyingBodyId = await delegatedBody(ctx)
  const { rules } = await rulesNow(ctx)
  const usable = and(eq(blueprints.id, input.blueprintId), eq(blueprints.status, 'published'), blueprintsEditedBy(ctx.actor))
  const [blueprint] = await ctx.db.read.select().from(blueprints).where(usable)
  if (!blueprint) return refuse('exams.blueprint-unusable', {}, { blueprintId: ['请选一套已发布的组卷方案'] })
  const closes = input.entry === 'late-entry' ? entryClosesAt(input.opensAt, rules) : windowEnd(input)
  if (closes <= ctx.now) refuse('exams.bad-times', {}, { opensAt: ['入场截止已过，请改开考时间'] })
  const id = newId()
  await ctx.db.transact(async tx => {
    await tx.insert(sittings).values({
      id, certifyingBodyId, blueprintId: blueprint.id, code: sittingCode(), name: input.name, opensAt: input.opensAt, entryClosesAt: closes,
      minutes: blueprint.minutes, capacity: input.capacity, registered: 0, status: 'scheduled', createdAt: ctx.now,
    })
    record(ctx, tx, { type: 'sitting.opened', entityId: id, data: { blueprintId: blueprint.id, opensAt: input.opensAt, entryClosesAt: closes, capacity: input.capacity } })
  })
  return id
}

/** The last millisecond of the window's last day. */
function windowEnd({ opensAt, windowTo }: SittingInput): number {
  const from = shanghaiDate(opensAt)
  if (!windowTo || windowTo < from) return refuse('exams.bad-times', {}, { windowTo: ['最后一天不能早于开考日'] })
  if (windowTo > addDays(from, MAX_WINDOW_DAYS - 1)) return refuse('exams.bad-times', {}, { windowTo: [`开放时段最长 ${MAX_WINDOW_DAYS} 天`] })
  return instantOfDate(addDays(windowTo, 1)) - 1
}
