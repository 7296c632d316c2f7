import { createRequestHandler } from '@remix-run/express'
import { createRequestHandler as createDraw } from '@remix-run/node'
import express from 'express'
import * as build from 'virtual:remix/server-build'
import { paths } from '~/paths.server'
import type { Services } from '~/services.server'
import { healthz, readyz } from './health'
import { hotRoutes } from './hot-routes'
import { lastResort } from './last-resort'
import { rateLimit } from './rate-limit'
import { requestGuard, securityHeaders } from './security'

/** The Express host in order of what a request meets. */
export function createApp(services: Services, draining: () => boolean) {
  const { env } = services
  const app = express()
  app.disable('x-powered-by')
  // A real platform always stands behind the proxy that ends HTTPS: unless told otherwise, one on this machine.
  app.set('trust proxy', env.TRUST_PROXY ?? (env.production ? 'loopback' : false))
  app.use(securityHeaders(env))
  app.get('/healthz', healthz)
  app.get('/readyz', readyz(services, draining))
  app.use(requestGuard(env))
  app.use('/assets', express.static(`${paths.client}/assets`, { immutable: true, maxAge: '1y', fallthrough: false }))
  app.use(express.static(paths.client, { maxAge: '1h', index: false }))
  app.use(rateLimit())
  app.use((_req, res, next) => {
    res.set('Cache-Control', 'no-store')
    next()
  })
  app.use(hotRoutes(services, createDraw(build, 'production')))
  app.all(
    '*',
    createRequestHandler({
      build,
      mode: 'production',
      getLoadContext: (req, res) => ({ services, nonce: res.locals.nonce as string, requestId: res.locals.requestId as string, address: req.ip ?? '' }),
    }),
  )
  app.use(lastResort)
  return app
}
