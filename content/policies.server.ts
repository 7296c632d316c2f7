import { renderMarkdown } from './markdown.server'
import { ContentError, listFiles, readMarkdown } from './read.server'
import { type Policy, policyFrontMatter } from './schema'

/** Reads content/policies, newest first within each kind. Throws ContentError. */
export function loadPolicies(dir: string): Policy[] {
  const named = new Map<string, string>()
  return listFiles(dir, 'policies', '.md').map(file => {
    const { meta, body } = readMarkdown(dir, file, policyFrontMatter)
    if (file !== `policies/${meta.code}.md`) throw new ContentError(file, [`文件名应为 ${meta.code}.md`])
    for (const name of new Set([meta.title, ...meta.names].map(plainName))) {
      const other = named.get(name)
      if (other) throw new ContentError(file, [`${name} 已是 ${other} 的名称`])
      named.set(name, meta.code)
    }
    return { ...meta, body, html: renderMarkdown(body) }
  })
}

/** A document's name as it is compared: without 《》, spaces, and a number in brackets at the end. */
const plainName = (name: string) => name.replace(/（[^（）]*）$/, '').replace(/[《》〈〉\s]/g, '')

/** A library is looked up a thousand times a page: its names are laid out once. */
const byName = new WeakMap<readonly Policy[], Map<string, Policy>>()

/** The document of the library that a question or lesson cites under `name`, if any. */
export function policyNamed(policies: readonly Policy[], name: string): Policy | undefined {
  const known = byName.get(policies) ?? new Map(policies.flatMap(policy => [policy.title, ...policy.names].map(one => [plainName(one), policy])))
  byName.set(policies, known)
  return known.get(plainName(name))
}

/** Clauses as they are cited: 第四十一条, （五）, 8.5.1. */
const clausesIn = (text: string) => text.match(/第[一二三四五六七八九十百千零]+条|（[一二三四五六七八九十]+）|(?<![\d.A-Za-z])\d{1,2}\.\d{1,2}(?:\.\d{1,2})?(?![\d.])/g) ?? []
const styleOf = (clause: string) => (clause.startsWith('第') ? 'article' : clause.startsWith('（') ? 'item' : 'number')

/** Whether a clause cited stands under a heading: 8.5 covers 8.5.1. */
const covers = (heading: string, cited: string) => cited === heading || (styleOf(cited) === 'number' && cited.startsWith(`${heading}.`))

/** The entry's summaries of the clauses a citation names, as HTML under their headings; all of a method's text when it has none. */
export function summariesOf(policy: Policy, clause: string): { heading: string; html: string }[] {
  const parts = policy.body.split(/^### /m).slice(1).map(part => ({ heading: part.split('\n', 1)[0] ?? '', body: part.slice(part.indexOf('\n') + 1).split(/^## /m)[0] ?? '' }))
  const cited = clausesIn(clause)
  const named = parts.filter(({ heading }) => clausesIn(heading).some(own => cited.some(one => covers(own, one))) || (cited.length === 0 && (heading.includes(clause) || clause.includes(heading))))
  return named.map(({ heading, body }) => ({ heading, html: renderMarkdown(body) }))
}

/** The clauses a citation names that the entry summarises under no heading, though it does so for others of their style. */
export function clausesWithoutSummary(policy: Policy, clause: string): string[] {
  const headings = [...policy.body.matchAll(/^### (.+)$/gm)].flatMap(([, heading = '']) => clausesIn(heading))
  return clausesIn(clause).filter(cited => {
    const alike = headings.filter(heading => styleOf(heading) === styleOf(cited))
    return alike.length > 0 && !alike.some(heading => covers(heading, cited))
  })
}
