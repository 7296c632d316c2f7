import { z } from 'zod'
import { MAX_COURSES, type TeacherCategory, teacherCategories, titleLevels } from '~/domain/teachers/application'

const line = (what: string, max = 60) => z.string(`请填${what}`).trim().min(1, `请填${what}`).max(max, `${what}最多 ${max} 个字`)
const whole = (what: string, max: number) => z.number(`${what}填数字`).int(`${what}填整数`).min(0, `${what}不能小于 0`).max(max, `${what}不超过 ${max}`)
const linesOf = (text: string) => text.split(/\r?\n/).map(each => each.trim()).filter(Boolean)

/** The application as its form sends it; courses come one per line. */
export const applicationInput = z.strictObject({
  category: z.enum(Object.keys(teacherCategories) as [TeacherCategory, ...TeacherCategory[]], '请选一类'),
  employer: line('工作单位'),
  position: line('职务'),
  professionalTitle: z.enum(titleLevels, '请选职称等级'),
  qualityYears: whole('质量工作年限', 60),
  teachingHours: whole('授课学时', 3000),
  areas: z.array(z.string().regex(/^KA\d{2}$/)).min(1, '至少选一个专长领域'),
  courses: z
    .string('至少写一门代表课程')
    .transform(linesOf)
    .pipe(z.array(z.string().max(60, '每门课程名最多 60 个字')).min(1, '至少写一门代表课程').max(MAX_COURSES, `代表课程最多 ${MAX_COURSES} 门，每行一门`)),
  achievements: line('业绩', 1000),
  cityCode: z.string('请选所在市').regex(/^44\d{2}$/, '请选所在市'),
})
