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

/** Runs jobs and deadlines beside the requests; answers how to stop it and wait for what is under way. */
export function startBackground(services: Services, { handlers, ticks }: BackgroundWork) {
  let busy: Promise<void> | null = null
  let again = false
  let stopped = false

  async function turn() {
    for (const tick of ticks) await tick(services)
    await runDueJobs(services.ctx(systemActor), handlers)
  }

  function run() {
    if (stopped) return
    if (busy) return void (again = true)
    busy = turn()
      .catch(error => log.error({ err: error }, 'background'))
      .finally(() => {
        busy = null
        if (again) {
          again = false
          run()
        }
      })
  }

  onEnqueue(run)
  const timers = [setInterval(run, TICK_MS), setInterval(() => void services.sessions.sweep().catch(error => log.error({ err: error }, 'sweep')), SWEEP_MS)]
  run()
  return async () => {
    stopped = true
    timers.forEach(clearInterval)
    await busy
  }
}
