import { LinkButton } from '~/ui/button'

export interface Paper {
  kind: string
  label: string
  name: string
  image: boolean
  to: string
}

/** The papers beside the items: pictures one under another, a PDF to be opened apart. */
export function PaperViewer({ papers }: { papers: readonly Paper[] }) {
  return (
    <section aria-label="材料" className="min-w-0 self-start border border-line bg-sunken p-3 xl:sticky xl:top-4">
      {papers.length > 1 && <p className="row mb-3 gap-2">{papers.map(paper => <a key={paper.kind} className="btn" href={`#paper-${paper.kind}`}>{paper.label}</a>)}</p>}
      <div className="grid gap-4 xl:max-h-[80vh] xl:overflow-auto" tabIndex={0} role="region" aria-label="材料内容">
        {papers.map(paper => (
          <figure key={paper.kind} id={`paper-${paper.kind}`} className="scroll-mt-4 bg-page">
            {paper.image ? <img src={paper.to} alt={`${paper.label}（${paper.name}）`} className="w-full" loading="lazy" /> : <p className="p-8 text-center text-ink-2">这份材料是 PDF，下载后查看。</p>}
            <figcaption className="flex flex-wrap items-center justify-between gap-2 border-t border-line p-3">
              <span className="wrap-anywhere">{paper.label}　{paper.name}</span>
              <LinkButton to={paper.to} external icon={paper.image ? 'zoom' : 'download'}>{paper.image ? '看原图' : '下载'}</LinkButton>
            </figcaption>
          </figure>
        ))}
      </div>
      <p className="mt-3 text-xs text-ink-3">每次打开材料都会留痕。</p>
    </section>
  )
}
