import { educationLevels, type EducationLevel, type Rules, type SizeClass } from '../settings/rules'
import { sizeClassLabels } from '../organizations/size-class'

/** 学历 as declared: a level of the scale or 相当学历, which counts as 大专 once explained. */
export type Education = EducationLevel | 'equivalent'
export const educations: readonly Education[] = [...educationLevels, 'equivalent']
export const educationLabels: Record<Education, string> = {
  high_school: '高中、中专及以下', college: '大专', bachelor: '本科', master: '硕士', doctor: '博士', equivalent: '相当学历',
}

export interface EligibilityInput {
  education: Education
  /** 质量工作年限, years. */
  qualityYears: number
  sizeClass: SizeClass
  /** Why the enterprise asks for relaxation, or what the 相当学历 rests on. */
  relaxReason?: string
}
export type EligibilityRules = Pick<Rules, 'education_min' | 'experience_years' | 'size_relaxed'>

export interface Finding {
  field: 'education' | 'qualityYears' | 'relaxReason'
  code: 'education-below' | 'education-equivalent' | 'years-below' | 'reason-missing'
  level: 'warning' | 'blocked'
  sentence: string
}
export interface EligibilityVerdict {
  status: 'eligible' | 'warning' | 'blocked'
  findings: Finding[]
  /** Whether the form must show the reason box. */
  needsReason: boolean
}

/** A reason shorter than this says nothing a reviewer could weigh. */
export const MIN_REASON_LENGTH = 20

/**
 * Judges a candidate against the province's conditions (附件1二: 大专及以上学历或相当学历, 质量管理工作满 3 年;
 * 中小微企业可适当放宽). Short of a condition: blocked for a size that may not relax, else a warning that
 * needs a reason. `blocked` cannot be submitted; `warning` can and is weighed by the city.
 */
export function judgeEligibility(input: EligibilityInput, rules: EligibilityRules): EligibilityVerdict {
  const relaxed = rules.size_relaxed.includes(input.sizeClass)
  const findings = [educationFinding(input, rules, relaxed), yearsFinding(input, rules, relaxed)].filter((finding) => finding !== null)
  const needsReason = findings.some((finding) => finding.level === 'warning')
  const written = [...(input.relaxReason ?? '').replace(/\s/g, '')].length
  if (needsReason && written < MIN_REASON_LENGTH)
    findings.push({ field: 'relaxReason', code: 'reason-missing', level: 'blocked', sentence: `请写明理由，不少于 ${MIN_REASON_LENGTH} 字，现填 ${written} 字。理由由市局核。` })
  return { status: worst(findings), findings, needsReason }
}

function educationFinding(input: EligibilityInput, rules: EligibilityRules, relaxed: boolean): Finding | null {
  const { education } = input
  if (education === 'equivalent') {
    const enough = rank(rules.education_min) <= rank('college')
    if (enough) return { field: 'education', code: 'education-equivalent', level: 'warning', sentence: '填的是相当学历。请写明相当于哪种学历、依据什么，由市局核。' }
  } else if (rank(education) >= rank(rules.education_min)) return null
  const need = `${educationLabels[rules.education_min]}及以上学历或相当学历`
  return shortfall('education', 'education-below', need, `现填${educationLabels[education]}`, input.sizeClass, relaxed)
}

function yearsFinding(input: EligibilityInput, rules: EligibilityRules, relaxed: boolean): Finding | null {
  if (input.qualityYears >= rules.experience_years) return null
  return shortfall('qualityYears', 'years-below', `满 ${rules.experience_years} 年质量工作年限`, `现填 ${input.qualityYears} 年`, input.sizeClass, relaxed)
}

function shortfall(field: 'education' | 'qualityYears', code: Finding['code'], need: string, stated: string, size: SizeClass, relaxed: boolean): Finding {
  const enterprise = `${sizeClassLabels[size]}企业`
  const verb = field === 'education' ? '须有' : '须'
  return relaxed
    ? { field, code, level: 'warning', sentence: `${verb}${need}，${stated}。${enterprise}可适当放宽，请写明理由，由市局核。` }
    : { field, code, level: 'blocked', sentence: `${enterprise}${verb}${need}，${stated}，不能提交。请核对，或改派人选。` }
}

const rank = (level: EducationLevel) => educationLevels.indexOf(level)
const worst = (findings: readonly Finding[]) =>
  findings.some((finding) => finding.level === 'blocked') ? 'blocked' : findings.length > 0 ? 'warning' : 'eligible'
