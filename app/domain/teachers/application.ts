/** 师资类别 (C5). */
export const teacherCategories = {
  academia: '院校', enterprise: '企业首席质量官或质量高管', regulator: '监管部门', testing: '检验检测认证机构', association: '行业组织', other: '其他',
} as const
export type TeacherCategory = keyof typeof teacherCategories

/** 职称等级, highest first. */
export const titleLevels = ['正高级', '副高级', '中级', '初级', '无职称'] as const
export type TitleLevel = (typeof titleLevels)[number]

export const MAX_COURSES = 5

/** What an applicant fills in. `teachingHours` are credit hours taught in the last three years. */
export interface TeacherApplication {
  category: TeacherCategory
  employer: string
  position: string
  professionalTitle: TitleLevel
  qualityYears: number
  teachingHours: number
  areas: string[]
  courses: string[]
  achievements: string
  cityCode: string
}

export interface Finding {
  ok: boolean
  title: string
  detail: string
}

export interface CriteriaFacts extends Pick<TeacherApplication, 'category' | 'professionalTitle' | 'qualityYears' | 'teachingHours' | 'courses'> {
  /** For an applicant who is a CQO of this platform: talent pool and this year's continuing education, in credit hours. */
  cqo: { listed: boolean; total: number; target: number; met: boolean } | null
}

const SENIOR = ['正高级', '副高级']
const YEARS = 10
const HOURS = 40

/**
 * The proposed criteria (C5) as findings for the reviewer's eye. They are proposals, not yet an official
 * rule: a finding that is not ok asks to be looked at and never refuses by itself.
 */
export function criteriaFindings(facts: CriteriaFacts): Finding[] {
  return [background(facts), teaching(facts), ...(facts.category === 'enterprise' ? [duty(facts)] : [])]
}

function background({ professionalTitle, qualityYears }: CriteriaFacts): Finding {
  const title = '资历'
  if (SENIOR.includes(professionalTitle)) return { ok: true, title, detail: `${professionalTitle}职称，达到副高级以上` }
  if (qualityYears >= YEARS) return { ok: true, title, detail: `质量工作 ${qualityYears} 年，满 ${YEARS} 年；请核大中型企业质量高层任职是否满 5 年` }
  return { ok: false, title, detail: `职称${professionalTitle}，质量工作 ${qualityYears} 年，未满 ${YEARS} 年；请看是否省级以上政府质量奖评审员或获奖组织骨干` }
}

function teaching({ teachingHours, courses }: CriteriaFacts): Finding {
  const title = '授课'
  if (teachingHours >= HOURS) return { ok: true, title, detail: `近 3 年授课 ${teachingHours} 学时，满 ${HOURS} 学时` }
  return { ok: false, title, detail: `近 3 年授课 ${teachingHours} 学时，未满 ${HOURS} 学时，代表课程 ${courses.length} 门；请看企业案例是否不少于 2 个` }
}

function duty({ cqo }: CriteriaFacts): Finding {
  const title = '履职'
  if (!cqo) return { ok: false, title, detail: '申报账号没有关联首席质量官；请核对是否在人才库' }
  const hours = cqo.target === 0 ? '今年不计继续教育' : `今年继续教育 ${cqo.total.toFixed(1)} / ${cqo.target} 学时`
  return { ok: cqo.listed && cqo.met, title, detail: `${cqo.listed ? '已在人才库' : '不在人才库'}，${hours}` }
}
