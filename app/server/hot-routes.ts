import { Router } from 'express'
import type { Services } from '~/services.server'
import { verifyRoutes } from './verify-routes'

/** The few routes thousands use in the same minute, answered ahead of Remix through the same gate and verbs. */
export function hotRoutes(services: Services) {
  return Router().use(verifyRoutes(services))
}
