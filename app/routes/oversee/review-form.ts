import { z } from 'zod'
import { type FilingField, filingFieldNames } from '~/domain/filing/filing-fields'
import type { ReviewReason } from '~/domain/filing/move-filing.server'

const mark = z.enum(['ok', 'return']).optional()
const reason = z.string().max(200, '最多 200 个字').optional()
const fields: Record<string, typeof mark | typeof reason> = Object.fromEntries(filingFieldNames.flatMap(name => [[`mark_${name}`, mark], [`reason_${name}`, reason]]))

/** One mark and one reason per item of the filing; any other field is refused. */
export const reviewInput = z.strictObject(fields)

/** The items marked for return with their words, in the order of the page. */
export const markedReasons = (input: z.output<typeof reviewInput>): ReviewReason[] =>
  filingFieldNames.filter((name: FilingField) => input[`mark_${name}`] === 'return').map(field => ({ field, text: input[`reason_${field}`] ?? '' }))
