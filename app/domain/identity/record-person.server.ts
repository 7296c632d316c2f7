import { and, eq, ne } from 'drizzle-orm'
import type { Tx } from '#db/client.server'
import { persons } from '#db/schema'
import { record } from '../audit/record.server'
import type { Ctx } from '../context'
import { newId } from '../ids'
import { pinyinKey } from '../pinyin.server'
import { refuse } from '../refusal'
import type { IdType } from './id-number'
import { emailIndex, idNumberIndex, mobileIndex, personPlace } from './person-fields.server'

/** A person's facts, already checked and normalised. */
export interface PersonFacts {
  name: string
  idType: IdType
  idNumber: string
  gender: 'male' | 'female'
  mobile: string
  email: string
  education: string
}

/**
 * Writes a person, or brings the known one up to date: one document, one person. Each sensitive field is
 * sealed on its own. Refuses with `identity.email-taken` when the address is another person's.
 */
export async function recordPerson(ctx: Ctx, tx: Tx, facts: PersonFacts): Promise<string> {
  const index = idNumberIndex(ctx, facts.idType, facts.idNumber)
  const [known] = await tx.select({ id: persons.id }).from(persons).where(and(eq(persons.idType, facts.idType), eq(persons.idNumberIndex, index)))
  const id = known?.id ?? newId()
  const [rival] = await tx.select({ id: persons.id }).from(persons).where(and(eq(persons.emailIndex, emailIndex(ctx, facts.email)), ne(persons.id, id)))
  if (rival) refuse('identity.email-taken', {}, { email: ['这个电子邮箱已由另一人使用。请换成本人使用的邮箱。'] })
  const row = {
    name: facts.name,
    namePinyin: pinyinKey(facts.name, 'head'),
    idType: facts.idType,
    idNumber: ctx.vault.seal(personPlace('idNumber', id), facts.idNumber),
    idNumberIndex: index,
    idTail: facts.idNumber.slice(-4),
    gender: facts.gender,
    mobile: ctx.vault.seal(personPlace('mobile', id), facts.mobile),
    mobileIndex: mobileIndex(ctx, facts.mobile),
    mobileTail: facts.mobile.slice(-4),
    email: ctx.vault.seal(personPlace('email', id), facts.email),
    emailIndex: emailIndex(ctx, facts.email),
    education: facts.education,
    updatedAt: ctx.now,
  }
  if (known) await tx.update(persons).set(row).where(eq(persons.id, id))
  else await tx.insert(persons).values({ id, ...row, createdAt: ctx.now })
  record(ctx, tx, { type: 'person.recorded', entityId: id, data: { known: Boolean(known) } })
  return id
}
