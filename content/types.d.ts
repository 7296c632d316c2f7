declare module 'markdown-it-footnote' {
  import type MarkdownIt from 'markdown-it'
  /** Footnotes `[^1]`; its published types are for another build of markdown-it. */
  export default function footnotes(md: MarkdownIt): void
}
