import { Link } from '@remix-run/react'
import { z } from 'zod'

const part = z.object({
  stem: z.string(), options: z.array(z.string()), answer: z.array(z.number()), explanation: z.string(), belongs: z.string(),
  source: z.object({ document: z.string(), clause: z.string(), code: z.string().nullable(), summaries: z.array(z.object({ heading: z.string(), html: z.string() })) }),
})

/** A question with its key, as a reviewer reads it. */
export const questionView = z.object({ title: z.string().nullable(), materialHtml: z.string().nullable(), rubric: z.array(z.object({ point: z.string(), marks: z.number() })), explanation: z.string(), parts: z.array(part) })

type Part = z.output<typeof part>

/** The words, the key, and beside each citation what the library says of the clause. */
export function QuestionPaper({ question: { title, materialHtml, rubric, explanation, parts } }: { question: z.output<typeof questionView> }) {
  return (
    <div className="grid min-w-0 content-start gap-6">
      {materialHtml !== null && (
        <section>
          <h2 className="text-lg">案例　{title}</h2>
          {/* Made by renderMarkdown. */}
          <div className="prose mt-2" dangerouslySetInnerHTML={{ __html: materialHtml }} />
          <p className="border-l-2 border-line pl-3 text-sm text-ink-2">{explanation}</p>
        </section>
      )}
      {parts.map((item, i) => <PartView key={i} item={item} number={materialHtml !== null ? i + 1 : null} />)}
      {rubric.length > 0 && (
        <section>
          <h2 className="text-lg">评分要点</h2>
          <ol className="mt-2 list-decimal pl-6">{rubric.map(({ point, marks }) => <li key={point} className="py-1">{point}<b className="ml-2 whitespace-nowrap">{marks} 分</b></li>)}</ol>
        </section>
      )}
    </div>
  )
}

function PartView({ item: { stem, options, answer, explanation, belongs, source }, number }: { item: Part; number: number | null }) {
  return (
    <section className={number ? 'border-t border-line pt-4' : undefined}>
      <p className="text-sm text-ink-2">{number && `第 ${number} 小题　`}{belongs}</p>
      <p className="mt-1 text-lg font-medium">{stem}</p>
      {options.length > 0 && (
        <ol className="mt-3 grid gap-1.5">
          {options.map((text, i) => (
            <li key={text} className={answer.includes(i) ? 'font-medium text-ok' : 'text-ink-2'}>
              <span aria-hidden="true">{answer.includes(i) ? '✓' : '　'} {String.fromCharCode(65 + i)}　</span>
              {text}
              {answer.includes(i) && <span className="sr-only">（正确）</span>}
            </li>
          ))}
        </ol>
      )}
      <p className="mt-3 border-l-2 border-line pl-3 text-sm">解析：{explanation}</p>
      <div className="mt-3 rounded-control bg-sunken p-3 text-sm">
        <b>依据：{source.code ? <Link to={`/policies/${source.code}`}>{source.document}</Link> : source.document}　{source.clause}</b>
        {source.summaries.map(({ heading, html }) => (
          <div key={heading} className="mt-2">
            <p className="font-medium">{heading}</p>
            {/* Made by renderMarkdown. */}
            <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />
          </div>
        ))}
        {source.summaries.length === 0 && <p className="mt-1 text-ink-2">{source.code ? '政策库按主题收这份文件，没有逐条摘要，请打开全文对照。' : '政策库还没有这份文件。'}</p>}
      </div>
    </section>
  )
}
