import { useRouteLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { LinkButton } from './button'
import { PublicFrame } from './public-frame'

const nav = [
  { to: '/', label: '首页', end: true },
  { to: '/v', label: '证书查验' },
  { to: '/talents', label: '公布名单' },
  { to: '/policies', label: '政策库' },
  { to: '/resources', label: '下载专区' },
  { to: '/help', label: '帮助' },
]

/** The public face: head, navigation and foot around a page. */
export function PublicSite({ bare, children }: { bare?: boolean; children: ReactNode }) {
  const root = useRouteLoaderData<{ demo: boolean; signedIn: boolean }>('root')
  return (
    <PublicFrame
      nav={nav}
      bare={bare}
      demo={root?.demo}
      action={root?.signedIn ? <LinkButton to="/home">我的</LinkButton> : <LinkButton to="/sign-in">登录</LinkButton>}
      footLines={['企业聘任首席质量官后先备案、后培训；备案、培训、考核、发证全程免费。']}
      footLinks={[{ to: '/help', label: '使用帮助' }, { to: '/policies', label: '政策库' }, { to: '/v', label: '证书查验' }, { to: '/talents', label: '首席质量官公布名单' }, { to: '/resources', label: '下载专区' }, { to: '/teachers', label: '师资征集' }, { to: '/register', label: '企业注册' }]}
    >
      {children}
    </PublicFrame>
  )
}
