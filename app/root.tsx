import { type LinksFunction, type MetaFunction } from '@remix-run/node'
import { Links, Meta, Outlet, Scripts, ScrollRestoration, isRouteErrorResponse, useMatches, useRouteError } from '@remix-run/react'
import type { ReactNode } from 'react'
import { z } from 'zod'
import styles from './app.css?url'
import type { RefusalText } from './http/refusals'
import { route } from './http/route.server'
import { useNonce } from './nonce'
import { LinkButton } from './ui/button'
import { PublicFrame } from './ui/public-frame'

const gate = route({
  who: 'public',
  output: z.object({ demo: z.boolean(), signedIn: z.boolean() }),
  load: async ({ ctx }) => ({ demo: ctx.demo, signedIn: ctx.actor.kind === 'user' }),
})
export const loader = gate.loader

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
  { rel: 'apple-touch-icon', href: '/apple-touch-icon.png' },
]

export const meta: MetaFunction = () => [{ title: '广东省企业首席质量官网络培训考试平台' }]

/** Whether any matched route wants scripts: a page whose handle says `scripts: false` is HTML and CSS only. */
function useScripts() {
  return useMatches().every(match => (match.handle as { scripts?: boolean } | undefined)?.scripts !== false)
}

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce()
  const scripts = useScripts()
  return (
    <html lang="zh-CN">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        {scripts && <ScrollRestoration nonce={nonce} />}
        {scripts && <Scripts nonce={nonce} />}
      </body>
    </html>
  )
}

export default function App() {
  return <Outlet />
}

function explain(error: unknown): RefusalText {
  if (isRouteErrorResponse(error)) {
    const data = error.data as Partial<RefusalText> | undefined
    if (data?.title && data.message) return { status: error.status, title: data.title, message: data.message, next: data.next }
    if (error.status === 404) return { status: 404, title: '没有这一页', message: '地址可能写错了，或者这件东西不归您看。', next: { label: '回首页', to: '/' } }
    return { status: error.status, title: '请求没有办成', message: '您的操作没有生效，可返回上一页重试。' }
  }
  return { status: 500, title: '平台出错了', message: '您的操作没有生效。可重试，或联系服务人员并说明时间。', next: { label: '回首页', to: '/' } }
}

export function ErrorBoundary() {
  const { status, title, message, next } = explain(useRouteError())
  return (
    <PublicFrame nav={[]}>
      <div className="grid max-w-160 justify-items-start gap-4 py-8">
        <p className="text-sm text-ink-3">{status}</p>
        <h1 className="text-3xl">{title}</h1>
        <p className="text-ink-2">{message}</p>
        {next && <LinkButton to={next.to} variant="primary" className="mt-4">{next.label}</LinkButton>}
      </div>
    </PublicFrame>
  )
}
