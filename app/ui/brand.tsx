import { Link } from '@remix-run/react'

/** The Q drawn as a gauge. */
export function BrandMark() {
  return (
    <svg viewBox="0 0 36 36" fill="none" stroke="currentColor" aria-hidden="true">
      <circle cx="17" cy="17" r="14" strokeWidth="3.5" />
      <path d="M17 17L31.5 31.5" strokeWidth="3.5" />
      <path d="M17 6.5v3.5M9.6 9.6l1.8 1.8M6.5 17H10M24.4 9.6l-1.8 1.8M27.5 17H24" strokeWidth="1.4" />
    </svg>
  )
}

export interface BrandProps {
  /** Upper line; default 广东省企业首席质量官. */
  title?: string
  /** Lower line; default 网络培训考试平台. */
  subtitle?: string
  to?: string
}

/** Mark and name, linking home. */
export function Brand({ title = '广东省企业首席质量官', subtitle = '网络培训考试平台', to = '/' }: BrandProps) {
  return (
    <Link className="brand" to={to}>
      <BrandMark />
      <span>
        <b>{title}</b>
        <small>{subtitle}</small>
      </span>
    </Link>
  )
}
