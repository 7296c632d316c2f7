import { forgetFailures } from '~/domain/identity/forget-failures.server'
import { onEnqueue } from '~/domain/jobs/enqueue.server'
import { type JobHandlers, runDueJobs } from '~/domain/jobs/run-jobs.server'
import { systemActor } from '~/domain/context'
import { log } from '~/log.server'
import type { Services } from '~/services.server'

const TICK_MS = 1_000
const SWEEP_MS = 10 * 60_000

export interface BackgroundWork {
  handlers: JobHandlers
  /** Done every second: what falls due by the clock alone. */
  ticks: ((services: Services) => Promise<void>)[]
}

/** Does a work one turn at a time; asked during a turn, one more follows. */
function inTurns(work: () => Promise<unknown>) {
  let busy: Promise<unknown> | null = null
  let again = false
  function run() {
    again = busy !== null
    if (again) return
    busy = work().finally(() => {
      busy = null
      if (again) run()
    })
  }
  return { run, underWay: () => busy }
}

/**
 * Runs deadlines and jobs beside the requests; answers how to stop and wait for what is under way. Each goes at
 * its own pace: neither a long batch of certificates nor a deadline that fails holds up the handing in of an exam.
 */
export function startBackground(services: Services, { handlers, ticks }: BackgroundWork) {
  let stopped = false
  const attempt = async (what: string, work: () => Promise<unknown>) => {
    if (!stopped) await work().catch((error: unknown) => log.error({ err: error }, what))
  }
  const jobs = inTurns(() => attempt('jobs', () => runDueJobs(services.ctx(systemActor), handlers, () => stopped)))
  const deadlines = inTurns(async () => {
    for (const tick of ticks) await attempt('deadline', () => tick(services))
  })
  const sweep = inTurns(() => attempt('sweep', () => Promise.all([services.sessions.sweep(), forgetFailures(services.ctx(systemActor))])))
  const everySecond = () => [jobs, deadlines].forEach(one => one.run())

  onEnqueue(jobs.run)
  const timers = [setInterval(everySecond, TICK_MS), setInterval(sweep.run, SWEEP_MS)]
  everySecond()
  return async () => {
    stopped = true
    timers.forEach(clearInterval)
    await Promise.all([jobs, deadlines, sweep].map(one => one.underWay()))
  }
}
