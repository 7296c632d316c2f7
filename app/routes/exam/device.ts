import type { Sent } from './saver'

/** What this device remembers of an exam: unacknowledged answers in IndexedDB, marks in local storage, and who it is. */

const STORE = 'answers'
interface Kept extends Sent {
  attemptId: string
}

let opened: Promise<IDBDatabase> | undefined

function open(): Promise<IDBDatabase> {
  return (opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('cqo-exam', 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: ['attemptId', 'item'] })
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('indexedDB'))
  }))
}

async function inStore<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const store = (await open()).transaction(STORE, mode).objectStore(STORE)
  const request = work(store)
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('indexedDB'))
  })
}

/** A browser without IndexedDB (private mode) still saves to the server; only a crash while offline would lose. */
const quietly = (work: Promise<unknown>) => void work.catch(() => {})

export const keepAnswer = (attemptId: string, answer: Sent) => quietly(inStore('readwrite', store => store.put({ attemptId, ...answer, choice: [...answer.choice] })))

/** Forgets an answer once the server has it or a newer one. */
export function dropAnswer(attemptId: string, item: string, rev: number) {
  quietly(
    inStore<Kept | undefined>('readonly', store => store.get([attemptId, item])).then(kept => {
      if (kept && kept.rev <= rev) quietly(inStore('readwrite', store => store.delete([attemptId, item])))
    }),
  )
}

export async function keptAnswers(attemptId: string): Promise<Sent[]> {
  const all = await inStore<Kept[]>('readonly', store => store.getAll(IDBKeyRange.bound([attemptId], [attemptId, []]))).catch(() => [])
  return all.map(({ item, choice, rev }) => ({ item, choice, rev }))
}

function remember(storage: () => Storage, key: string, value?: string): string | null {
  try {
    if (value !== undefined) storage().setItem(key, value)
    return storage().getItem(key)
  } catch {
    return value ?? null
  }
}

/** The name of this tab as a writing device; it survives a reload, not another tab. */
export function deviceName(): string {
  const known = remember(() => sessionStorage, 'exam-device')
  if (known) return known
  const made = Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('')
  remember(() => sessionStorage, 'exam-device', made)
  return made
}

export const readMarks = (attemptId: string): string[] => JSON.parse(remember(() => localStorage, `exam-marks-${attemptId}`) ?? '[]') as string[]
export const keepMarks = (attemptId: string, marks: readonly string[]) => void remember(() => localStorage, `exam-marks-${attemptId}`, JSON.stringify(marks))
