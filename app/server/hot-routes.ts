import { type NextFunction, type Request, type Response, Router, json } from 'express'
import type { z } from 'zod'
import { noteEvidence } from '~/domain/attempts/note-evidence.server'
import { saveAnswers } from '~/domain/attempts/save-answers.server'
import { evidenceInput, saveInput } from '~/domain/attempts/save-input'
import type { Ctx } from '~/domain/context'
import { Refusal, refuse } from '~/domain/refusal'
import { refusalText } from '~/http/refusals'
import { log } from '~/log.server'
import type { Services } from '~/services.server'
import { type Draw, verifyRoutes } from './verify-routes'

const LIMIT = '64kb'

type Hot<S extends z.ZodType> = (ctx: Ctx, given: { attemptId: string; client: string; input: z.output<S> }) => Promise<unknown>

const problem = (res: Response, status: number, code: string, message: string) => void res.status(status).json({ error: { code, message } })

/** JSON without what Express adds for caches: nothing here is ever asked for twice. */
function answer(res: Response, value: unknown) {
  const body = Buffer.from(JSON.stringify(value))
  res.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': body.length }).end(body)
}

/** The few routes thousands use in the same minute, answered ahead of Remix through the same session check, schema and verbs. */
export function hotRoutes(services: Services, draw: Draw) {
  const router = Router().use(verifyRoutes(services, draw))

  function post<S extends z.ZodType<{ client?: string | undefined }>>(path: string, schema: S, run: Hot<S>) {
    router.post(path, json({ limit: LIMIT, strict: true }), async (req: Request, res: Response, next: NextFunction) => {
      try {
        const actor = await services.sessions.readBriefly(req.headers.cookie)
        if (!actor) return problem(res, 401, 'http.signed-out', '登录已过期，填的内容还在这台设备上。重新登录后接着填。')
        if (!req.is('application/json')) return problem(res, 415, 'http.unsupported', '请以 JSON 提交。')
        const parsed = schema.safeParse(req.body)
        if (!parsed.success) refuse('form.invalid')
        // The time is taken now, when the whole body is here: a slow request is a late one.
        const given = { attemptId: req.params.attemptId ?? '', client: parsed.data.client ?? services.sessions.keyOf(req.headers.cookie), input: parsed.data }
        answer(res, await run(services.ctx(actor), given))
      } catch (error) {
        answerRefusal(error, res, next)
      }
    })
  }

  post('/exam/:attemptId/answers', saveInput, (ctx, { attemptId, client, input }) => saveAnswers(ctx, { attemptId, client, answers: input.answers }))
  post('/exam/:attemptId/evidence', evidenceInput, (ctx, { attemptId, input }) => noteEvidence(ctx, { attemptId, kind: input.kind, seconds: input.seconds }))

  router.use('/exam/:attemptId/(answers|evidence)', (error: unknown, _req: Request, res: Response, next: NextFunction) => bodyProblem(error, res, next))
  return router
}

function answerRefusal(error: unknown, res: Response, next: NextFunction) {
  const text = error instanceof Refusal ? refusalText(error.code, error.detail) : null
  if (error instanceof Refusal && text) return problem(res, text.status, error.code, `${text.title}。${text.message}`)
  log.error({ err: error, requestId: res.locals.requestId as string }, 'hot route')
  if (res.headersSent) return next(error)
  problem(res, 500, 'http.failed', `平台出错了，您的操作没有生效。编号 ${res.locals.requestId}，会自动重试。`)
}

/** What the body parser refuses: too large, not JSON, cut off. */
function bodyProblem(error: unknown, res: Response, next: NextFunction) {
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 0
  if (status < 400 || status >= 500 || res.headersSent) return next(error)
  problem(res, status, status === 413 ? 'http.too-large' : 'http.unreadable', status === 413 ? '内容太大，一次最多 64 KB。' : '内容读不出来，没有保存。')
}
