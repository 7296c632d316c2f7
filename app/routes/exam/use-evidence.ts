import { useEffect, useState } from 'react'
import type { SaverState } from './saver'

type Kind = 'focus-lost' | 'reconnected'

async function report(attemptId: string, kind: Kind, seconds: number): Promise<number | null> {
  const response = await fetch(`/exam/${attemptId}/evidence`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ kind, seconds }), keepalive: true }).catch(() => null)
  if (!response?.ok) return null
  return ((await response.json()) as { focusLosses: number }).focusLosses
}

/** Tells the server when the page was left or the network came back, and answers how often the page was left (null: not lately). */
export function useEvidence(attemptId: string, state: SaverState['state']) {
  const [lately, setLately] = useState<number | null>(null)
  useEffect(() => {
    let left: number | null = null
    const change = () => {
      if (document.visibilityState === 'hidden') return void (left = performance.now())
      const seconds = left === null ? 0 : Math.round((performance.now() - left) / 1000)
      left = null
      if (seconds >= 1) void report(attemptId, 'focus-lost', seconds).then(count => count !== null && setLately(count))
    }
    document.addEventListener('visibilitychange', change)
    return () => document.removeEventListener('visibilitychange', change)
  }, [attemptId])

  const offline = state === 'offline'
  useEffect(() => {
    if (!offline) return
    const since = performance.now()
    return () => void report(attemptId, 'reconnected', Math.round((performance.now() - since) / 1000))
  }, [attemptId, offline])
  return { lately, dismiss: () => setLately(null) }
}
