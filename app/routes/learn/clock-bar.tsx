import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Button } from '~/ui/button'
import { Dialog } from '~/ui/dialog'
import { formatClock } from '~/ui/format'
import { Icon, type IconName } from '~/ui/icon'
import { Scale, Ticks } from '~/ui/scale'
import type { ClockStatus } from './reading-clock'
import type { ClockView } from './use-reading-clock'

const words: Record<ClockStatus['at'], { text: string; icon: IconName; tone: 'go' | 'ok' | 'warn' | 'danger' }> = {
  opening: { text: '正在接通…', icon: 'refresh', tone: 'go' },
  counting: { text: '计时中', icon: 'clock', tone: 'go' },
  ask: { text: '等您确认在场', icon: 'pause', tone: 'warn' },
  'day-full': { text: '今天已计满', icon: 'check', tone: 'ok' },
  covered: { text: '本课时间已满', icon: 'check', tone: 'ok' },
  hidden: { text: '已暂停', icon: 'pause', tone: 'warn' },
  idle: { text: '已暂停', icon: 'pause', tone: 'warn' },
  offline: { text: '已断网', icon: 'offline', tone: 'warn' },
  'signed-out': { text: '登录已过期', icon: 'stop', tone: 'danger' },
  elsewhere: { text: '在另一处学习', icon: 'stop', tone: 'danger' },
  refused: { text: '没有计时', icon: 'stop', tone: 'danger' },
}

/** The clock in the page's head: where it stands and whether it runs. */
export function ClockState({ status, seconds, lessonSeconds }: { status: ClockStatus; seconds: number; lessonSeconds: number }) {
  const { text, icon, tone } = words[status.at]
  return (
    <div className="grid flex-none justify-items-end leading-tight">
      <span role="timer" aria-label="本课时钟" className="font-medium">
        {formatClock(seconds)}
        <span className="text-sm font-normal text-ink-3"> / {formatClock(lessonSeconds)}</span>
      </span>
      <span className={`save ${tone}`} role="status">
        <Icon name={icon} size={16} />
        {text}
      </span>
    </div>
  )
}

interface CreditProps {
  seconds: number
  requiredSeconds: number
  lessonSeconds: number
  hoursMinutes: number
  quizPassed: boolean
}

/** How much of the lesson counts, on its scale, and what the clock waits for. */
export function Credit({ seconds, requiredSeconds, lessonSeconds, hoursMinutes, quizPassed }: CreditProps) {
  const counted = seconds >= requiredSeconds ? lessonSeconds : seconds
  const credits = Math.floor((counted * 10) / (hoursMinutes * 60)) / 10
  const minutes = lessonSeconds / 60
  return (
    <section aria-label="本课学时" className="border-b border-line pb-4">
      <p className="flex flex-wrap justify-between gap-x-4">
        <b>本课已计 {credits} 学时</b>
        <span className="text-sm text-ink-2">
          有效 {formatClock(seconds)}，需满 {formatClock(requiredSeconds)}（{Math.round((requiredSeconds / lessonSeconds) * 100)}%）{quizPassed && '，测验已通过'}
        </span>
      </p>
      <Scale value={Math.min(seconds, lessonSeconds)} target={requiredSeconds} targetLabel={`计满线 ${formatClock(requiredSeconds)}`} max={lessonSeconds} gaps={[]} label={`有效阅读 ${formatClock(seconds)}，需满 ${formatClock(requiredSeconds)}`} />
      <Ticks figures={['0', String(Math.round(minutes / 3)), String(Math.round((minutes * 2) / 3)), `${Math.round(minutes)} 分`]} />
    </section>
  )
}

/** What stands in the way of the clock, with the next step. */
export function ClockNote({ view: { status, takeOver }, quizTo, quizPassed, signInTo, dailyCap }: { view: ClockView; quizTo: string; quizPassed: boolean; signInTo: string; dailyCap: number }) {
  switch (status.at) {
    case 'hidden':
      return <Note>页面不在前面，计时已停。回到这一页就接着计。</Note>
    case 'idle':
      return <Note>有 5 分钟没有操作，计时已停。滚动或点一下就接着计。</Note>
    case 'offline':
      return <Note>已断网，计时暂停，已计的都在。网络恢复后自动接着计。</Note>
    case 'day-full':
      return <Note tone="ok">今天已计满 {dailyCap} 学时，可以继续看，多出的不计。明天 00:00 起重新计。</Note>
    case 'covered':
      return <Note tone="ok">{quizPassed ? '本课已学完。' : <>本课时间已学满，通过测验就算学完。<Link to={quizTo}>做课后测验</Link></>}</Note>
    case 'signed-out':
      return <Note>登录已过期，计时已停，已计的都在。<a href={signInTo}>重新登录</a></Note>
    case 'refused':
      return <Note>{status.message}</Note>
    case 'elsewhere':
      return (
        <div className="banner warn" role="alert">
          <Icon name="alert" size={24} />
          <div className="grid justify-items-start gap-2">
            <b>正在另一个页面或设备上学习，这里已停止计时</b>
            <Button type="button" onClick={takeOver}>
              在这里继续
            </Button>
          </div>
        </div>
      )
    default:
      return null
  }
}

function Note({ children, tone = 'warn' }: { children: ReactNode; tone?: 'warn' | 'ok' }) {
  return (
    <p className={tone === 'ok' ? 'msg text-ok' : 'msg text-warn'} role="status">
      <Icon name={tone === 'ok' ? 'check' : 'info'} size={16} />
      <span>{children}</span>
    </p>
  )
}

/** 您还在学习吗: whichever way it is closed, someone was there to close it. */
export function PresenceDialog({ open, onAnswer }: { open: boolean; onAnswer: () => void }) {
  return (
    <Dialog open={open} onClose={() => open && onAnswer()} title="您还在学习吗？">
      <div className="grid gap-4">
        <p className="text-sm text-ink-2">计时已停。确认后从停下的地方接着计，停下的这段时间不计学时。</p>
        <Button type="button" variant="primary" wide onClick={onAnswer}>
          我在学习
        </Button>
      </div>
    </Dialog>
  )
}
