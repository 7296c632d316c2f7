import { requestText } from './load.mjs'
import { forEach, seat } from './platform.mjs'

const ANSWERS = Array.from({ length: 20 }, (_, i) => ({ item: String(i + 1), choice: [i % 2], rev: 1 }))

/** Everybody hands in at the same moment, each once, with answers saved before. */
export const submit = {
  bare: 'submit',
  candidates: 1000,
  once: true,
  async prepare(platform) {
    const seats = await seat(platform)
    const body = JSON.stringify({ answers: ANSWERS })
    await forEach(platform.port, seats, 16, async (connection, { attemptId, cookie }) => {
      const reply = await connection.send(requestText(platform.port, 'POST', `/exam/${attemptId}/answers`, { cookie, type: 'application/json', body }))
      if (reply.status >= 400) throw new Error(`保存不成：${reply.status} ${reply.body.slice(0, 300)}`)
    })
    return port => {
      const left = [...seats]
      return () => {
        const one = left.pop()
        return one ? requestText(port, 'POST', `/exam/${one.attemptId}/submit`, { cookie: one.cookie }) : null
      }
    }
  },
}
