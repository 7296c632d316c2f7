import { z } from 'zod'
import { route } from '~/http/route.server'
import { LinkButton } from '~/ui/button'
import { PublicSite } from './site'

const gate = route({ who: 'public', output: z.object({}), load: async () => ({}) })
export const loader = gate.loader

export default function Home() {
  return (
    <PublicSite>
      <h1 className="text-4xl">企业聘任，一人负责，全省可查。</h1>
      <p className="mt-4 text-ink-2">先聘任，后培训。首席质量官经备案登记即可报名，岗位能力培训与考核全程免费。</p>
      <p className="mt-6 flex gap-3"><LinkButton to="/register" variant="primary">办理企业备案</LinkButton><LinkButton to="/sign-in">学员登录</LinkButton></p>
    </PublicSite>
  )
}
