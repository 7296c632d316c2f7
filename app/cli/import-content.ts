import { instantOfDate } from '~/domain/clock'
import { systemActor } from '~/domain/context'
import { importCourse } from '~/domain/courses/import-course.server'
import { importQuestions } from '~/domain/questions/import-questions.server'
import { importSettingDefaults } from '~/domain/settings/import-defaults.server'
import type { RuleKey } from '~/domain/settings/rules'
import { contentOf } from '~/http/texts.server'
import type { Services } from '~/services.server'

/** Brings settings, courses and questions of the content folder into the database; repeats nothing that is up to date. */
export async function importContent(services: Services) {
  const content = contentOf()
  const ctx = services.ctx(systemActor)
  await importSettingDefaults(
    ctx,
    content.settings.map(s => ({ key: s.key as RuleKey, value: s.value, effectiveFrom: instantOfDate(s.effectiveFrom), documentNo: s.document, note: s.note })),
  )
  for (const course of content.courses) await importCourse(ctx, course)
  const { conflicts } = await importQuestions(ctx, [...content.questions, ...content.practice])
  if (conflicts.length > 0) console.error(`文件和平台都改过，保留平台的版本，请到“题库”逐题选择：${conflicts.join('、')}`)
}
