import temml from 'temml'

/** TeX to MathML on the server: no script, no font, and read aloud by screen readers. Throws on bad TeX. */
function mathml(tex: string, display: boolean): string {
  const html = temml.renderToString(tex, { displayMode: display, throwOnError: true, annotate: false })
  // The security policy refuses style attributes; what matters of them is in app/ui/figures.css.
  return html.replace(/ style="[^"]*"/g, '')
}

const MAX_TEX = 300

interface InlineState {
  src: string
  pos: number
  push(type: string, tag: string, nesting: -1 | 0 | 1): { content: string; markup: string }
}

/** `$C_p$` within a line, `$$…$$` on a line of its own. A dollar sign before a digit is money. */
export function formulaRule(state: InlineState, silent: boolean): boolean {
  if (state.src[state.pos] !== '$') return false
  const found = /^(\$\$?)(?!\d|\s|\$)((?:\\.|[^$\\])+?)\1(?!\d)/.exec(state.src.slice(state.pos))
  if (!found) return false
  if (!silent) Object.assign(state.push('formula', 'math', 0), { content: found[2], markup: found[1] })
  state.pos += found[0].length
  return true
}

/** The MathML of one formula; a mistake is added to `complaints`. */
export function renderFormula({ content, markup }: { content: string; markup: string }, complaints: string[]): string {
  const display = markup === '$$'
  // A macro can grow without end and hold up everybody: formulas here need none.
  if (content.length > MAX_TEX || /\\(?:[egx]?def|let|newcommand|renewcommand|providecommand)\b/.test(content)) {
    complaints.push(`公式 ${content.slice(0, 40)} 太长或定义了宏`)
    return ''
  }
  try {
    const math = mathml(content, display)
    return display ? `<span class="formula" role="region" tabindex="0" aria-label="公式">${math}</span>` : math
  } catch (error) {
    complaints.push(`公式 ${content} 写法有误：${error instanceof Error ? error.message : ''}`)
    return ''
  }
}
