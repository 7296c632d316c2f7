import { useEffect, useState, type ReactNode } from 'react'
import { Button } from './button'

/** Prints the page; shown only once scripts run, as the browser's own menu prints too. */
export function PrintButton({ children }: { children: ReactNode }) {
  const [ready, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  return ready ? <Button type="button" icon="print" onClick={() => window.print()}>{children}</Button> : null
}
