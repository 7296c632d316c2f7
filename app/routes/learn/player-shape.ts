import { z } from 'zod'

/** What the server answers to the reading clock. Seconds throughout. */
export const playerShape = z.object({
  playerId: z.string(),
  creditedSeconds: z.number(),
  coveredSeconds: z.number(),
  requiredSeconds: z.number(),
  lessonSeconds: z.number(),
  todayLeftSeconds: z.number(),
  state: z.enum(['counting', 'ask', 'day-full', 'covered']),
  quizPassed: z.boolean(),
  lessonDone: z.boolean(),
})
export type PlayerReply = z.infer<typeof playerShape>

/** When a rule said no. */
export const refusedShape = z.object({ refusal: z.object({ code: z.string(), title: z.string(), message: z.string() }) })
