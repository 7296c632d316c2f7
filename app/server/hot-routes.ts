import { Router } from 'express'
import type { Services } from '~/services.server'

/** The few routes thousands use in the same minute, answered ahead of Remix through the same gate and verbs. */
export function hotRoutes(_services: Services) {
  return Router()
}
