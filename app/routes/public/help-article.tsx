import { Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { helpAudiences } from '#content/kinds'
import { refuse } from '~/domain/refusal'
import { route } from '~/http/route.server'
import { contentOf } from '~/http/texts.server'
import { PageHead, Section } from '~/ui/card'
import { PublicSite } from '~/ui/public-site'

const gate = route({
  who: 'public',
  params: z.object({ slug: z.string().max(60) }),
  output: z.strictObject({ title: z.string(), audience: z.string(), summary: z.string(), html: z.string(), others: z.array(z.object({ slug: z.string(), title: z.string() })) }),
  async load({ params: { slug } }) {
    const { help } = contentOf()
    const { title, audience, summary, html } = help.find(one => one.slug === slug) ?? refuse('http.not-found')
    return { title, audience: helpAudiences[audience], summary, html, others: help.filter(one => one.audience === audience && one.slug !== slug).map(one => ({ slug: one.slug, title: one.title })) }
  },
})
export const loader = gate.loader

export const meta = ({ data }: { data?: { title: string } }) => [{ title: `${data?.title ?? '使用帮助'} · 广东省企业首席质量官网络培训考试平台` }]

export default function HelpArticle() {
  const { title, audience, summary, html, others } = useLoaderData<typeof loader>()
  return (
    <PublicSite>
      <PageHead title={title} back={<Link to="/help">使用帮助</Link>} lead={summary} />
      <div className="cols">
        {/* Made by renderMarkdown, which lets no HTML of the author through. */}
        <article className="prose" dangerouslySetInnerHTML={{ __html: html }} />
        <aside className="grid content-start gap-8">
          {others.length > 0 && (
            <Section title={`${audience}的其他帮助`}>
              <ul className="list">{others.map(other => <li key={other.slug}><Link to={`/help/${other.slug}`}>{other.title}</Link></li>)}</ul>
            </Section>
          )}
        </aside>
      </div>
    </PublicSite>
  )
}
