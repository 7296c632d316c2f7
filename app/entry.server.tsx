import { PassThrough } from 'node:stream'
import { type ActionFunctionArgs, type AppLoadContext, type EntryContext, type LoaderFunctionArgs, createReadableStreamFromReadable } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { renderToPipeableStream } from 'react-dom/server'
import { NonceContext } from './nonce'
import { log } from './log.server'

const ABORT_MS = 5_000

/** Renders the whole page before sending it: these pages are small, and a late error can still become a 500. */
export default function handleRequest(_request: Request, status: number, headers: Headers, remixContext: EntryContext, { nonce }: AppLoadContext) {
  return new Promise<Response>((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <RemixServer context={remixContext} url={_request.url} abortDelay={ABORT_MS} nonce={nonce} />
      </NonceContext.Provider>,
      {
        nonce,
        onAllReady() {
          clearTimeout(slow)
          const body = new PassThrough()
          headers.set('Content-Type', 'text/html; charset=utf-8')
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status }))
          pipe(body)
        },
        onShellError(error) {
          clearTimeout(slow)
          reject(error)
        },
        onError: error => log.error({ err: error }, 'render'),
      },
    )
    // Cleared when the page is done: left running it would hold each page in memory for seconds.
    const slow = setTimeout(abort, ABORT_MS + 1_000)
  })
}

/** Refusals are answers, not errors; what reaches this place is a bug. */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs) {
  if (request.signal.aborted || error instanceof Response) return
  if (error instanceof Error && 'status' in error && (error.status === 404 || error.status === 405)) return
  log.error({ err: error, requestId: context.requestId, path: new URL(request.url).pathname }, 'unhandled')
}
