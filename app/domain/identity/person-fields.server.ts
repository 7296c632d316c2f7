import type { persons } from '#db/schema'
import type { Ctx } from '../context'
import type { IdType } from './id-number'

type SealedField = 'idNumber' | 'mobile' | 'email'
type PersonRow = typeof persons.$inferSelect

const columns: Record<SealedField, string> = { idNumber: 'id_number', mobile: 'mobile', email: 'email' }
export const personPlace = (field: SealedField, personId: string) => `persons:${columns[field]}:${personId}`

/** Opens one sealed field of a person; whoever shows it to someone else records why. */
export const openPersonField = (ctx: Ctx, person: PersonRow, field: SealedField) => ctx.vault.open(personPlace(field, person.id), person[field])

/** The blind index under which an identity document is found; `number` is normalised. */
export const idNumberIndex = (ctx: Ctx, idType: IdType, number: string) => ctx.vault.index('id-number', `${idType}:${number}`)
export const emailIndex = (ctx: Ctx, email: string) => ctx.vault.index('email', email)
export const mobileIndex = (ctx: Ctx, mobile: string) => ctx.vault.index('mobile', mobile)
