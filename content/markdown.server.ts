import MarkdownIt from 'markdown-it'

// No raw HTML, no automatic links, no pictures from elsewhere: what an editor writes cannot become script.
const md = new MarkdownIt({ html: false, linkify: false }).disable('image')
md.validateLink = (url) => /^(?:https?:\/\/|mailto:)/i.test(url.trim())

const rule = md.renderer.rules
rule.table_open = (_tokens, _index, _options, env: { tables?: number }) => {
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

/** Markdown to HTML that needs no further cleaning: links only to http, https and mailto, tables in a region that scrolls. */
export function renderMarkdown(source: string): string {
  return md.render(source, {})
}
