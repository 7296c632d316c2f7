import { useFetcher } from '@remix-run/react'
import type { ActionRefusal } from '~/http/route.server'
import { Banner } from '~/ui/banner'
import { Button, LinkButton } from '~/ui/button'
import { HiddenFields } from '~/ui/hidden-fields'
import type { SaverState } from './saver'

export interface Notice {
  left: number
  saving: SaverState
  unanswered: number
  lately: number | null
  focusLimit: number
}

/** What the candidate must not miss while going on. */
export function SheetNotices({ left, saving, unanswered, lately, focusLimit }: Notice) {
  return (
    <>
      {saving.state === 'offline' && (
        <Banner tone="warn" icon="offline" title="网络断开，请继续作答" alert className="mb-4">
          答案存在这台设备上，恢复后自动补交。时间不停。请不要关闭页面或换设备。
        </Banner>
      )}
      {left <= 300 && (
        <Banner tone="danger" icon="clock" title="还剩不到 5 分钟" alert className="mb-4">
          到时自动交卷。{unanswered > 0 ? `还有 ${unanswered} 题未答，` : '各题都已作答，'}{saving.state === 'saved' ? '已答的都已保存。' : '已答的正在保存。'}
        </Banner>
      )}
      {lately !== null && (
        <Banner tone="warn" title={`您已离开答题页面 ${lately} 次`} alert className="mb-4">
          已记下次数和时长。超过 {focusLimit} 次由监考查看，系统不自动判违纪。
        </Banner>
      )}
    </>
  )
}

/** Instead of the question when nothing more can be answered here. */
export function Stopped({ attemptId, client, over, stopped }: { attemptId: string; client: string; over: boolean; stopped: Extract<SaverState, { state: 'stopped' }> | null }) {
  const take = useFetcher<ActionRefusal>()
  if (over)
    return <Banner tone="info" icon="clock" title="作答时间已到，正在收卷" alert>截止前保存的答案都算数，收好后这里会出现回执。</Banner>
  if (stopped?.why === 'elsewhere')
    return (
      <Banner tone="warn" icon="swap" title="这张卷正在另一台设备上作答" alert>
        <p>在这里继续，那台会停下，监考会看到。已保存的答案都在。</p>
        {take.data?.refusal && <p className="text-danger">{take.data.refusal.title}。{take.data.refusal.message}</p>}
        <take.Form method="post" action={`/exam/${attemptId}/take-over`} className="mt-3">
          <HiddenFields values={{ client }} />
          <Button variant="primary" pending={take.state !== 'idle'} pendingText="正在转到这里…">在这里继续</Button>
        </take.Form>
      </Banner>
    )
  return (
    <Banner tone="danger" title={stopped?.why === 'signed-out' ? '登录已过期' : '没有保存'} alert>
      <p>{stopped?.why === 'signed-out' ? '填的内容还在这台设备上。重新登录后接着答，时间不停。' : stopped?.message}</p>
      <p className="mt-3">
        <LinkButton external to={stopped?.why === 'signed-out' ? `/sign-in?next=/exam/${attemptId}` : `/exam/${attemptId}`} variant="primary">{stopped?.why === 'signed-out' ? '重新登录' : '刷新页面'}</LinkButton>
      </p>
    </Banner>
  )
}
