import { statfs } from 'node:fs/promises'
import type { Request, Response } from 'express'
import { log } from '~/log.server'
import type { Services } from '~/services.server'

/** A probe waits no longer for an answer. */
const PATIENCE_MS = 3_000
const MIN_FREE_BYTES = 200 * 1024 * 1024

/** The process is alive. */
export const healthz = (_req: Request, res: Response) => void res.set('Cache-Control', 'no-store').json({ status: 'ok', uptimeSeconds: Math.round(process.uptime()) })

const inTime = <T>(work: Promise<T>) => {
  let timer: NodeJS.Timeout
  const late = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new Error('no answer in time')), PATIENCE_MS)))
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

/** Database, disk, pragmas and keys are fit to work; 503 names what is not. */
export function readyz({ db, vault, env }: Services, draining: () => boolean) {
  const checks: Record<string, () => Promise<unknown>> = {
    database: () => db.ping(),
    disk: async () => {
      const { bavail, bsize } = await statfs(env.DATA_DIR)
      if (bavail * bsize < MIN_FREE_BYTES) throw new Error('less than 200 MB free')
      return { freeMB: Math.round((bavail * bsize) / 1024 / 1024) }
    },
    keys: async () => {
      if (vault.open('ready:check:1', vault.seal('ready:check:1', 'ok')) !== 'ok') throw new Error('keys do not open what they seal')
    },
    draining: async () => {
      if (draining()) throw new Error('shutting down')
    },
  }
  return async (_req: Request, res: Response) => {
    const results = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => {
        try {
          return [name, { ok: true, detail: (await inTime(check())) ?? null }] as const
        } catch (error) {
          // The reason may name hosts and users: it is for the log, not for whoever asks.
          log.warn({ err: error, check: name }, 'not ready')
          return [name, { ok: false, detail: null }] as const
        }
      }),
    )
    const ready = results.every(([, result]) => result.ok)
    res.status(ready ? 200 : 503).set('Cache-Control', 'no-store').json({ status: ready ? 'ready' : 'not-ready', checks: Object.fromEntries(results) })
  }
}
