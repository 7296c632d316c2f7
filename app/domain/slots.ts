/** Lets `max` works run at a time and `queue` more wait their turn; `full` refuses the next. */
export function slots(max: number, queue: number, full: () => never) {
  let running = 0
  const waiting: (() => void)[] = []
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= max && waiting.length >= queue) full()
    // Whoever waited is handed the slot of the one that ends: it is never counted free in between.
    if (running >= max) await new Promise<void>(resolve => waiting.push(resolve))
    else running++
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
