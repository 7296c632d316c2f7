import { useFetcher } from '@remix-run/react'
import { useState } from 'react'
import type { ActionRefusal } from '~/http/route.server'
import { Banner } from '~/ui/banner'
import { Button } from '~/ui/button'
import { Dialog } from '~/ui/dialog'

const SETTLE_MS = 10_000

export interface HandInProps {
  attemptId: string
  client: string
  /** 09:30: not before this; null when it may be handed in. */
  from: string | null
  unanswered: readonly number[]
  marked: readonly number[]
  /** True when everything is acknowledged. */
  settle: (ms: number) => Promise<boolean>
  onSelect: (number: number) => void
}

function Numbers({ label, numbers, onSelect }: { label: string; numbers: readonly number[]; onSelect: (number: number) => void }) {
  if (numbers.length === 0) return null
  return (
    <div>
      <p className="mb-1 text-sm text-ink-2">{label}</p>
      <div className="cells">
        {numbers.map(number => (
          <button key={number} type="button" className="cell cursor-pointer" aria-label={`回到第 ${number} 题`} onClick={() => onSelect(number)}>{number}</button>
        ))}
      </div>
    </div>
  )
}

/** 检查并交卷: what is still open, and the one button that ends the exam. Never on one key. */
export function HandIn({ attemptId, client, from, unanswered, marked, settle, onSelect }: HandInProps) {
  const [open, setOpen] = useState(false)
  const [unsaved, setUnsaved] = useState(false)
  const [settling, setSettling] = useState(false)
  const fetcher = useFetcher<ActionRefusal>()
  const refusal = fetcher.state === 'idle' ? fetcher.data?.refusal : undefined
  const select = (number: number) => {
    setOpen(false)
    onSelect(number)
  }
  async function handIn() {
    setUnsaved(false)
    setSettling(true)
    const saved = await settle(SETTLE_MS)
    setSettling(false)
    if (!saved) return setUnsaved(true)
    fetcher.submit({ client }, { method: 'post', action: `/exam/${attemptId}/submit` })
  }
  return (
    <>
      <Button type="button" wide onClick={() => setOpen(true)}>检查并交卷…</Button>
      <Dialog open={open} onClose={() => setOpen(false)} title="交卷？">
        <div className="grid gap-4">
          <p>{unanswered.length > 0 ? `还有 ${unanswered.length} 题未答。` : '各题都已作答。'}交卷后不能再改，也不能再进入。</p>
          <Numbers label="未答" numbers={unanswered} onSelect={select} />
          <Numbers label="已标记" numbers={marked} onSelect={select} />
          {unsaved && <Banner tone="warn" icon="offline" title="还有答案没有存到平台" alert>网络恢复后再交卷。时间不停，到时自动交卷，以已保存的答案为准。</Banner>}
          {refusal && <Banner tone="danger" title={refusal.title} alert>{refusal.message}</Banner>}
          <div className="row gap-3">
            <Button type="button" variant="primary" onClick={() => void handIn()} pending={settling || fetcher.state !== 'idle'} pendingText={settling ? '正在保存…' : '正在交卷…'} unavailable={from ? `${from} 起可以交卷` : undefined}>交卷</Button>
            <Button type="button" onClick={() => setOpen(false)}>继续作答</Button>
          </div>
        </div>
      </Dialog>
    </>
  )
}
