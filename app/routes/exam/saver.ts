/** What the page knows of one answer: positions as shown, and a revision that only grows. */
export interface Answer {
  choice: readonly number[]
  rev: number
}
export type Sent = Answer & { item: string }

export type Reply =
  | { kind: 'saved'; saved: { item: string; rev: number }[]; serverTime: number; remainingSeconds: number }
  | { kind: 'refused'; status: number; code: string; message: string }

export type SaverState =
  | { state: 'idle' }
  | { state: 'saving' }
  | { state: 'saved'; serverTime: number }
  | { state: 'offline'; waiting: number }
  /** Nothing more is sent from here: another device writes, the time is over, or the session ended. */
  | { state: 'stopped'; why: 'elsewhere' | 'over' | 'signed-out' | 'failed'; message: string }

export interface SaverPorts {
  /** Throws when the network fails. */
  post: (answers: Sent[]) => Promise<Reply>
  /** Keeps an unacknowledged answer on this device, and lets it go. */
  keep: (answer: Sent) => void
  drop: (item: string, rev: number) => void
  /** Resolves after the time, or earlier when told to hurry. */
  wait: (ms: number, hurry: Promise<void>) => Promise<void>
  tell: (state: SaverState) => void
  tick: (remainingSeconds: number) => void
}

const DEBOUNCE_MS = 1_000
const RETRY_MS = [2_000, 4_000, 8_000, 15_000]
const BATCH = 100

const stopFor = (code: string, status: number) =>
  code === 'attempts.other-device' ? 'elsewhere' : code === 'attempts.time-over' || code === 'attempts.not-running' ? 'over' : status === 401 ? 'signed-out' : 'failed'
/** The server is there but cannot now: the same as no network. */
const isTemporary = (status: number) => status >= 500 || status === 429 || status === 408

/**
 * Brings answers to the server: at most a second after a change, in batches, again and again until each is
 * acknowledged. Only an acknowledgement makes an answer 已保存.
 */
export class Saver {
  private readonly revs = new Map<string, number>()
  private readonly pending = new Map<string, Answer>()
  private running: Promise<void> | null = null
  private hurryNow = () => {}
  private hurry: Promise<void> = Promise.resolve()
  private stopped = false

  constructor(private readonly ports: SaverPorts, stored: Readonly<Record<string, Answer>>) {
    for (const [item, { rev }] of Object.entries(stored)) this.revs.set(item, rev)
    this.rearm()
  }

  get waiting(): number {
    return this.pending.size
  }

  /** Takes up an answer that an earlier page of this device could not send; older than what is stored, it is let go. */
  resume(answer: Sent): boolean {
    if (answer.rev <= (this.revs.get(answer.item) ?? 0)) {
      this.ports.drop(answer.item, answer.rev)
      return false
    }
    this.revs.set(answer.item, answer.rev)
    this.enqueue(answer)
    return true
  }

  change(item: string, choice: readonly number[]): Answer {
    const answer = { choice, rev: (this.revs.get(item) ?? 0) + 1 }
    this.revs.set(item, answer.rev)
    this.ports.keep({ item, ...answer })
    this.enqueue({ item, ...answer })
    return answer
  }

  /** Sends what waits without the usual pause: the page is being left, or the network is back. */
  flush() {
    this.hurryNow()
  }

  /** Asks the server whether this device still writes and how much time is left. */
  async beat() {
    if (this.running || this.stopped) return this.flush()
    await this.send([]).catch(() => this.ports.tell({ state: 'offline', waiting: this.pending.size }))
  }

  /** Resolves when nothing waits any more, or saving has stopped. */
  async settled() {
    this.flush()
    await this.running
  }

  stop() {
    this.stopped = true
    this.flush()
  }

  private enqueue({ item, ...answer }: Sent) {
    this.pending.set(item, answer)
    if (this.stopped) return
    this.ports.tell({ state: 'saving' })
    this.running ??= this.run().finally(() => (this.running = null))
  }

  private rearm() {
    this.hurry = new Promise(resolve => (this.hurryNow = resolve))
  }

  private async pause(ms: number) {
    await this.ports.wait(ms, this.hurry)
    this.rearm()
  }

  private async run() {
    for (let failures = 0; this.pending.size > 0 && !this.stopped; ) {
      await this.pause(failures === 0 ? DEBOUNCE_MS : (RETRY_MS[Math.min(failures, RETRY_MS.length) - 1] ?? 0))
      if (this.stopped) return
      const batch = [...this.pending].slice(0, BATCH).map(([item, answer]) => ({ item, ...answer }))
      const sent = await this.send(batch).catch(() => false)
      failures = sent ? 0 : failures + 1
      if (!sent && !this.stopped) this.ports.tell({ state: 'offline', waiting: this.pending.size })
    }
  }

  /** Answers whether the server took it. */
  private async send(batch: Sent[]): Promise<boolean> {
    const reply = await this.ports.post(batch)
    if (this.stopped) return false
    if (reply.kind === 'refused') {
      if (isTemporary(reply.status)) return false
      this.stopped = true
      this.ports.tell({ state: 'stopped', why: stopFor(reply.code, reply.status), message: reply.message })
      return false
    }
    for (const { item, rev } of reply.saved) this.acknowledge(item, rev)
    this.ports.tick(reply.remainingSeconds)
    this.ports.tell(this.pending.size > 0 ? { state: 'saving' } : { state: 'saved', serverTime: reply.serverTime })
    return true
  }

  private acknowledge(item: string, rev: number) {
    this.ports.drop(item, rev)
    this.revs.set(item, Math.max(rev, this.revs.get(item) ?? 0))
    if ((this.pending.get(item)?.rev ?? Number.POSITIVE_INFINITY) <= rev) this.pending.delete(item)
  }
}
