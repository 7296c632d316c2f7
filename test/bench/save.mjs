import { requestText } from './load.mjs'
import { seat } from './platform.mjs'

/** Saving one answer while many sit at once; acknowledged means committed. */
export const save = {
  bare: 'save',
  candidates: 256,
  async prepare(platform, { concurrency }) {
    const seats = await seat(platform)
    return port => connection => {
      const mine = seats[(connection + concurrency * Math.floor(Math.random() * Math.floor(seats.length / concurrency))) % seats.length]
      mine.rev += 1
      const answers = [{ item: String(1 + (mine.rev % 20)), choice: [mine.rev % 2], rev: mine.rev }]
      return requestText(port, 'POST', `/exam/${mine.attemptId}/answers`, { cookie: mine.cookie, type: 'application/json', body: JSON.stringify({ answers }) })
    }
  },
}
