import { readdirSync } from 'node:fs'
import { ContentError, listFiles, readData } from './read.server'
import { type Template, templateFile } from './template-schema'
import { layOut, resolve, rowNames } from './template-sheet'

export type { Template } from './template-schema'

/**
 * Reads the downloadable templates of content/templates, in the order of the lessons that use them. Each is
 * checked whole: its lessons and texts exist, its formulas name rows that are there. Throws ContentError.
 */
export function loadTemplates(dir: string): Template[] {
  const known = { lessons: lessonCodes(dir), texts: listFiles(dir, 'texts', '.md').map(file => /^texts\/(.+)\.v\d+\.md$/.exec(file)?.[1]) }
  const templates = listFiles(dir, 'templates', '.yaml').map(file => {
    const template = readData(dir, file, templateFile)
    const problems = [...(file === `templates/${template.code}.yaml` ? [] : [`文件名应为 ${template.code}.yaml`]), ...missing(template, known), ...sheetProblems(template)]
    if (problems.length > 0) throw new ContentError(file, problems)
    return template
  })
  // Of those that one lesson begins, the more special come first.
  return templates.sort((a, b) => lessonOrder(a.lessons[0]!) - lessonOrder(b.lessons[0]!) || a.lessons.length - b.lessons.length)
}

const lessonOrder = (code: string) => {
  const [module = 0, lesson = 0] = code.slice(1).split('.').map(Number)
  return (code.startsWith('L') ? 0 : 10_000) + module * 100 + lesson
}

/** Lessons are known by the names of their files: l8-1.md is L8.1. */
const lessonCodes = (dir: string) =>
  readdirSync(`${dir}/courses`).flatMap(course => listFiles(dir, `courses/${course}`, '.md').map(file => /([le])(\d+)-(\d+)\.md$/.exec(file)).map(match => (match ? `${match[1]!.toUpperCase()}${match[2]}.${match[3]}` : '')))

function missing(template: Template, known: { lessons: string[]; texts: (string | undefined)[] }): string[] {
  const texts = template.kind === 'docx' ? template.blocks.flatMap(block => (block.type === 'text' ? [block.code] : [])) : []
  return [...template.lessons.filter(code => !known.lessons.includes(code)).map(code => `没有 ${code} 这一课`), ...texts.filter(code => !known.texts.includes(code)).map(code => `content/texts 里没有 ${code}`)]
}

/** What is wrong with the formulas and widths of the sheets. */
function sheetProblems(template: Template): string[] {
  if (template.kind !== 'xlsx') return []
  return template.sheets.flatMap(sheet => {
    try {
      const names = rowNames(sheet, template.sheets)
      layOut(sheet, names)
      const ranges = [sheet.print ?? '', ...sheet.choices.map(one => one.cells), ...sheet.marks.flatMap(one => [one.cells, one.when]), ...sheet.charts.flatMap(chart => [chart.categories, chart.from, chart.to, ...chart.series.map(one => one.values)])]
      for (const range of ranges) resolve(range, { names })
      return []
    } catch (error) {
      return [`表 ${sheet.name}：${(error as Error).message}`]
    }
  })
}
