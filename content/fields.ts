import { z } from 'zod'

/** The small shapes that content files share. */

export const text = z.string().trim().min(1)
export const date = z.iso.date()
/** 2018, 2018-12 or 2018-12-29: as far as it is known. */
export const roughDate = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, '日期写作 2018、2018-12 或 2018-12-29，加引号')
export const areaCode = z.string().regex(/^KA\d{2}$/, '知识领域写作 KA01')
export const lessonCode = z.string().regex(/^[LE]\d{1,2}\.\d{1,2}$/, '课的编号写作 L1.1，选修课写作 E1.1')
export const moduleCode = z.string().regex(/^[ME]\d{1,2}$/, '模块编号写作 M1，选修课写作 E1')
export const slug = z.string().regex(/^[a-z][a-z0-9-]*$/, '编号用小写字母、数字和连字符')
