import type { FilingPost } from '#db/schema/filing'
import { isDate, type DateString } from '../clock'
import { emailProblem, normalizeEmail } from '../identity/email'
import { type IdType, checkIdNumber, idTypes, normalizeIdNumber } from '../identity/id-number'
import { isMobile, normalizeMobile } from '../identity/mobile'
import { checkPersonName, normalizePersonName } from '../identity/person-name'
import { type Education, educations } from './eligibility'
import { concurrentPosts } from './filing-fields'

/** The identity fields of a draft, sealed as one text; version 1. */
export interface Candidate {
  version: 1
  idType: IdType
  idNumber: string
  /** Asked only where the document does not tell. */
  gender: 'male' | 'female' | ''
  mobile: string
  email: string
}

/** What the enterprise types, every field possibly still empty. */
export interface FilingDraft extends Omit<Candidate, 'version'>, Omit<FilingPost, 'version'> {
  personName: string
}

export const emptyDraft: FilingDraft = {
  personName: '', idType: 'resident_id', idNumber: '', gender: '', mobile: '', email: '', education: '', school: '', major: '', qualityYears: null,
  position: '', concurrentPost: '', professionalTitle: '', appointedOn: '', authorizerName: '', authorizerTitle: '', relaxReason: '', resume: '',
}

/** The draft in the form it is stored in: half-width, trimmed; wrong values stay as typed, to be corrected. */
export function normalizeDraft(draft: FilingDraft): FilingDraft {
  const texts: Partial<FilingDraft> = Object.fromEntries(Object.entries(draft).map(([key, value]) => [key, typeof value === 'string' ? value.trim() : value]))
  return { ...draft, ...texts, personName: normalizePersonName(draft.personName), authorizerName: normalizePersonName(draft.authorizerName), idNumber: normalizeIdNumber(draft.idNumber), mobile: normalizeMobile(draft.mobile), email: normalizeEmail(draft.email) }
}

/** male or female as the document tells, else as stated. */
export function genderOf(draft: Pick<FilingDraft, 'idType' | 'idNumber' | 'gender'>, today: DateString): 'male' | 'female' | '' {
  const check = checkIdNumber(draft.idType, draft.idNumber, today)
  return (check.ok && check.facts?.gender) || draft.gender
}

type Rule = (draft: FilingDraft, known: { today: DateString; enterpriseEmail?: string }) => string | null

const filled = (key: keyof FilingDraft, words: string): Rule => draft => (draft[key] === '' || draft[key] === null ? words : null)
const named = (key: 'personName' | 'authorizerName', missing: string): Rule => draft => {
  if (draft[key] === '') return missing
  const check = checkPersonName(draft[key])
  return check.ok ? null : check.problem
}

// In the order of the form, so that its summary reads downwards.
const rules: { [K in keyof FilingDraft]?: Rule } = {
  position: filled('position', '请填写现任职务。'),
  concurrentPost: draft => ((concurrentPosts as readonly string[]).includes(draft.concurrentPost) ? null : '请选兼任职务；不兼任也选一下。'),
  appointedOn: (draft, { today }) => (!isDate(draft.appointedOn) ? '请填任命决定上的日期，写作 2026-09-15。' : draft.appointedOn > today ? '任职时间不能晚于今天。' : null),
  authorizerName: named('authorizerName', '请填写授权人姓名。'),
  authorizerTitle: filled('authorizerTitle', '请填写授权人的职务，如法定代表人、总经理。'),
  personName: named('personName', '请照身份证填写首席质量官的姓名。'),
  idType: draft => (idTypes.includes(draft.idType) ? null : '请选证件类型。'),
  idNumber: (draft, { today }) => {
    const check = checkIdNumber(draft.idType, draft.idNumber, today)
    return check.ok ? null : check.problem
  },
  gender: (draft, { today }) => (draft.idType === 'resident_id' || genderOf(draft, today) ? null : '这种证件看不出性别，请选。'),
  mobile: draft => (isMobile(draft.mobile) ? null : '手机号是 11 位数字，以 13–19 开头。请核对。'),
  email: (draft, { enterpriseEmail }) => emailProblem(draft.email, enterpriseEmail || undefined),
  education: draft => (educations.includes(draft.education as Education) ? null : '请选学历。'),
  qualityYears: draft => (draft.qualityYears !== null && draft.qualityYears >= 0 && draft.qualityYears <= 60 ? null : '质量工作年限填 0 至 60 的数字。'),
  school: filled('school', '请填写毕业院校。'),
  major: filled('major', '请填写专业。'),
  resume: draft => ([...draft.resume].length >= 20 ? null : '请写明质量管理经历和获奖情况，不少于 20 字。'),
}

/** What is wrong or missing in a draft, by field (A2; ). */
export function draftProblems(draft: FilingDraft, known: { today: DateString; enterpriseEmail?: string }): Record<string, string[]> {
  const found = Object.entries(rules).map(([field, rule]) => [field, rule(draft, known)] as const)
  return Object.fromEntries(found.flatMap(([field, problem]) => (problem ? [[field, [problem]]] : [])))
}
