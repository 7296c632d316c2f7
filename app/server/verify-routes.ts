import { type NextFunction, type Request, type Response, Router } from 'express'
import { machineAnswer } from '~/domain/verification/machine-answer'
import { verificationStatus } from '~/domain/verification/result'
import { verifyQuery } from '~/domain/verification/verify-query.server'
import type { Services } from '~/services.server'

/**
 * The address of a result holds a code that opens it: it is passed on to nobody and kept by no search engine. Such a
 * page has no form, for a browser told to send no referrer sends no origin with a form either.
 */
function keepToSelf(_req: Request, res: Response, next: NextFunction) {
  res.set({ 'Referrer-Policy': 'no-referrer', 'X-Robots-Tag': 'noindex, nofollow' })
  next()
}

/** Headers of the verification pages, and the same answer for machines at /v/<code>.json. */
export function verifyRoutes({ ctx, vault }: Services) {
  const router = Router()
  router.use('/v/:typed', keepToSelf)
  router.get('/v/:typed.json', async (req, res, next) => {
    try {
      const asked = ctx({ kind: 'anonymous' })
      const view = await verifyQuery(asked, { typed: req.params.typed, source: vault.index('address', req.ip ?? '') })
      if (view.kind === 'limited') res.set('Retry-After', String(view.waitSeconds))
      res.status(verificationStatus[view.kind]).json(machineAnswer(view, asked.now))
    } catch (error) {
      next(error)
    }
  })
  return router
}
