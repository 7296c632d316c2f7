// The load generator: keep-alive connections over plain sockets, so that it costs little beside what it measures.
import { connect } from 'node:net'

const EMPTY = Buffer.alloc(0)

/** The first whole response in `bytes`, or null while more is to come. */
function parse(bytes) {
  const headEnd = bytes.indexOf('\r\n\r\n')
  if (headEnd < 0) return null
  const head = bytes.toString('latin1', 0, headEnd)
  const length = /\r\ncontent-length: (\d+)/i.exec(head)
  const bodyAt = headEnd + 4
  let end = bodyAt + Number(length?.[1] ?? 0)
  if (!length && /\r\ntransfer-encoding: chunked/i.test(head)) {
    const last = bytes.indexOf('\r\n0\r\n\r\n', bodyAt - 2)
    if (last < 0) return null
    end = last + 7
  }
  if (bytes.length < end) return null
  const cookies = [...head.matchAll(/\r\nset-cookie: ([^;\r]+)/gi)].map(match => match[1])
  return { status: Number(head.slice(9, 12)), cookies, body: bytes.toString('utf8', bodyAt, end) }
}

/** One connection that stays open; requests on it go one after the other. */
export function openConnection(port) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1').setNoDelay(true)
    let waiting = null
    let got = EMPTY
    const fail = error => waiting?.reject(error ?? new Error('connection closed'))
    socket.on('error', error => (waiting ? fail(error) : reject(error))).on('close', () => fail())
    socket.on('data', chunk => {
      got = got.length === 0 ? chunk : Buffer.concat([got, chunk])
      const reply = parse(got)
      if (!reply) return
      got = EMPTY
      const { resolve: done } = waiting
      waiting = null
      done(reply)
    })
    socket.on('connect', () =>
      resolve({
        send: text => new Promise((resolve, reject) => ((waiting = { resolve, reject }), socket.write(text))),
        close: () => socket.destroy(),
      }),
    )
  })
}

/** A request as it goes over the wire. */
export function requestText(port, method, path, { cookie = '', type = 'application/x-www-form-urlencoded', body = '' } = {}) {
  const head = [`${method} ${path} HTTP/1.1`, `Host: localhost:${port}`]
  if (cookie) head.push(`Cookie: ${cookie}`)
  if (method === 'POST') head.push(`Origin: http://localhost:${port}`, `Content-Type: ${type}`, `Content-Length: ${Buffer.byteLength(body)}`)
  return `${head.join('\r\n')}\r\n\r\n${body}`
}

const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0

/**
 * Sends what `next(connection)` gives, one request after the other on each connection, until the time is up or
 * it gives null. Answers requests per second, latencies in milliseconds, and the errors among them.
 */
export async function drive({ port, concurrency, seconds, next, warmUp = 0 }) {
  const latencies = []
  const failures = []
  const began = performance.now()
  const counted = began + warmUp * 1000
  const end = counted + seconds * 1000
  async function work(index) {
    const connection = await openConnection(port)
    for (let now = performance.now(); now < end; now = performance.now()) {
      const text = next(index)
      if (text === null) break
      const reply = await connection.send(text)
      if (reply.status >= 400) failures.push(reply)
      if (now >= counted) latencies.push(performance.now() - now)
    }
    connection.close()
  }
  await Promise.all(Array.from({ length: concurrency }, (_, index) => work(index)))
  const elapsed = (performance.now() - counted) / 1000
  latencies.sort((a, b) => a - b)
  return { perSecond: latencies.length / elapsed, p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99), requests: latencies.length, seconds: elapsed, errors: failures.length, firstError: failures[0] }
}
