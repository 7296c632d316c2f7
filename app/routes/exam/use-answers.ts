import { useCallback, useEffect, useRef, useState } from 'react'
import { dropAnswer, keepAnswer, keptAnswers } from './device'
import { type Answer, type Reply, Saver, type SaverState, type Sent } from './saver'

const BEAT_MS = 30_000
const TIMEOUT_MS = 15_000

export interface AnswersInput {
  attemptId: string
  client: string
  stored: Readonly<Record<string, Answer>>
  remainingSeconds: number
}

async function post(attemptId: string, client: string, answers: Sent[]): Promise<Reply> {
  const response = await fetch(`/exam/${attemptId}/answers`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ client, answers }),
    // A page that is being closed may still finish its last save.
    keepalive: true,
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
  const body = (await response.json().catch(() => ({}))) as { error?: { code: string; message: string } } & Extract<Reply, { kind: 'saved' }>
  if (response.ok) return { ...body, kind: 'saved' }
  return { kind: 'refused', status: response.status, code: body.error?.code ?? '', message: body.error?.message ?? '没有保存，请刷新页面。' }
}

/** The answers of a running exam and the state of their saving; unsent ones of an earlier page of this device are sent first. */
export function useAnswers({ attemptId, client, stored, remainingSeconds }: AnswersInput) {
  const [answers, setAnswers] = useState(stored)
  const [state, setState] = useState<SaverState>({ state: 'idle' })
  const [remaining, setRemaining] = useState(remainingSeconds)
  const saver = useRef<Saver | null>(null)

  useEffect(() => {
    setAnswers(stored)
    setState({ state: 'idle' })
    const mine = new Saver(
      {
        post: sent => post(attemptId, client, sent),
        keep: answer => keepAnswer(attemptId, answer),
        drop: (item, rev) => dropAnswer(attemptId, item, rev),
        wait: (ms, hurry) => Promise.race([hurry, new Promise<void>(resolve => setTimeout(resolve, ms))]),
        tell: setState,
        tick: setRemaining,
      },
      stored,
    )
    saver.current = mine
    void keptAnswers(attemptId).then(kept => {
      const taken = kept.filter(answer => mine.resume(answer))
      if (taken.length > 0) setAnswers(now => ({ ...now, ...Object.fromEntries(taken.map(({ item, ...answer }) => [item, answer])) }))
      void mine.beat()
    })
    const timer = setInterval(() => void mine.beat(), BEAT_MS)
    const hurry = () => mine.flush()
    const online = () => void mine.beat()
    addEventListener('online', online)
    addEventListener('pagehide', hurry)
    return () => {
      clearInterval(timer)
      removeEventListener('online', online)
      removeEventListener('pagehide', hurry)
      mine.stop()
    }
  }, [attemptId, client, stored])

  const choose = useCallback((item: string, choice: number[]) => {
    const answer = saver.current?.change(item, choice)
    if (answer) setAnswers(now => ({ ...now, [item]: answer }))
  }, [])
  const flush = useCallback(() => saver.current?.flush(), [])
  /** True when everything is acknowledged. */
  const settle = useCallback(async (ms: number) => {
    await Promise.race([saver.current?.settled(), new Promise(resolve => setTimeout(resolve, ms))])
    return saver.current?.waiting === 0
  }, [])
  return { answers, state, remaining, choose, flush, settle }
}
