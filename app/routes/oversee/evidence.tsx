import { Section } from '~/ui/card'
import { LinkButton } from '~/ui/button'

/** An uploaded document beside the facts to be checked: pictures are shown, a PDF opens by download. */
export function Evidence({ file, to }: { file: { name: string; mime: string } | null; to: string }) {
  if (!file) return null
  return (
    <Section title="证明材料" aside={<a href={to}>下载</a>}>
      <div className="grid gap-3 border border-line bg-sunken p-3">
        {file.mime.startsWith('image/') ? <img src={to} alt={file.name} className="max-h-160 w-full bg-white object-contain" /> : <LinkButton to={to} external icon="download" className="justify-self-start">打开 {file.name}</LinkButton>}
        <p className="text-sm wrap-anywhere text-ink-2">{file.name}</p>
      </div>
    </Section>
  )
}
