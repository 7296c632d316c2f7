import type { NextFunction, Request, Response } from 'express'

const BURST = 1_000
const PER_SECOND = 100
const MAX_ADDRESSES = 50_000

const isLoopback = (address: string) => address === '127.0.0.1' || address === '::1' || address === '::ffff:127.0.0.1'

/**
 * A token bucket per address, wide enough for a training room behind one address. Loopback is exempt: it is
 * the machine itself or a proxy that was not declared in TRUST_PROXY. Sign-in and verification count failures
 * on their own.
 */
export function rateLimit(now: () => number = Date.now) {
  const buckets = new Map<string, { tokens: number; at: number }>()
  return (req: Request, res: Response, next: NextFunction) => {
    const address = req.ip ?? ''
    if (isLoopback(address)) return next()
    const at = now()
    const bucket = buckets.get(address) ?? { tokens: BURST, at }
    bucket.tokens = Math.min(BURST, bucket.tokens + ((at - bucket.at) / 1000) * PER_SECOND)
    bucket.at = at
    buckets.delete(address)
    buckets.set(address, bucket)
    if (buckets.size > MAX_ADDRESSES) buckets.delete(buckets.keys().next().value!)
    if (bucket.tokens < 1) return void res.status(429).set('Retry-After', '10').type('text/plain; charset=utf-8').send('请求太多，请过 10 秒再试。')
    bucket.tokens -= 1
    next()
  }
}
