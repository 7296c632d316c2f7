import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server'
import { filingSerials } from '#db/schema'
import { shanghaiDate, shanghaiYear } from '../clock'
import type { Ctx } from '../context'
import { emit } from '../events'
import { checkIdNumber } from '../identity/id-number'
import { invitePerson } from '../identity/invite-person.server'
import { recordPerson } from '../identity/record-person.server'
import { sendMessage } from '../notices/notify.server'
import { refuse } from '../refusal'
import { rulesNow } from '../settings/queries.server'
import type { Candidate } from './candidate'
import { formatFilingNumber } from './filing-number'
import { type FilingRow, findFiling, openCandidate } from './find-filing.server'
import { assertNotOwn, keepReview, moveFiling } from './move-filing.server'

/**
 * The province records a filing the city has passed: 备案号 in the same transaction, the person on file, the
 * CQO invited with a one-time code. From here on enrolment is open and incentives apply. Refuses with
 * `filing.wrong-state`, `filing.own-filing`, `identity.email-taken`.
 */
export async function recordFiling(ctx: Ctx, input: { filingId: string }): Promise<{ number: string; personId: string; userId: string }> {
  const { rules } = await rulesNow(ctx)
  return ctx.db.transact(async tx => {
    const filing = await findFiling(ctx, tx, input.filingId, 'record')
    assertNotOwn(ctx, filing)
    const candidate = openCandidate(ctx, filing)
    const personId = await recordPerson(ctx, tx, personFacts(ctx, filing, candidate))
    const year = shanghaiYear(ctx.now)
    const serial = await nextSerial(tx, year)
    const number = formatFilingNumber({ year, city: filing.cityCode, serial })
    await moveFiling(ctx, tx, filing, 'record', 'province_admin', { personId, number, year, serial, filedAt: ctx.now }, { number })
    await keepReview(ctx, tx, filing.id, 'province', 'record', [])
    const invited = await invitePerson(ctx, tx, { id: personId, name: filing.personName }, { role: 'cqo', organizationId: null, cityCode: null }, 'cqo', rules.activation_code_hours)
    if (invited.code) await sendActivation(ctx, tx, filing, candidate.mobile, { ...invited, code: invited.code }, rules.activation_code_hours)
    await emit(ctx, tx, { type: 'filing.recorded', filingId: filing.id })
    return { number, personId, userId: invited.userId }
  })
}

/** One row a year holds the last serial given out; its update is the lock. */
async function nextSerial(tx: Tx, year: number): Promise<number> {
  const [row] = await tx
    .insert(filingSerials)
    .values({ year, last: 1 })
    .onConflictDoUpdate({ target: filingSerials.year, set: { last: sql`${filingSerials.last} + 1` } })
    .returning()
  if (!row) throw new Error('no serial')
  return row.last
}

function personFacts(ctx: Ctx, filing: FilingRow, { idType, idNumber, gender, mobile, email }: Candidate) {
  const check = checkIdNumber(idType, idNumber, shanghaiDate(ctx.now))
  if (!check.ok || gender === '') return refuse('filing.invalid')
  return { name: filing.personName, idType, idNumber: check.number, gender, mobile, email, education: filing.post.education }
}

function sendActivation(ctx: Ctx, tx: Tx, filing: FilingRow, mobile: string, { username, code }: { username: string; code: string }, hours: number) {
  const body = `${filing.personName}：您的首席质量官备案已登记。请在 ${hours} 小时内打开 ${ctx.origin}/activate?u=${username} ，用户名 ${username}，激活码 ${code}，设好密码即可报名培训。过期可请企业经办重新打印激活单。`
  return sendMessage(ctx, tx, { channel: 'sms', recipientName: filing.personName, recipient: mobile, subject: '激活您的首席质量官账号', body })
}
