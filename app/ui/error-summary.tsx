import { useEffect, useRef, type ReactNode } from 'react'
import { errorText } from './field-base'
import { Icon } from './icon'

/** Messages by field id; the empty key holds those of the whole form. */
export type FieldErrors = Readonly<Record<string, string | readonly string[] | undefined>>

export interface ErrorSummaryProps {
  errors: FieldErrors | null | undefined
  /** Left out: 有 n 处要改. */
  title?: ReactNode
}

/** Everything to be corrected, with links to the fields. Takes focus when it appears; renders nothing without errors. */
export function ErrorSummary({ errors, title }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null)
  const entries = Object.entries(errors ?? {}).flatMap(([id, error]) => {
    const text = errorText(error)
    return text ? [{ id, text }] : []
  })
  // A new answer from the server is a new object: focus again even if the messages are the same.
  useEffect(() => box.current?.focus(), [errors])
  if (entries.length === 0) return null
  return (
    <div className="summary" role="alert" tabIndex={-1} ref={box}>
      <h2 className="mb-1.5 flex items-center gap-2 text-lg">
        <Icon name="stop" />
        {title ?? `有 ${entries.length} 处要改`}
      </h2>
      <ul>
        {entries.map(({ id, text }) => (
          <li key={id}>{id === '' ? text : <a href={`#${id}`}>{text}</a>}</li>
        ))}
      </ul>
    </div>
  )
}
