import { cx } from './cx'

export interface AnswerCell {
  /** Number in the paper, from 1. */
  number: number
  answered: boolean
  flagged?: boolean
  current?: boolean
}

export interface AnswerCardProps {
  /** 单选, 多选, … in the order of the paper. */
  sections: readonly { title: string; cells: readonly AnswerCell[] }[]
  /** Address of a question; a click is handed to onSelect first if given. */
  hrefOf: (number: number) => string
  onSelect?: (number: number) => void
}

const speak = ({ number, answered, flagged, current }: AnswerCell) =>
  `第 ${number} 题，${answered ? '已答' : '未答'}${flagged ? '，已标记' : ''}${current ? '，当前' : ''}`

/** 答题卡: every question with its state, by section. */
export function AnswerCard({ sections, hrefOf, onSelect }: AnswerCardProps) {
  const all = sections.flatMap(({ cells }) => cells)
  const answered = all.filter(cell => cell.answered).length
  return (
    <>
      <div className="flex items-baseline justify-between">
        <h2 className="text-md">答题卡</h2>
        <span className="text-sm text-ink-2">
          已答 <b>{answered}</b>，未答 <b>{all.length - answered}</b>
        </span>
      </div>
      <div className="cell-keys" aria-hidden="true">
        <span>
          <i className="cell key done" />
          已答
        </span>
        <span>
          <i className="cell key" />
          未答
        </span>
        <span>
          <i className="cell key flagged" />
          已标记
        </span>
        <span>
          <i className="cell key here" />
          当前
        </span>
      </div>
      {sections.map(({ title, cells }) => (
        <section key={title}>
          <h3 className="mt-3.5 mb-1.5 text-sm font-medium text-ink-2">
            {title}{' '}
            <span className="ml-1 text-ink-3">
              {cells[0]?.number}–{cells.at(-1)?.number}
            </span>
          </h3>
          <div className="cells">
            {cells.map(cell => (
              <a
                key={cell.number}
                href={hrefOf(cell.number)}
                aria-label={speak(cell)}
                aria-current={cell.current || undefined}
                className={cx('cell', cell.answered && 'done', cell.flagged && 'flagged')}
                onClick={
                  onSelect &&
                  (event => {
                    event.preventDefault()
                    onSelect(cell.number)
                  })
                }
              >
                {cell.number}
              </a>
            ))}
          </div>
        </section>
      ))}
    </>
  )
}
