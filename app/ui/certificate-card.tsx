import type { ReactNode } from 'react'
import { StatusBadge, type StatusBadgeProps } from './status-badge'

export interface CertificateCardProps {
  name: string
  enterprise: string
  number: string
  issuedOn: string
  expiresOn: string | null
  host: string
  badge: StatusBadgeProps
  /** The code to be scanned, drawn by the page. */
  qr: ReactNode
}

const waves = Array.from({ length: 3 }, (_, strand) => `M-20 12${Array.from({ length: 24 }, (_, i) => `q8 ${(i + strand) % 2 ? 14 : -14} 16 0`).join('')}`)

/** The certificate to be shown on a phone: who, state, number, and the code an examiner scans. */
export function CertificateCard({ name, enterprise, number, issuedOn, expiresOn, host, badge, qr }: CertificateCardProps) {
  return (
    <article aria-label="电子证书卡" className="w-full max-w-97 overflow-hidden rounded-lg border border-honour-line bg-page">
      <svg viewBox="0 0 352 24" preserveAspectRatio="xMidYMid slice" className="block h-6 w-full bg-honour-soft" aria-hidden="true">
        <g fill="none" stroke="#b08a45" strokeWidth=".7">
          {waves.map((d, strand) => (
            <path key={d} d={d} transform={`translate(${strand * -5} 0)`} />
          ))}
        </g>
      </svg>
      <div className="grid gap-1 p-6">
        <p className="font-serif text-xl leading-snug font-bold">
          广东省企业首席质量官
          <br />
          岗位能力培训合格证书
        </p>
        <p className="mt-3 font-serif text-3xl font-bold">{name}</p>
        <p className="text-ink-2">{enterprise}</p>
        <p className="mt-3"><StatusBadge {...badge} /></p>
        <p className="font-bold">{number}</p>
        <p className="text-sm text-ink-2">{issuedOn} 发证，{expiresOn ? `有效期至 ${expiresOn}` : '长期有效'}，每年须完成继续教育</p>
        <div className="mt-4 grid grid-cols-[128px_1fr] items-center gap-4 border-t border-line pt-4">
          <div className="border border-line bg-white">{qr}</div>
          <div className="text-sm">
            <b>出示给查验人</b>
            <p className="text-ink-2">扫码即见实时状态。认准域名 {host}</p>
          </div>
        </div>
      </div>
    </article>
  )
}
