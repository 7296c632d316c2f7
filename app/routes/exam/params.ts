import { z } from 'zod'

export const attemptParams = z.object({ attemptId: z.string().max(64) })
