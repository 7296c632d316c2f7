export interface AnswerReviewProps {
  options: readonly string[]
  /** Positions that are right. */
  answer: readonly number[]
  /** Positions that were chosen; left out where the choice is not shown. */
  chosen?: readonly number[]
  explanation: string
}

/** The options with the right ones marked, and why. */
export function AnswerReview({ options, answer, chosen, explanation }: AnswerReviewProps) {
  return (
    <div className="grid gap-2">
      <ul className="grid gap-1">
        {options.map((text, index) => {
          const right = answer.includes(index)
          const mine = chosen?.includes(index) ?? false
          return (
            <li key={text} className={right ? 'font-medium text-ok' : mine ? 'text-danger' : 'text-ink-2'}>
              <span aria-hidden="true">{right ? '✓ ' : mine ? '✕ ' : '　'}</span>
              {text}
              {right && <span className="sr-only">（正确）</span>}
              {mine && <span className="ml-2 text-sm whitespace-nowrap">您选的</span>}
            </li>
          )
        })}
      </ul>
      <p className="border-l-2 border-line pl-3 text-sm text-ink-2">解析：{explanation}</p>
    </div>
  )
}
