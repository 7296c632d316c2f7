import { z } from 'zod'
import { type FilingDraft, emptyDraft } from '~/domain/filing/candidate'
import { idTypes } from '~/domain/identity/id-number'

const line = (max: number) => z.string().max(max, `最多 ${max} 个字`).optional()

/** What the filing form sends; everything may still be empty, the domain judges it when submitted. Unknown fields are refused. */
export const filingShape = {
  personName: line(60),
  idType: z.enum(idTypes).optional(),
  idNumber: line(40),
  gender: z.enum(['male', 'female']).optional(),
  mobile: line(40),
  email: line(254),
  education: line(20),
  school: line(60),
  major: line(60),
  qualityYears: z.coerce.number('质量工作年限填数字，如 5 或 2.5').min(0, '质量工作年限不能是负数').max(60, '质量工作年限最多 60 年').optional(),
  position: line(60),
  concurrentPost: line(20),
  professionalTitle: line(60),
  appointedOn: line(10),
  authorizerName: line(60),
  authorizerTitle: line(60),
  relaxReason: line(500),
  resume: line(2000),
}

const shape = z.strictObject(filingShape)

/** The draft a form has sent. */
export function draftFrom(input: z.output<typeof shape>): FilingDraft {
  const given: Partial<FilingDraft> = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
  return { ...emptyDraft, ...given }
}
