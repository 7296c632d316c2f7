import { POOL_FACTOR, coverage, faults, keyShares, longestIsRight, nearDuplicates } from '#content/bank.server'
import { type Content, loadContent } from '#content/load.server'
import { paths } from '~/paths.server'

const percent = (share: number) => `${Math.round(share * 100)}%`
const hanzi = (text: string) => [...text.matchAll(/\p{Script=Han}/gu)].length

function lessonLines({ courses }: Content): string[] {
  return courses.flatMap(course => course.lessons.map(lesson => `${lesson.code.padEnd(6)} ${String(hanzi(lesson.body)).padStart(5)} 字  测验 ${lesson.quiz.length} 题  依据 ${lesson.sources.length} 处  ${lesson.title}`))
}

/** `npm run content:check`: reads the content whole and prints what it covers; ends with 1 when something is short or faulty. */
export async function contentCheck() {
  const content = loadContent(paths.content)
  const { questions } = content
  const cells = coverage(questions, content.formalBlueprint)
  const short = cells.filter(cell => cell.have < cell.drawn * POOL_FACTOR)
  const complaints = [...faults(questions), ...nearDuplicates(questions).map(pair => `题干相近：${pair}`), ...short.map(c => `${c.area} ${c.type} ${c.difficulty}：有 ${c.have}，需 ${c.drawn * POOL_FACTOR}`)]
  console.log(lessonLines(content).join('\n'))
  console.log(`\n题库 ${questions.length} 题，待专家审核 ${questions.filter(q => q.review === '待专家审核').length} 题`)
  for (const area of content.areas) console.log(`${area.code} ${String(questions.filter(q => q.area === area.code).length).padStart(4)} 题  ${area.title}`)
  console.log(`正确项位置 ${Object.entries(keyShares(questions)).map(([key, share]) => `${key} ${percent(share)}`).join('，')}；正确项最长 ${percent(longestIsRight(questions))}`)
  console.log(complaints.length === 0 ? '没有发现问题。' : complaints.join('\n'))
  if (complaints.length > 0) throw new Error(`共 ${complaints.length} 处要改。`)
}
