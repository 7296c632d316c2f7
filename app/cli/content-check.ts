import { POOL_FACTOR, citations, coverage, faults, keyShares, longestIsRight, nearDuplicates, sourceFaults } from '#content/bank.server'
import { policyKinds } from '#content/kinds'
import { type Content, loadContent } from '#content/load.server'
import { paths } from '~/paths.server'

const percent = (share: number) => `${Math.round(share * 100)}%`
const hanzi = (text: string) => [...text.matchAll(/\p{Script=Han}/gu)].length
const times = (text: string, part: RegExp) => [...text.matchAll(part)].length
const tally = <T>(items: readonly T[], of: (item: T) => string) => [...new Set(items.map(of))].map(name => `${name} ${items.filter(item => of(item) === name).length}`).join('，')

function lessonLines({ courses }: Content): string[] {
  return courses.flatMap(course =>
    course.lessons.map(({ code, title, body, html, quiz, sources, templates = [] }) =>
      `${code.padEnd(6)} ${String(hanzi(body)).padStart(5)} 字  图 ${times(html, /<figure/g)}  表 ${times(html, /<table/g)}  公式 ${times(html, /<math/g)}  注 ${times(html, /class="footnote-item"/g)}  测验 ${quiz.length} 题  依据 ${sources.length} 处  ${title}${templates.length > 0 ? `（模板 ${templates.join('、')}）` : ''}`,
    ),
  )
}

function bankLines({ questions, practice, areas, policies, claims, templates, help, figures }: Content): string[] {
  return [
    `题库 ${questions.length} 题：${tally(questions, q => q.type)}；${tally(questions, q => q.review)}`,
    `练习 ${practice.length} 题：${tally(practice, q => q.type)}`,
    ...areas.map(area => `${area.code} ${String(questions.filter(q => q.area === area.code).length).padStart(4)} 题，练习 ${practice.filter(q => q.area === area.code).length} 题  ${area.title}`),
    `正确项位置 ${Object.entries(keyShares(questions)).map(([key, share]) => `${key} ${percent(share)}`).join('，')}；正确项最长 ${percent(longestIsRight(questions))}`,
    `政策库 ${policies.length} 份：${tally(policies, policy => policyKinds[policy.kind])}；待专家核实的说法 ${claims.length} 条：${tally(claims, claim => claim.risk)}`,
    `图 ${figures.size} 幅，模板 ${templates.length} 份，帮助 ${help.length} 篇`,
  ]
}

/** What is short, alike or without a source, in words. */
function complaintsOf(content: Content): string[] {
  const { questions, practice, formalBlueprint, policies } = content
  const all = [...questions, ...practice]
  const short = coverage(questions, formalBlueprint).filter(cell => cell.have < cell.drawn * POOL_FACTOR)
  return [
    ...faults(all),
    ...nearDuplicates(all).map(pair => `题干相近：${pair}`),
    ...short.map(cell => `${cell.area} ${cell.type} ${cell.difficulty}：有 ${cell.have}，需 ${cell.drawn * POOL_FACTOR}`),
    ...sourceFaults(citations(content), policies),
  ]
}

/** `npm run content:check`: reads the content whole and prints what it covers; ends with 1 when something is short or faulty. */
export async function contentCheck() {
  const content = loadContent(paths.content)
  const complaints = complaintsOf(content)
  console.log([...lessonLines(content), '', ...bankLines(content), complaints.length === 0 ? '没有发现问题。' : complaints.join('\n')].join('\n'))
  if (complaints.length > 0) throw new Error(`共 ${complaints.length} 处要改。`)
}
