import type { NextFunction, Request, Response } from 'express'
import { log } from '~/log.server'

const statusOf = (error: unknown) => (typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number' ? error.status : 500)

/** What no page could answer: an address that cannot be read is the caller's fault, anything else is ours and is logged. */
export function lastResort(error: unknown, _req: Request, res: Response, next: NextFunction) {
  if (res.headersSent) return next(error)
  const status = statusOf(error)
  const requestId = String(res.locals.requestId)
  if (status >= 500) log.error({ err: error, requestId }, 'host')
  res.status(status).type('text/plain; charset=utf-8').send(status < 500 ? '没有这一页。' : `系统出了问题，已记录。编号 ${requestId}。`)
}
