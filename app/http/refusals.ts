import { attemptRefusals } from '~/domain/attempts/refusals'
import { certificateRefusals } from '~/domain/certificates/refusals'
import { courseRefusals } from '~/domain/courses/refusals'
import { continuingEducationRefusals } from '~/domain/continuing-education/refusals'
import { cohortRefusals } from '~/domain/cohorts/refusals'
import { examRefusals } from '~/domain/exams/refusals'
import { fileRefusals } from '~/domain/files/refusals'
import { filingRefusals } from '~/domain/filing/refusals'
import { gradingRefusals } from '~/domain/grading/refusals'
import { identityRefusals } from '~/domain/identity/refusals'
import { learningRefusals } from '~/domain/learning/refusals'
import { organizationRefusals } from '~/domain/organizations/refusals'
import { paperRefusals } from '~/domain/papers/refusals'
import { questionRefusals } from '~/domain/questions/refusals'
import { talentRefusals } from '~/domain/talents/refusals'
import { teacherRefusals } from '~/domain/teachers/refusals'
import type { RefusalTemplates } from '~/domain/refusal-text'

export interface RefusalText {
  status: number
  title: string
  message: string
  next?: { label: string; to: string }
}

/** The one map from code to status and words; a code that is missing here is a bug and shows as a 500. */
const table: RefusalTemplates = {
  'form.invalid': { status: 422, title: '有内容需要修改', message: '请按提示修改后再提交，其他内容已保留。' },
  'form.unreadable': { status: 400, title: '内容没有传完整', message: '请返回上一页，重新提交一次。' },
  'http.not-found': { status: 404, title: '没有这一页', message: '地址可能写错了，或者这件东西不归您看。', next: { label: '回首页', to: '/' } },
  'http.forbidden': { status: 403, title: '您无权做这件事', message: '这项工作由别的岗位办理。', next: { label: '回我的首页', to: '/home' } },
  ...fileRefusals,
  ...certificateRefusals,
  ...talentRefusals,
  ...identityRefusals,
  ...organizationRefusals,
  ...filingRefusals,
  ...courseRefusals,
  ...cohortRefusals,
  ...learningRefusals,
  ...continuingEducationRefusals,
  ...teacherRefusals,
  ...questionRefusals,
  ...paperRefusals,
  ...examRefusals,
  ...attemptRefusals,
  ...gradingRefusals,
}

/** The words and status of a refusal, or null when its code is not declared. */
export function refusalText(code: string, detail: Record<string, unknown>): RefusalText | null {
  const template = Object.hasOwn(table, code) ? table[code] : undefined
  if (!template) return null
  return { ...template, message: typeof template.message === 'string' ? template.message : template.message(detail) }
}
