import { randomBytes } from 'node:crypto'
import type { NextFunction, Request, Response } from 'express'
import type { Env } from '~/env.server'

const KB = 1024
const LIMITS = { save: 64 * KB, form: 1024 * KB, upload: 40 * 1024 * KB }

/** The hosts this server answers for: the public origin, or localhost and 127.0.0.1 at the port. */
export function allowedOrigins(env: Env): string[] {
  return env.PUBLIC_ORIGIN ? [env.origin] : [`http://localhost:${env.PORT}`, `http://127.0.0.1:${env.PORT}`]
}

const refuse = (res: Response, status: number, message: string) => void res.status(status).type('text/plain; charset=utf-8').send(message)

export function securityHeaders(env: Env) {
  return (_req: Request, res: Response, next: NextFunction) => {
    const nonce = randomBytes(16).toString('base64')
    res.locals.nonce = nonce
    res.locals.requestId = randomBytes(4).toString('hex').toUpperCase().replace(/(.{4})/, '$1-')
    res.set({
      'Content-Security-Policy': `default-src 'none'; script-src 'nonce-${nonce}' 'strict-dynamic'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'`,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'same-origin',
      'X-Frame-Options': 'DENY',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
      'X-Request-Id': res.locals.requestId,
    })
    if (env.origin.startsWith('https://')) res.set('Strict-Transport-Security', 'max-age=63072000; includeSubDomains')
    next()
  }
}

/** Host, method, encoding and origin, before anything reads the request. */
export function requestGuard(env: Env) {
  const origins = new Set(allowedOrigins(env))
  const hosts = new Set([...origins].map(origin => new URL(origin).host))
  return (req: Request, res: Response, next: NextFunction) => {
    // Remix takes the port from it, trusted or not; our address is PUBLIC_ORIGIN alone.
    delete req.headers['x-forwarded-host']
    if (!req.url.startsWith('/')) return refuse(res, 400, '地址无法识别。')
    if (!hosts.has(req.headers.host ?? '')) return refuse(res, 421, '此地址不归本平台。')
    if (!['GET', 'HEAD', 'POST'].includes(req.method)) return refuse(res.set('Allow', 'GET, HEAD, POST'), 405, '不支持这种请求。')
    if (req.headers['content-encoding']) return refuse(res, 415, '不接收压缩的请求体。')
    if (req.path === '/__manifest' || req.path.endsWith('.data')) return refuse(res, 404, '没有这一页。')
    if (req.method !== 'POST') return next()
    const { origin } = req.headers
    const site = req.headers['sec-fetch-site']
    const same = origin === undefined ? site === 'same-origin' : origins.has(origin) && (site === undefined || site === 'same-origin')
    if (!same) return refuse(res, 403, '请求不是从本平台页面发出的，没有生效。')
    sizeGuard(req, res, next)
  }
}

/** A body must say its length and stay within its kind's limit. */
function sizeGuard(req: Request, res: Response, next: NextFunction) {
  const length = req.headers['content-length']
  if (length === undefined && req.headers['transfer-encoding']) return refuse(res, 411, '请求须注明长度。')
  const limit = req.path.endsWith('/answers') ? LIMITS.save : req.headers['content-type']?.startsWith('multipart/form-data') ? LIMITS.upload : LIMITS.form
  if (Number(length ?? 0) > limit) return refuse(res.set('Connection', 'close'), 413, `内容太大，上限 ${limit >= 1024 * KB ? `${limit / 1024 / KB} MB` : `${limit / KB} KB`}。请压缩后再传。`)
  next()
}
