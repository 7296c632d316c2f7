import { useLocation } from '@remix-run/react'
import { Button, LinkButton } from './button'

export interface PagerProps {
  /** From 1. */
  page: number
  pageSize: number
  total: number
  /** Measure word: 件, 人, 家. */
  unit?: string
  /** Name of the page in the address. */
  param?: string
}

/** 第 1–10 件，共 23 件, with neighbours; keeps the filters of the address. Renders nothing when empty. */
export function Pager({ page, pageSize, total, unit = '件', param = 'page' }: PagerProps) {
  const { search } = useLocation()
  if (total === 0) return null
  const last = Math.max(1, Math.ceil(total / pageSize))
  const to = (n: number) => {
    const query = new URLSearchParams(search)
    query.set(param, String(n))
    return `?${query}`
  }
  return (
    <nav className="pager" aria-label="分页">
      <span className="text-ink-2">
        第 {(page - 1) * pageSize + 1}–{Math.min(page * pageSize, total)} {unit}，共 {total} {unit}
      </span>
      {last > 1 && (
        <span className="row gap-2">
          {page > 1 ? (
            <LinkButton to={to(page - 1)}>上一页</LinkButton>
          ) : (
            <Button type="button" aria-disabled>
              上一页
            </Button>
          )}
          <span>
            {page} / {last}
          </span>
          {page < last ? (
            <LinkButton to={to(page + 1)}>下一页</LinkButton>
          ) : (
            <Button type="button" aria-disabled>
              下一页
            </Button>
          )}
        </span>
      )}
    </nav>
  )
}
