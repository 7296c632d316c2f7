import { AsyncLocalStorage } from 'node:async_hooks'
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core'
import type * as schema from './schema'

/** The query surface shared by both dialects: awaitable builders only, never `.get()`/`.all()`/`.run()`. */
export type Queries = Pick<
  BaseSQLiteDatabase<'async', unknown, typeof schema>,
  'select' | 'selectDistinct' | 'insert' | 'update' | 'delete' | 'with' | '$count'
>

/** What a verb holds inside `transact`. */
export interface Tx extends Queries {
  /** Runs once, as the last step before commit (the audit chain takes its lock here). */
  atEnd(step: (tx: Tx) => Promise<void>): void
  /** Runs after a successful commit; its failure cannot undo the change. */
  afterCommit(step: () => void): void
}

export interface Db {
  /** Read-only connection; throws inside `transact`. */
  readonly read: Queries
  /** The one door for writes: all or nothing, retried when the database asks for it; nesting throws. */
  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** Answers within the time a health check may take, or throws. */
  ping(): Promise<{ dialect: string; detail: Record<string, unknown> }>
  close(): Promise<void>
}

const inside = new AsyncLocalStorage<true>()

export function assertOutside(what: string) {
  if (inside.getStore()) throw new Error(`${what} inside transact: use the tx that was given`)
}

/** A step left behind by a failed `Promise.all` must not write into whatever transaction comes next. */
function whileOpen(queries: Queries, isOpen: () => boolean): Queries {
  return new Proxy(queries, {
    get(target, name) {
      if (!isOpen()) throw new Error('this transaction has ended')
      return Reflect.get(target, name, target) as unknown
    },
  })
}

/** Wraps a dialect's query object as the Tx a verb sees and runs its hooks around the commit. */
export async function runInside<T>(queries: Queries, work: (tx: Tx) => Promise<T>) {
  const endSteps: ((tx: Tx) => Promise<void>)[] = []
  const afterSteps: (() => void)[] = []
  let open = true
  const tx = Object.assign(Object.create(whileOpen(queries, () => open)), {
    atEnd: (step: (tx: Tx) => Promise<void>) => void endSteps.push(step),
    afterCommit: (step: () => void) => void afterSteps.push(step),
  }) as Tx
  const result = await inside
    .run(true, async () => {
      const value = await work(tx)
      for (const step of endSteps) await step(tx)
      return value
    })
    .finally(() => (open = false))
  const afterCommit = () => {
    for (const step of afterSteps) {
      try {
        step()
      } catch (error) {
        console.error('after commit', error)
      }
    }
  }
  return { result, afterCommit }
}

export const wait = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms))
