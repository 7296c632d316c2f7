export interface MaterialProps {
  title: string
  /** Made by renderMarkdown. */
  html: string
  /** 第 66–70 题共用. */
  note?: string
}

/** The material of a case; on a phone it folds away. */
export function Material({ title, html, note }: MaterialProps) {
  return (
    <details className="material" open>
      <summary>
        <b>案例　{title}</b>
        {note && <span>{note}</span>}
      </summary>
      {/* Made by renderMarkdown. */}
      <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />
    </details>
  )
}
