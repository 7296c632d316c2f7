import type { CandidatePaper } from '~/domain/papers/candidate-paper'
import { Question } from '~/ui/question'
import type { Answer } from './saver'

type Item = CandidatePaper['items'][number]
type Choose = (item: string, choice: number[]) => void

const titles = { single: '单选', multiple: '多选', judge: '判断' } as const

/** The items in the order of the paper, by type. */
export const sectionsOf = (items: readonly Item[]) =>
  (['single', 'multiple', 'judge'] as const).map(type => ({ title: titles[type], items: items.filter(item => item.type === type) })).filter(section => section.items.length > 0)

const optionsOf = (item: Item) => item.options.map((text, position) => ({ id: String(position), text }))
const positions = (chosen: readonly string[]) => chosen.map(Number).sort((a, b) => a - b)

export function OneQuestion({ item, total, choice, choose }: { item: Item; total: number; choice: readonly number[]; choose: Choose }) {
  return (
    <Question
      key={item.item}
      name={`a${item.item}`}
      number={Number(item.item)}
      total={total}
      rule={item.rule}
      stem={item.stem}
      options={optionsOf(item)}
      multiple={item.type === 'multiple'}
      value={choice.map(String)}
      onChange={chosen => choose(item.item, positions(chosen))}
    />
  )
}

export function FullPaper({ paper, answers, choose }: { paper: CandidatePaper; answers: Readonly<Record<string, Answer>>; choose: Choose }) {
  return (
    <>
      {sectionsOf(paper.items).map(({ title, items }) => (
        <section key={title} className="mb-6">
          <div className="mb-2 flex items-baseline justify-between gap-4">
            <h2 className="text-lg">{title}题</h2>
            <span className="text-sm text-ink-2">第 {items[0]?.item}–{items.at(-1)?.item} 题</span>
          </div>
          {items.map(item => (
            <Question
              key={item.item}
              plain
              name={`a${item.item}`}
              number={Number(item.item)}
              total={paper.items.length}
              rule={item.rule}
              stem={item.stem}
              options={optionsOf(item)}
              multiple={item.type === 'multiple'}
              value={(answers[item.item]?.choice ?? []).map(String)}
              onChange={chosen => choose(item.item, positions(chosen))}
            />
          ))}
        </section>
      ))}
    </>
  )
}
