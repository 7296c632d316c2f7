import { Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { type HelpAudience, helpAudiences } from '#content/kinds'
import { mayReadClaims } from '~/domain/policies/access.server'
import { route } from '~/http/route.server'
import { contentOf } from '~/http/texts.server'
import { PageHead, Section } from '~/ui/card'
import { PublicSite } from '~/ui/public-site'

const article = z.object({ slug: z.string(), title: z.string(), summary: z.string() })

const gate = route({
  who: 'public',
  output: z.strictObject({ groups: z.array(z.object({ audience: z.string(), articles: z.array(article) })), claims: z.boolean() }),
  async load({ ctx }) {
    const { help } = contentOf()
    const groups = (Object.keys(helpAudiences) as HelpAudience[]).map(audience => ({ audience, articles: help.filter(one => one.audience === audience).map(({ slug, title, summary }) => ({ slug, title, summary })) }))
    return { groups: groups.filter(group => group.articles.length > 0), claims: mayReadClaims(ctx.actor) }
  },
})
export const loader = gate.loader

export const meta = () => [{ title: '使用帮助 · 广东省企业首席质量官网络培训考试平台' }]

export default function HelpIndex() {
  const { groups, claims } = useLoaderData<typeof loader>()
  return (
    <PublicSite>
      <PageHead title="使用帮助" lead="按您的身份找：怎样备案、学习、考核、查验、申诉。" />
      <div className="mt-4 grid gap-x-16 gap-y-8 wide:grid-cols-2">
        {groups.map(({ audience, articles }) => (
          <Section key={audience} id={audience} title={helpAudiences[audience as HelpAudience]}>
            <ul className="list">
              {articles.map(({ slug, title, summary }) => (
                <li key={slug} className="py-2">
                  <Link to={`/help/${slug}`}>{title}</Link>
                  <p className="text-sm text-ink-2">{summary}</p>
                </li>
              ))}
              {audience === 'admin' && claims && (
                <li className="py-2">
                  <Link to="/help/expert-claims">待专家核实的说法</Link>
                  <p className="text-sm text-ink-2">课程和题库里凭记忆写下、最该先核对的说法，风险高的在前。</p>
                </li>
              )}
            </ul>
          </Section>
        ))}
      </div>
    </PublicSite>
  )
}
