import { type PlayerReply, playerShape, refusedShape } from './player-shape'

/** Why the clock runs or stands. */
export type ClockStatus =
  | { at: 'opening' }
  | { at: 'counting' }
  | { at: 'ask' }
  | { at: 'day-full' }
  | { at: 'covered' }
  /** The page is not in front. */
  | { at: 'hidden' }
  /** Nobody touched the page for some minutes. */
  | { at: 'idle' }
  | { at: 'offline' }
  | { at: 'signed-out' }
  | { at: 'elsewhere' }
  | { at: 'refused'; message: string }

export type Exchange = { kind: 'player'; player: PlayerReply } | { kind: 'refused'; code: string; message: string } | { kind: 'signed-out' } | { kind: 'offline' }

/** One POST to the server; never throws. */
export async function exchange(url: string, fields: Record<string, string>): Promise<Exchange> {
  try {
    const response = await fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual', keepalive: true })
    if (response.type === 'opaqueredirect' || response.status === 401) return { kind: 'signed-out' }
    if (response.status >= 500 || response.status === 429) return { kind: 'offline' }
    const body: unknown = await response.json()
    const player = playerShape.safeParse(body)
    if (player.success) return { kind: 'player', player: player.data }
    const refused = refusedShape.safeParse(body)
    return refused.success ? { kind: 'refused', code: refused.data.refusal.code, message: refused.data.refusal.message } : { kind: 'offline' }
  } catch {
    return { kind: 'offline' }
  }
}

const BEAT_MS = 15_000
const RETRY_MS = 5_000
const IDLE_MS = 5 * 60_000
/** The page may run this far ahead of the acknowledged seconds without being set back: the time of one beat under way. */
const AHEAD_SECONDS = 3

export interface ClockPorts {
  exchange: (fields: Record<string, string>) => Promise<Exchange>
  /** Milliseconds that only grow. */
  now: () => number
  visible: () => boolean
  tell: (status: ClockStatus, seconds: number, player: PlayerReply | null) => void
}

/**
 * The page's half of the reading clock: advances in real time while the page is in front and someone is there,
 * reports every 15 s, and stands still in every other case. The server alone credits; the page follows it.
 */
export class ReadingClock {
  private status: ClockStatus = { at: 'opening' }
  private player: PlayerReply | null = null
  private seconds: number
  private tickedAt: number
  private touchedAt: number
  private dueAt = Number.POSITIVE_INFINITY
  private busy = false

  constructor(private readonly ports: ClockPorts, coveredSeconds: number) {
    this.seconds = coveredSeconds
    this.tickedAt = this.touchedAt = ports.now()
  }

  /** Takes the player, here and now. */
  async open() {
    this.touchedAt = this.ports.now()
    this.follow(await this.ports.exchange({ intent: 'open' }), true)
  }

  /** Someone scrolled, typed or pointed. */
  touch() {
    this.touchedAt = this.ports.now()
    if (this.status.at === 'idle') this.resume()
  }

  /** The page came to the front or left it. */
  show() {
    if (!this.ports.visible() && this.status.at === 'counting') this.pause('hidden')
    else if (this.ports.visible() && this.status.at === 'hidden') {
      this.touchedAt = this.ports.now()
      this.resume()
    }
  }

  /** 我在学习. */
  answer() {
    this.touchedAt = this.ports.now()
    void this.beat({ present: 'yes' })
  }

  /** The network is back, says the browser. */
  retry() {
    if (this.status.at === 'offline') void this.beat()
  }

  /** Called about once a second. */
  tick() {
    const now = this.ports.now()
    const passed = Math.min(2_000, now - this.tickedAt)
    this.tickedAt = now
    if (this.status.at === 'counting') {
      if (now - this.touchedAt > IDLE_MS) return this.pause('idle')
      this.seconds = Math.min(this.player?.lessonSeconds ?? this.seconds, this.seconds + passed / 1000)
      this.say(this.status)
    }
    const complete = this.player !== null && this.status.at === 'counting' && this.seconds >= this.player.requiredSeconds
    if (now >= this.dueAt || complete) void this.beat()
  }

  private pause(at: 'hidden' | 'idle') {
    this.say({ at })
    this.dueAt = Number.POSITIVE_INFINITY
    void this.beat()
  }

  private resume() {
    this.tickedAt = this.ports.now()
    this.dueAt = this.ports.now() + BEAT_MS
    this.say({ at: 'counting' })
  }

  private async beat(more: Record<string, string> = {}) {
    if (this.busy) return
    this.dueAt = Number.POSITIVE_INFINITY
    if (!this.player) return this.open()
    this.busy = true
    const reply = await this.ports.exchange({ intent: 'beat', playerId: this.player.playerId, position: String(Math.floor(this.seconds)), ...more })
    this.busy = false
    this.follow(reply, 'present' in more)
  }

  private follow(reply: Exchange, exactly: boolean) {
    if (reply.kind === 'signed-out') return this.say({ at: 'signed-out' })
    if (reply.kind === 'refused') return this.say(reply.code === 'learning.taken-over' ? { at: 'elsewhere' } : { at: 'refused', message: reply.message })
    if (reply.kind === 'offline') {
      this.dueAt = this.ports.now() + RETRY_MS
      return this.say({ at: 'offline' })
    }
    const { player } = reply
    this.player = player
    const ahead = this.seconds - player.coveredSeconds
    if (exactly || ahead < 0 || ahead > AHEAD_SECONDS || player.state !== 'counting') this.seconds = player.coveredSeconds
    if (player.state !== 'counting') return this.say({ at: player.state })
    if (this.status.at === 'hidden' || this.status.at === 'idle') return this.say(this.status)
    // The last second is asked for when it is due, not a quarter of a minute later.
    this.dueAt = this.ports.now() + Math.min(BEAT_MS, Math.max(1, player.requiredSeconds - this.seconds) * 1000)
    this.tickedAt = this.ports.now()
    this.say(this.ports.visible() ? { at: 'counting' } : { at: 'hidden' })
  }

  private say(status: ClockStatus) {
    this.status = status
    this.ports.tell(status, Math.floor(this.seconds), this.player)
  }
}
