import { statSync } from 'node:fs'
import { join } from 'node:path'
import { loadContent, renderMarkdown } from '#content/load.server'
import { paths } from '~/paths.server'

let content: ReturnType<typeof loadContent> | undefined

/** The content folder, read once. */
export const contentOf = () => (content ??= loadContent(paths.content))

/** A numbered text (consent, commitment, duties) in its newest version. */
export function numberedText(code: string) {
  const text = contentOf().texts.filter(t => t.code === code).sort((a, b) => b.version - a.version)[0]
  if (!text) throw new Error(`text ${code} is missing`)
  return { key: text.code, version: text.version, hash: text.contentHash, title: text.title, html: renderMarkdown(text.body) }
}

/** 个人信息告知同意书. */
export const consentText = () => numberedText('consent')

/** The downloadable templates of these codes, as files of the build. */
export const templatesOf = (codes: readonly string[]) =>
  contentOf().templates.filter(template => codes.includes(template.code)).map(({ code, kind, title }) => ({ file: `${code}.${kind}`, title }))

/** Bytes of a template as the build wrote it; none before a build. */
export const templateSize = (file: string) => statSync(join(paths.client, 'templates', file), { throwIfNoEntry: false })?.size ?? null
