import { useState, type ReactNode } from 'react'
import { Button, LinkButton } from './button'
import { formatFingerprint } from './format'
import { KeyValues, type KeyValuesProps } from './key-values'

export interface ReceiptCardProps {
  /** 交卷回执. */
  title: string
  items: KeyValuesProps['items']
  /** Hexadecimal, shown in groups of four. */
  fingerprint: string
  /** What it was computed from. */
  children?: ReactNode
  /** Where 下载 leads. */
  downloadTo?: string
}

/** A receipt that can be kept: facts, fingerprint, 复制 and 下载. */
export function ReceiptCard({ title, items, fingerprint, children, downloadTo }: ReceiptCardProps) {
  const [copied, setCopied] = useState(false)
  const text = formatFingerprint(fingerprint)
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false)
    )
  return (
    <article className="receipt">
      <h2 className="font-serif text-xl">{title}</h2>
      <KeyValues items={items} className="my-3 text-sm" />
      <p className="print" aria-label="指纹">
        {text}
      </p>
      {children && <p className="mt-2 text-sm text-ink-2">{children}</p>}
      <div className="row mt-3 gap-2">
        <Button type="button" icon="copy" onClick={copy}>
          复制
        </Button>
        {downloadTo && (
          <LinkButton to={downloadTo} download icon="download">
            下载
          </LinkButton>
        )}
        <span role="status" className="text-sm text-ok">
          {copied && '已复制'}
        </span>
      </div>
    </article>
  )
}
