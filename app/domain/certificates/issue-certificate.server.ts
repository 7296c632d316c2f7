import { randomBytes } from 'node:crypto'
import { type SQL, and, eq, inArray, sql } from 'drizzle-orm'
import { CertificateFacts } from '#certificates/facts'
import { formatNumber, isUsableSerial, newCode } from '#certificates/number'
import { type KeyRing, signToken } from '#certificates/sign.server'
import type { Tx } from '#db/client.server'
import { certificateSerials, certificates } from '#db/schema'
import { record } from '../audit/record.server'
import { type DateString, isDate, shanghaiDate, shanghaiYear } from '../clock'
import type { Ctx } from '../context'
import { emit } from '../events'
import { newId } from '../ids'
import { enqueue } from '../jobs/enqueue.server'
import { notifyPerson } from '../notices/notify.server'
import { refuse } from '../refusal'
import { rulesInside } from '../settings/queries.server'
import { type Grounds, groundsOf, missingGround } from './grounds.server'

/**
 * Issues the certificate of a released, passed attempt inside the transaction of its release, and answers its
 * id. Once per attempt, and one living certificate per person. Refuses with `certificates.no-signer` or
 * `certificates.not-eligible` (R-051: 培训并考核合格，方可发证). The PDF follows as a job.
 */
export async function issueCertificate(ctx: Ctx, tx: Tx, attemptId: string): Promise<string> {
  const known = await existing(tx, eq(certificates.attemptId, attemptId))
  if (known) return known
  const ring = ctx.signer ?? refuse('certificates.no-signer')
  const grounds = await groundsOf(tx, attemptId)
  const missing = missingGround(grounds)
  if (missing) refuse('certificates.not-eligible', { missing })
  const living = await existing(tx, and(eq(certificates.personId, grounds.person.id), inArray(certificates.status, ['valid', 'suspended'])))
  if (living) return living

  const facts = await freezeFacts(ctx, tx, grounds, ring)
  const id = newId()
  const { attempt, filing, person, sitting } = grounds
  const [issued] = await tx
    .insert(certificates)
    .values({
      id,
      ...pick(facts),
      serial: facts.serial,
      attemptId: attempt.id,
      personId: person.id,
      filingId: filing.id,
      enterpriseId: filing.enterpriseId,
      certifyingBodyId: sitting.certifyingBodyId,
      cityCode: filing.cityCode,
      year: shanghaiYear(ctx.now),
      status: 'valid',
      facts: facts.printed,
      createdAt: ctx.now,
    })
    .onConflictDoNothing({ target: certificates.attemptId })
    .returning({ id: certificates.id })
  if (!issued) return (await existing(tx, eq(certificates.attemptId, attemptId)))!
  record(ctx, tx, { type: 'certificate.issued', entityId: id, data: { number: facts.printed.number, attemptId, filingId: filing.id } })
  await notifyPerson(ctx, tx, person.id, { title: '培训合格证书已发', body: `证书编号 ${facts.printed.number}。二维码现在就能查验，PDF 生成后可下载。`, link: '/learn/certificate' })
  await enqueue(ctx, tx, 'certificates.render', id, { certificateId: id })
  await emit(ctx, tx, { type: 'certificate.issued', certificateId: id })
  return id
}

async function existing(tx: Tx, where: SQL | undefined) {
  const [row] = await tx.select({ id: certificates.id }).from(certificates).where(where)
  return row?.id
}

const pick = ({ printed: { number, code, token, issuedOn, expiresOn } }: { printed: CertificateFacts }) => ({ number, code, token, issuedOn, expiresOn })

/** The facts as they will be printed, with number, 80-bit code and signed token; never changed afterwards. */
async function freezeFacts(ctx: Ctx, tx: Tx, { enrolment, filing, person, enterprise, trainingBody, certifyingBody }: Grounds, ring: KeyRing) {
  const { rules } = await rulesInside(tx, ctx.now)
  const issuedOn = shanghaiDate(ctx.now)
  const cityCode = filing.cityCode.slice(0, 4)
  const { number, serial } = await nextNumber(tx, cityCode, shanghaiYear(ctx.now))
  const known = { number, code: newCode(randomBytes(10)), name: person.name, issuedOn, expiresOn: expiry(issuedOn, rules.certificate_validity_years) }
  const token = signToken(known, ring)
  const printed = CertificateFacts.parse({
    ...known,
    version: 1,
    idTail: person.idTail,
    enterprise,
    cityCode,
    trainingFrom: shanghaiDate(enrolment.studyStartedAt ?? enrolment.admittedAt ?? enrolment.appliedAt),
    trainingTo: shanghaiDate(enrolment.studyCompletedAt ?? ctx.now),
    hours: rules.required_credits,
    trainingBody,
    certifyingBody,
    token,
    verifyUrl: `${ctx.origin}/v/${token}`,
    host: new URL(ctx.origin).host,
    demo: ctx.demo,
  })
  return { printed, serial }
}

/** The day a certificate runs out, or null for 长期有效; 29 February runs out on the 28th. */
function expiry(issuedOn: DateString, years: number | null): DateString | null {
  if (years === null) return null
  const day = `${Number(issuedOn.slice(0, 4)) + years}${issuedOn.slice(4)}`
  return isDate(day) ? day : day.replace(/29$/, '28')
}

/** The next serial of the year, province-wide; serials whose check character would be `*` are skipped for good. */
async function nextNumber(tx: Tx, cityCode: string, year: number) {
  for (;;) {
    const [row] = await tx
      .insert(certificateSerials)
      .values({ year, last: 1 })
      .onConflictDoUpdate({ target: certificateSerials.year, set: { last: sql`${certificateSerials.last} + 1` } })
      .returning()
    const parts = { cityCode, year, serial: row!.last }
    if (isUsableSerial(parts)) return { number: formatNumber(parts), serial: parts.serial }
  }
}
