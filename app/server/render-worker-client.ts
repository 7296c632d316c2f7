import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Draw } from '~/domain/certificates/render-certificate.server'
import { type Env, readEnv } from '~/env.server'
import { paths } from '~/paths.server'
import type { RenderAnswer, RenderSetup, RenderTask } from './render-worker'

const SLOWEST_MS = 60_000

function setupOf(env: Env): RenderSetup {
  const documentKey = env.CERT_PDF_KEY_FILE && env.CERT_PDF_CHAIN_FILE ? { keyFile: env.CERT_PDF_KEY_FILE, chainFile: env.CERT_PDF_CHAIN_FILE } : env.production ? null : { selfSignedIn: join(env.DATA_DIR, 'keys') }
  return { fallbackFonts: env.CERT_FONT_FALLBACK?.split(':').filter(Boolean), documentKey }
}

interface Waiting {
  resolve(pdf: Uint8Array): void
  reject(error: Error): void
}

/**
 * Draws certificates in one worker thread, so that a batch never holds up an exam. The worker starts at the first
 * certificate and again after a crash; whoever waited then is told and the job tries once more.
 */
export function renderInWorker(env: Env, file = join(paths.root, 'build/server/worker.js')): Draw {
  let worker: Worker | null = null
  let next = 0
  const waiting = new Map<number, Waiting>()

  function failAll(error: Error) {
    worker = null
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }

  function start() {
    const started = new Worker(file, { workerData: setupOf(env) })
    started.unref()
    started.on('message', (answer: RenderAnswer) => {
      const job = waiting.get(answer.id)
      waiting.delete(answer.id)
      if ('pdf' in answer) job?.resolve(answer.pdf)
      else job?.reject(new Error(answer.problem))
    })
    started.on('error', failAll)
    started.on('exit', code => code !== 0 && failAll(new Error(`证书绘制进程退出（${code}）`)))
    return started
  }

  return (facts, createdAt) =>
    new Promise((resolve, reject) => {
      const id = next++
      worker ??= start()
      const slow = setTimeout(() => {
        void worker?.terminate()
        failAll(new Error('证书绘制超过一分钟'))
      }, SLOWEST_MS).unref()
      const settle = <T>(then: (value: T) => void) => (value: T) => {
        clearTimeout(slow)
        then(value)
      }
      waiting.set(id, { resolve: settle(resolve), reject: settle(reject) })
      worker.postMessage({ id, facts, createdAt } satisfies RenderTask)
    })
}

let shared: Draw | undefined
/** The one worker of this process, by the environment it was started in. */
export const drawInWorker: Draw = (facts, createdAt) => (shared ??= renderInWorker(readEnv()))(facts, createdAt)
