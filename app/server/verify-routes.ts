import type { createRequestHandler } from '@remix-run/node'
import { type NextFunction, type Request, type Response, Router } from 'express'
import { formatTime, shanghaiDate } from '~/domain/clock'
import { machineAnswer } from '~/domain/verification/machine-answer'
import { type Verification, verificationStatus } from '~/domain/verification/result'
import { verifyQuery } from '~/domain/verification/verify-query.server'
import type { Services } from '~/services.server'

/** Draws a page of the application, as Remix does for any request. */
export type Draw = ReturnType<typeof createRequestHandler>

/** Stands in a kept page where the time of the check belongs. */
const CHECKED_AT = '0000-00-00 00:00:00'
/** Some 4 kB each. */
const KEPT_PAGES = 2_000

/**
 * The address of a result holds a code that opens it: it is passed on to nobody and kept by no search engine. Such a
 * page has no form, for a browser told to send no referrer sends no origin with a form either.
 */
function keepToSelf(_req: Request, res: Response, next: NextFunction) {
  res.set({ 'Referrer-Policy': 'no-referrer', 'X-Robots-Tag': 'noindex, nofollow' })
  next()
}

/**
 * Draws the page of an answer once. Every check asks the database, so a revocation shows at once; only the
 * drawing is kept, by the whole answer it shows. The page has no scripts, so nothing else in it changes.
 */
function pageKeeper(services: Services, draw: Draw) {
  const kept = new Map<string, string>()
  return async (req: Request, res: Response, view: Verification) => {
    const key = JSON.stringify(view)
    const known = kept.get(key)
    if (known !== undefined) return known
    const context = { services, nonce: '', requestId: res.locals.requestId as string, address: req.ip ?? '', verified: { view, checkedAt: CHECKED_AT } }
    const page = await (await draw(new Request(new URL(req.originalUrl, services.env.origin)), context)).text()
    const oldest = kept.keys().next()
    if (kept.size >= KEPT_PAGES && !oldest.done) kept.delete(oldest.value)
    kept.set(key, page)
    return page
  }
}

/** The verification pages, as thousands may open them in the same minute, and the same answer for machines at /v/<code>.json. */
export function verifyRoutes(services: Services, draw: Draw) {
  const { ctx, vault } = services
  const pageOf = pageKeeper(services, draw)
  const router = Router()
  router.use('/v/:typed', keepToSelf)

  function answer(path: string, send: (req: Request, res: Response, view: Verification, now: number) => Promise<unknown> | unknown) {
    router.get(path, async (req, res, next) => {
      // Parameters are for Remix (its data requests): such an answer is no page to keep.
      if (req.originalUrl.includes('?')) return next()
      try {
        const asked = ctx({ kind: 'anonymous' })
        const view = await verifyQuery(asked, { typed: req.params.typed ?? '', source: vault.index('address', req.ip ?? '') })
        if (view.kind === 'limited') res.set('Retry-After', String(view.waitSeconds))
        res.status(verificationStatus[view.kind])
        await send(req, res, view, asked.now)
      } catch (error) {
        next(error)
      }
    })
  }

  answer('/v/:typed.json', (_req, res, view, now) => res.json(machineAnswer(view, now)))
  answer('/v/:typed', async (req, res, view, now) => res.type('html').send((await pageOf(req, res, view)).replace(CHECKED_AT, `${shanghaiDate(now)} ${formatTime(now)}`)))
  return router
}
