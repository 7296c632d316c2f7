import { useFetcher, useRevalidator } from '@remix-run/react'
import { useEffect, useState } from 'react'
import type { ActionRefusal } from '~/http/route.server'
import { Banner } from '~/ui/banner'
import { Button } from '~/ui/button'
import { Section } from '~/ui/card'
import { HiddenFields } from '~/ui/hidden-fields'
import { KeyValues } from '~/ui/key-values'
import { deviceName } from './device'
import type { RulesView } from './view'

const MAX_WAIT_MS = 60_000

/** Before the start: what will happen, and the one button. */
export function Rules({ attemptId, state }: { attemptId: string; state: RulesView }) {
  const start = useFetcher<ActionRefusal>()
  const { revalidate } = useRevalidator()
  const [client, setClient] = useState('')
  useEffect(() => setClient(deviceName()), [])
  useEffect(() => {
    if (state.opensInSeconds <= 0) return
    const timer = setTimeout(revalidate, Math.min(MAX_WAIT_MS, state.opensInSeconds * 1000 + 500))
    return () => clearTimeout(timer)
  }, [state, revalidate])
  const refusal = start.data?.refusal
  const why = state.wait ?? (client === '' ? '正在准备页面…' : undefined)
  return (
    <div className="grid max-w-160 gap-6">
      {refusal && <Banner tone="danger" title={refusal.title} alert>{refusal.message}</Banner>}
      <KeyValues
        ruled
        items={[
          ['开考', state.opensAt],
          ['最迟入场', state.entryClosesAt],
          ['作答时间', `${state.minutes} 分钟，从点“开始作答”起算，中途不停表`],
          ['试卷', `${state.questions} 题，满分 ${state.points} 分，满分的 ${state.passPercent}% 为合格`],
        ]}
      />
      <Section title="考场须知">
        <ul className="grid list-disc gap-2 pl-5">
          <li>答案改动后自动保存，右上角显示“已保存”才算存到平台。</li>
          <li>断网时继续作答，答案存在这台设备上，恢复后自动补交；时间不停。</li>
          <li>设备坏了可以换一台，重新登录后继续，已保存的答案都在；换设备会留记录。</li>
          <li>开考满 {state.handInMinutes} 分钟方可交卷；到时自动交卷，已保存的答案都算数。</li>
          <li>离开答题页面会记下次数，超过 {state.focusLimit} 次由监考查看，系统不自动判违纪。</li>
          <li>请独立作答，不得拍摄、复制、传播试题。</li>
        </ul>
      </Section>
      <noscript>
        <Banner tone="warn" title="考核需要 JavaScript">请在浏览器设置中启用 JavaScript，再刷新本页。</Banner>
      </noscript>
      <start.Form method="post" action={`/exam/${attemptId}/start`}>
        <HiddenFields values={{ client: client || undefined }} />
        <Button variant="primary" pending={start.state !== 'idle'} pendingText="正在发卷…" unavailable={why}>
          开始作答
        </Button>
      </start.Form>
    </div>
  )
}
