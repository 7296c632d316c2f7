import type { CandidatePaper } from '~/domain/papers/candidate-paper'
import { isMulti, questionTypes, typeNames } from '~/domain/papers/question-types'
import { Material } from '~/ui/material'
import { Question } from '~/ui/question'
import type { Answer } from './saver'

type Item = CandidatePaper['items'][number]
type Choose = (item: string, choice: number[]) => void

/** The items in the order of the paper, by type. */
export const sectionsOf = (items: readonly Item[]) =>
  questionTypes.map(type => ({ title: typeNames[type].slice(0, -1), items: items.filter(item => item.type === type) })).filter(section => section.items.length > 0)

const optionsOf = (item: Item) => item.options.map((text, position) => ({ id: String(position), text }))
const positions = (chosen: readonly string[]) => chosen.map(Number).sort((a, b) => a - b)

/** The material of the case an item belongs to. */
function CaseOf({ paper, item }: { paper: CandidatePaper; item: Item }) {
  const shown = item.case === undefined ? undefined : paper.cases?.[item.case]
  if (!shown) return null
  const own = paper.items.filter(other => other.case === item.case)
  return <Material key={item.case} {...shown} note={`第 ${own[0]?.item}–${own.at(-1)?.item} 题共用`} />
}

type Sheet = { paper: CandidatePaper; choose: Choose }

function Asked({ paper, choose, item, choice, plain }: Sheet & { item: Item; choice: readonly number[]; plain?: boolean }) {
  return (
    <Question
      plain={plain}
      name={`a${item.item}`}
      number={Number(item.item)}
      total={paper.items.length}
      rule={item.rule}
      stem={item.stem}
      options={optionsOf(item)}
      multiple={isMulti(item.type)}
      value={choice.map(String)}
      onChange={chosen => choose(item.item, positions(chosen))}
    />
  )
}

export function OneQuestion({ item, choice, ...sheet }: Sheet & { item: Item; choice: readonly number[] }) {
  return (
    <>
      <CaseOf paper={sheet.paper} item={item} />
      <Asked key={item.item} item={item} choice={choice} {...sheet} />
    </>
  )
}

export function FullPaper({ answers, ...sheet }: Sheet & { answers: Readonly<Record<string, Answer>> }) {
  return (
    <>
      {sectionsOf(sheet.paper.items).map(({ title, items }) => (
        <section key={title} className="mb-6">
          <div className="mb-2 flex items-baseline justify-between gap-4">
            <h2 className="text-lg">{title}题</h2>
            <span className="text-sm text-ink-2">第 {items[0]?.item}–{items.at(-1)?.item} 题</span>
          </div>
          {items.map((item, i) => (
            <div key={item.item}>
              {item.case !== items[i - 1]?.case && <CaseOf paper={sheet.paper} item={item} />}
              <Asked plain item={item} choice={answers[item.item]?.choice ?? []} {...sheet} />
            </div>
          ))}
        </section>
      ))}
    </>
  )
}
