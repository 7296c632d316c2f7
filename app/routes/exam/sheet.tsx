import { useRevalidator } from '@remix-run/react'
import { useCallback, useEffect, useState } from 'react'
import { AnswerCard } from '~/ui/answer-card'
import { Button } from '~/ui/button'
import { useRemaining } from '~/ui/countdown'
import { ExamFrame, FlagButton } from '~/ui/exam-frame'
import { SaveState } from '~/ui/save-state'
import { deviceName, keepMarks, readMarks } from './device'
import { HandIn } from './hand-in'
import { type Notice, SheetNotices, Stopped } from './sheet-notices'
import { FullPaper, OneQuestion, sectionsOf } from './sheet-questions'
import { useAnswers } from './use-answers'
import { useEvidence } from './use-evidence'
import { useKeys } from './use-keys'
import { saveStatus } from './save-status'
import type { ExamView, RunningView } from './view'

const COLLECT_MS = 2_000

/** The examination under way. */
export function Sheet({ exam, state }: { exam: ExamView; state: RunningView }) {
  const [client, setClient] = useState('')
  useEffect(() => setClient(deviceName()), [])
  return client === '' ? <Waiting exam={exam} state={state} /> : <Paper exam={exam} state={state} client={client} />
}

/** Until scripts run there is nothing to answer on. */
function Waiting({ exam }: { exam: ExamView; state: RunningView }) {
  return (
    <main className="wrap py-6">
      <h1 className="text-xl">{exam.title}</h1>
      <p className="mt-3">正在打开试卷…</p>
      <noscript>考核需要 JavaScript。请在浏览器设置中启用后刷新本页，时间不停。</noscript>
    </main>
  )
}

function useMarks(attemptId: string) {
  const [marks, setMarks] = useState<readonly string[]>([])
  useEffect(() => setMarks(readMarks(attemptId)), [attemptId])
  const toggle = useCallback((item: string) => {
    setMarks(now => {
      const next = now.includes(item) ? now.filter(other => other !== item) : [...now, item]
      keepMarks(attemptId, next)
      return next
    })
  }, [attemptId])
  return { marks, toggle }
}

/** Asks again until the platform has collected the paper. */
function useCollection(over: boolean) {
  const { revalidate } = useRevalidator()
  useEffect(() => {
    if (!over) return
    const timer = setInterval(revalidate, COLLECT_MS)
    return () => clearInterval(timer)
  }, [over, revalidate])
}

function Paper({ exam, state, client }: { exam: ExamView; state: RunningView; client: string }) {
  const { paper } = state
  const { answers, state: saving, remaining, choose, flush, settle } = useAnswers({ attemptId: exam.attemptId, client, stored: state.answers, remainingSeconds: state.remainingSeconds })
  const { lately, dismiss } = useEvidence(exam.attemptId, saving.state)
  const { marks, toggle } = useMarks(exam.attemptId)
  const [at, setAt] = useState(0)
  const [full, setFull] = useState(false)
  const left = useRemaining(remaining)
  const stopped = saving.state === 'stopped' ? saving : null
  const over = left === 0 || stopped?.why === 'over'
  useCollection(over)
  useEffect(() => void (left === 0 && flush()), [left, flush])

  const total = paper.items.length
  const current = paper.items[at] ?? paper.items[0]!
  const isAnswered = (item: string) => (answers[item]?.choice.length ?? 0) > 0
  const answered = paper.items.filter(({ item }) => isAnswered(item)).length
  const go = (index: number) => {
    const next = Math.min(total - 1, Math.max(0, index))
    setAt(next)
    dismiss()
    if (full) document.getElementById(`q${next + 1}`)?.scrollIntoView({ block: 'start' })
    else scrollTo(0, 0)
  }
  useKeys({ current, chosen: answers[current.item]?.choice ?? [], choose, previous: () => go(at - 1), next: () => go(at + 1), mark: () => toggle(current.item), off: over || stopped !== null })

  const sections = sectionsOf(paper.items).map(({ title, items }) => ({
    title,
    cells: items.map(({ item }) => ({ number: Number(item), answered: isAnswered(item), flagged: marks.includes(item), current: item === current.item })),
  }))
  const notice: Notice = { left, saving, unanswered: total - answered, lately, focusLimit: state.focusLimit }
  return (
    <ExamFrame
      who={`${exam.title}　${exam.person}　准考号 ${exam.admissionNo}`}
      remainingSeconds={remaining}
      totalSeconds={state.totalSeconds}
      save={<SaveState status={saveStatus(saving)} />}
      answered={answered}
      total={total}
      demo={exam.demo}
      previous={<Button type="button" aria-disabled={at === 0} onClick={() => go(at - 1)}>上一题</Button>}
      flag={<FlagButton flagged={marks.includes(current.item)} onToggle={() => toggle(current.item)} />}
      next={<Button type="button" variant="primary" aria-disabled={at === total - 1} onClick={() => go(at + 1)}>下一题</Button>}
      card={
        <>
          <AnswerCard sections={sections} hrefOf={number => `#q${number}`} onSelect={number => go(number - 1)} />
          {!over && !stopped && (
            <div className="mt-4 grid gap-3">
              <HandIn
                attemptId={exam.attemptId}
                client={client}
                from={state.handInFrom}
                unanswered={paper.items.filter(({ item }) => !isAnswered(item)).map(({ item }) => Number(item))}
                marked={marks.map(Number).sort((a, b) => a - b)}
                settle={settle}
                onSelect={number => go(number - 1)}
              />
              <Button type="button" variant="quiet" icon={full ? 'file' : 'list'} onClick={() => setFull(!full)}>{full ? '单题作答' : '整卷浏览'}</Button>
            </div>
          )}
        </>
      }
    >
      {over || stopped ? (
        <Stopped attemptId={exam.attemptId} client={client} over={over} stopped={stopped} />
      ) : (
        <>
          <SheetNotices {...notice} />
          {full ? <FullPaper paper={paper} answers={answers} choose={choose} /> : <OneQuestion paper={paper} item={current} choice={answers[current.item]?.choice ?? []} choose={choose} />}
        </>
      )}
    </ExamFrame>
  )
}
