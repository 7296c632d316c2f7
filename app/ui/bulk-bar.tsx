import { useEffect, useRef, useState, type ReactNode } from 'react'

/** Bar joined to the head of a table with `pick`: counts what is ticked in its form. Place it just before the DataTable. */
export function BulkBar({ name, unit = '件', children }: { name: string; unit?: string; children: ReactNode }) {
  const bar = useRef<HTMLDivElement>(null)
  const [count, setCount] = useState(0)
  useEffect(() => {
    const form = bar.current?.closest('form')
    if (!form) return
    const recount = () => setCount(form.querySelectorAll(`input[name="${CSS.escape(name)}"]:checked`).length)
    recount()
    form.addEventListener('change', recount)
    return () => form.removeEventListener('change', recount)
  }, [name])
  return (
    <div className="bulk" role="region" aria-label="批量操作" ref={bar}>
      <b role="status">{count > 0 ? `已选 ${count} ${unit}` : '选中后办理'}</b>
      {children}
    </div>
  )
}
