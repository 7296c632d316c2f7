import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { listFiles, readMarkdown } from '#content/read.server'
import { textFrontMatter } from '#content/schema'
import { type Template, loadTemplates } from '#content/templates.server'
import { paths } from '~/paths.server'
import { buildDocx } from './docx'
import { buildXlsx } from './xlsx'

/** The newest version of every numbered text, by its code. */
function newestTexts(content: string) {
  const texts = listFiles(content, 'texts', '.md').map(file => readMarkdown(content, file, textFrontMatter)).sort((a, b) => a.meta.version - b.meta.version)
  return new Map(texts.map(({ meta, body }) => [meta.code, body]))
}

/** Every template of the content folder as an office file. */
export async function buildTemplates(content: string): Promise<{ template: Template; name: string; bytes: Uint8Array }[]> {
  const texts = newestTexts(content)
  const textOf = (code: string) => texts.get(code) ?? ''
  return Promise.all(
    loadTemplates(content).map(async template => ({ template, name: `${template.code}.${template.kind}`, bytes: template.kind === 'docx' ? await buildDocx(template, textOf) : await buildXlsx(template) })),
  )
}

/** The command `templates`: writes them where the host serves them as they are. */
export async function makeTemplates() {
  const folder = join(paths.client, 'templates')
  const built = await buildTemplates(paths.content)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const { name, bytes } of built) writeFileSync(join(folder, name), bytes)
  console.log(`模板 ${built.length} 份，已写到 build/client/templates`)
}
