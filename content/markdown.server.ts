import MarkdownIt from 'markdown-it'
import footnotes from 'markdown-it-footnote'
import type { Figures } from './figures.server'
import { formulaRule, renderFormula } from './formulas.server'

// No raw HTML, no automatic links, no pictures from elsewhere: what an editor writes cannot become script.
const md = new MarkdownIt({ html: false, linkify: false }).use(footnotes)
md.validateLink = (url) => /^(?:https?:\/\/|mailto:|figure:|shot:)/i.test(url.trim()) || /^\/(?![/\\])/.test(url.trim())

md.inline.ruler.after('escape', 'formula', formulaRule)
// Notes stand at the end of the text; written inline they nest, and nesting takes quadratic time.
md.disable('footnote_inline')

interface Env {
  tables?: number
  figures: Figures
  /** Figures asked for that do not exist. */
  missing: string[]
  used: Set<string>
  shots: string[]
}

const rule = md.renderer.rules
const { escapeHtml } = md.utils
rule.table_open = (_tokens, _index, _options, env: Env) => {
  env.tables = (env.tables ?? 0) + 1
  // Landmarks on one page need different names.
  const label = env.tables === 1 ? '表格' : `表格 ${env.tables}`
  return `<div class="scroll" role="region" tabindex="0" aria-label="${label}">\n<table>\n`
}
rule.table_close = () => '</table>\n</div>\n'

// markdown-it aligns columns by style attributes, which the content security policy refuses: a class instead.
const cell: typeof rule.text = (tokens, index, options, _env, self) => {
  const token = tokens[index]
  if (!token) return ''
  const align = /text-align:(\w+)/.exec(token.attrGet('style') ?? '')?.[1]
  token.attrs = align === 'right' ? [['class', 'num']] : null
  return self.renderToken(tokens, index, options)
}
rule.th_open = (...args) => cell(...args)
rule.td_open = (...args) => cell(...args)

/** `![what it shows](figure:name "caption")`: the SVG of content/figures, read out by what it shows. `shot:` is a page of the product. */
rule.image = (tokens, index, _options, env: Env) => {
  const token = tokens[index]
  const [kind = '', name = ''] = (token?.attrGet('src') ?? '').split(':')
  const alt = escapeHtml(token?.content ?? '')
  const caption = token?.attrGet('title') ?? ''
  const legend = caption ? `<figcaption>${escapeHtml(caption)}</figcaption>` : ''
  if (!alt) env.missing.push(`图 ${name} 没有写明看得到什么`)
  if (kind === 'shot' && /^[a-z0-9-]+$/.test(name)) {
    env.shots.push(name)
    const file = `/shots/${name}.webp`
    // Two of its pixels to one of the page, on every screen (with `2x` a plain screen would take src as it is); what a narrow page makes small opens by itself.
    return `<figure class="shot"><a href="${file}"><img src="${file}" srcset="${file} 2w" sizes="1px" alt="${alt}" loading="lazy" decoding="async"></a>${legend}</figure>`
  }
  const svg = kind === 'figure' ? env.figures.get(name) : undefined
  if (!svg) {
    env.missing.push(`没有图 ${name || token?.attrGet('src')}`)
    return ''
  }
  env.used.add(name)
  return `<figure class="fig">${svg.replace('<svg ', () => `<svg role="img" aria-label="${alt}" `)}${legend}</figure>`
}

rule.formula = (tokens, index, _options, env: Env) => renderFormula(tokens[index]!, env.missing)
rule.footnote_block_open = () => '<section class="footnotes" aria-label="注释">\n<ol>\n'
rule.footnote_anchor = (tokens, index, options, env, self) => ` <a href="#fnref${self.rules.footnote_anchor_name!(tokens, index, options, env, self)}" aria-label="回到正文">↩</a>`

/** A picture alone in its paragraph is a block of its own. */
md.core.ruler.push('figures', state => {
  const { tokens } = state
  for (let i = tokens.length - 3; i >= 0; i -= 1) {
    const [open, inline, close] = [tokens[i], tokens[i + 1], tokens[i + 2]]
    if (open?.type !== 'paragraph_open' || inline?.children?.length !== 1 || inline.children[0]?.type !== 'image' || !close) continue
    open.hidden = close.hidden = true
  }
})

export interface Rendered {
  html: string
  /** What the text asks for and does not get, in words. */
  missing: string[]
  /** Names of the figures shown. */
  figures: string[]
  /** Names of the pictures of the product shown: app/public/shots/<name>.webp. */
  shots: string[]
}

/** Markdown to HTML that needs no further cleaning: links only to http, https, mailto and our own pages, tables in a region that scrolls, figures from `figures`, formulas as MathML. */
export function render(source: string, figures: Figures): Rendered {
  const env: Env = { figures, missing: [], used: new Set(), shots: [] }
  const html = md.render(source, env)
  return { html, missing: env.missing, figures: [...env.used], shots: env.shots }
}

/** Markdown without figures to HTML. */
export const renderMarkdown = (source: string): string => render(source, new Map()).html
