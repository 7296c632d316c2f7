import { type ActionFunctionArgs, type AppLoadContext, type LoaderFunctionArgs, type TypedResponse, json, redirect } from '@remix-run/node'
import { z } from 'zod'
import type { Ctx, UserActor } from '~/domain/context'
import type { Role } from '~/domain/permissions'
import { Refusal } from '~/domain/refusal'
import { contextOf } from './context.server'
import { type UploadedFile, parseForm, readForm, typedValues, uploadsOf } from './form.server'
import { type RefusalText, refusalText } from './refusals'

/** Who may come in: everybody, anybody signed in, or holders of one of the roles. */
export type Who = 'public' | 'user' | readonly Role[]

type CtxFor<W extends Who> = W extends 'public' ? Ctx : Ctx & { actor: UserActor }

interface Gate<W extends Who, P extends z.ZodType, Q extends z.ZodType> {
  who: W
  params?: P
  query?: Q
}

interface Given<W extends Who, P extends z.ZodType, Q extends z.ZodType> {
  ctx: CtxFor<W>
  params: z.output<P>
  query: z.output<Q>
  request: Request
  context: AppLoadContext
}

/** What an action answers when a rule said no; pages read it with `useRefusal`. */
export interface ActionRefusal {
  refusal: RefusalText & { code: string }
  fields: Record<string, string[]>
  values: Record<string, string>
}

interface Act<W extends Who, P extends z.ZodType, Q extends z.ZodType> {
  input: z.ZodType
  run(given: Given<W, P, Q> & { input: never; uploads: ReadonlyMap<string, UploadedFile> }): Promise<Response>
}

/** Declares one action of a gate: what `run` gets is typed by the gate's who, params and query, and by `input`. */
type ActFor<W extends Who, P extends z.ZodType, Q extends z.ZodType> = <S extends z.ZodType>(
  input: S,
  run: (given: Given<W, P, Q> & { input: z.output<S>; uploads: ReadonlyMap<string, UploadedFile> }) => Promise<Response>,
) => Act<W, P, Q>

type Actions<W extends Who, P extends z.ZodType, Q extends z.ZodType> = Record<string, Act<W, P, Q>>

const nothing = z.object({})

async function enter<W extends Who>(who: W, { request, context }: LoaderFunctionArgs | ActionFunctionArgs): Promise<CtxFor<W>> {
  const ctx = await contextOf(request, context)
  if (who === 'public') return ctx as CtxFor<W>
  const url = new URL(request.url)
  if (ctx.actor.kind !== 'user') throw redirect(`/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`)
  const held = ctx.actor.grants.map(grant => grant.role)
  if (who !== 'user' && !who.some(role => held.includes(role))) throw new Refusal('http.forbidden')
  return ctx as CtxFor<W>
}

async function given<W extends Who, P extends z.ZodType, Q extends z.ZodType>(gate: Gate<W, P, Q>, args: LoaderFunctionArgs | ActionFunctionArgs): Promise<Given<W, P, Q>> {
  const ctx = await enter(gate.who, args)
  const params = (gate.params ?? nothing).safeParse(args.params)
  const search = new URL(args.request.url).searchParams
  const query = (gate.query ?? nothing).safeParse(Object.fromEntries([...search].filter(([key]) => key !== '_data' && key !== 'index')))
  // A NUL in an address is nobody's link; PostgreSQL would fail over it.
  if (!params.success || !query.success || args.request.url.includes('%00')) throw new Refusal('http.not-found')
  return { ctx, params: params.data as z.output<P>, query: query.data as z.output<Q>, request: args.request, context: args.context }
}

/** A refusal in a loader becomes the error page with its words; anything else is a bug and goes on. */
function toResponse(error: unknown): never {
  if (!(error instanceof Refusal)) throw error
  const text = refusalText(error.code, error.detail)
  if (!text) throw error
  throw json({ ...text, code: error.code }, { status: text.status })
}

function act<W extends Who, P extends z.ZodType, Q extends z.ZodType, S extends z.ZodType>(
  input: S,
  run: (given: Given<W, P, Q> & { input: z.output<S>; uploads: ReadonlyMap<string, UploadedFile> }) => Promise<Response>,
): Act<W, P, Q> {
  return { input, run: run as Act<W, P, Q>['run'] }
}

/**
 * The one way to make a loader and an action: gate → parse → one domain call → reply. Who may come in is
 * said first, params and query are parsed, and only what `output` lists leaves the server (unknown keys are
 * dropped). Actions are chosen by the form field `intent` (`default` when absent); a POST to a page without
 * actions is refused. Foreign objects are refused by the domain as not found.
 */
export function route<W extends Who, O extends z.ZodType, P extends z.ZodType = typeof nothing, Q extends z.ZodType = typeof nothing>(
  gate: Gate<W, P, Q> & {
    output: O
    load: (given: Given<NoInfer<W>, NoInfer<P>, NoInfer<Q>>) => Promise<z.input<O> | Response>
    actions?: (act: ActFor<NoInfer<W>, NoInfer<P>, NoInfer<Q>>) => Actions<NoInfer<W>, NoInfer<P>, NoInfer<Q>>
  },
) {
  const actions = gate.actions?.(act)
  return {
    async loader(args: LoaderFunctionArgs): Promise<TypedResponse<z.output<O>>> {
      try {
        const result = await gate.load(await given(gate, args))
        if (result instanceof Response) return result as TypedResponse<z.output<O>>
        return json(gate.output.parse(result)) as TypedResponse<z.output<O>>
      } catch (error) {
        return toResponse(error)
      }
    },
    action: (args: ActionFunctionArgs) => perform(gate, actions ?? {}, args),
  }
}

async function perform<W extends Who, P extends z.ZodType, Q extends z.ZodType>(
  gate: Gate<W, P, Q>,
  actions: Record<string, Act<W, P, Q>>,
  args: ActionFunctionArgs,
): Promise<TypedResponse<ActionRefusal>> {
  let values: Record<string, string> = {}
  try {
    const known = await given(gate, args)
    const form = await readForm(args.request)
    values = typedValues(form)
    const intent = String(form.get('intent') ?? 'default')
    form.delete('intent')
    const chosen = Object.hasOwn(actions, intent) ? actions[intent] : undefined
    if (!chosen) throw new Refusal('http.not-found')
    const input = parseForm(form, chosen.input) as never
    return (await chosen.run({ ...known, input, uploads: uploadsOf(form) })) as TypedResponse<ActionRefusal>
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const text = refusalText(error.code, error.detail)
    if (!text) throw error
    return json({ refusal: { ...text, code: error.code }, fields: error.fields ?? {}, values }, { status: text.status })
  }
}

/** A GET that answers bytes (a download) instead of a page. */
export function download<W extends Who, P extends z.ZodType = typeof nothing, Q extends z.ZodType = typeof nothing>(
  gate: Gate<W, P, Q> & { get: (given: Given<NoInfer<W>, NoInfer<P>, NoInfer<Q>>) => Promise<Response> },
) {
  return {
    async loader(args: LoaderFunctionArgs): Promise<Response> {
      try {
        return await gate.get(await given(gate, args))
      } catch (error) {
        return toResponse(error)
      }
    },
  }
}
