import type { Page } from 'playwright/test'
import { choiceItems } from '../../../content/bank.server'
import { loadContent } from '../../../content/load.server'

const content = loadContent(new URL('../../../content', import.meta.url).pathname)

interface Known {
  stem: string
  options: string[]
  answer: string[]
}

const rightTexts = ({ options, answer }: Known) => answer.map(key => options[key.charCodeAt(0) - 65] ?? '')
const bank = new Map(choiceItems(content.questions).map(question => [question.stem, rightTexts(question)]))
const quizzes = new Map(content.courses.flatMap(course => course.lessons.flatMap(lesson => lesson.quiz.map(item => [item.stem, rightTexts(item)] as const))))

/** Ticks the right options of every question on the page, found by the words of stem and option. */
export async function answerQuiz(page: Page) {
  for (const fieldset of await page.locator('fieldset').all()) {
    const legend = (await fieldset.locator('legend').innerText()).trim()
    const known = [...quizzes].find(([stem]) => legend.includes(stem))
    if (!known) throw new Error(`no quiz item for: ${legend}`)
    for (const text of known[1]) await fieldset.getByText(text, { exact: true }).click()
  }
}

/** The right option texts of the examination question that is shown. */
async function rightOptions(page: Page): Promise<string[]> {
  const legend = (await page.locator('fieldset legend').first().innerText()).trim()
  const known = [...bank].find(([stem]) => legend.includes(stem))
  if (!known) throw new Error(`no question for: ${legend}`)
  return known[1]
}

/** Answers the examination question that is shown. */
export async function answerShown(page: Page) {
  for (const text of await rightOptions(page)) await page.locator('label.choice', { has: page.getByText(text, { exact: true }) }).click()
}

/** The same by the letter keys of the options. */
export async function answerByKeys(page: Page) {
  const right = await rightOptions(page)
  for (const row of await page.locator('label.choice').all()) {
    const text = await row.locator('span').last().innerText()
    if (right.includes(text.trim())) await page.keyboard.press((await row.locator('.letter').innerText()).trim().toLowerCase())
  }
}
