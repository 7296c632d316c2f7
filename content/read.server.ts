import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isNode, LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'

/** A content file that cannot be used. The message names the file and, where known, the line and field. */
export class ContentError extends Error {
  override name = 'ContentError'
  constructor(readonly file: string, readonly problems: string[]) {
    super(`内容文件 ${file} 有误：\n${problems.map((problem) => `  ${problem}`).join('\n')}`)
  }
}

const inChinese = { error: z.locales.zhCN().localeError }

/** Reads YAML or JSON (which is YAML) and checks it. Throws ContentError. */
export const readData = <S extends z.ZodType>(dir: string, file: string, schema: S): z.output<S> => parseData(file, readText(dir, file), schema)

/** The same for a text that comes from elsewhere: `file` is only what messages call it. */
export const parseData = <S extends z.ZodType>(file: string, source: string, schema: S): z.output<S> => parse(file, source, schema, 0)

/** Reads a Markdown file with YAML front matter between two `---` lines. Throws ContentError. */
export const readMarkdown = <S extends z.ZodType>(dir: string, file: string, schema: S) => parseMarkdown(file, readText(dir, file), schema)

/** The same for a text that comes from elsewhere. */
export function parseMarkdown<S extends z.ZodType>(file: string, source: string, schema: S): { meta: z.output<S>; body: string } {
  const parts = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(source.replaceAll('\r\n', '\n'))
  if (!parts) throw new ContentError(file, ['第 1 行：开头应是两行 --- 之间的文件信息'])
  const [, front = '', body = ''] = parts
  if (!body.trim()) throw new ContentError(file, ['正文是空的'])
  return { meta: parse(file, front, schema, 1), body: body.trim() + '\n' }
}

/** Names in a folder that end so, sorted: the order never depends on the disk. */
export function listFiles(dir: string, folder: string, ending: string): string[] {
  return readdirSync(join(dir, folder)).filter((name) => name.endsWith(ending)).sort().map((name) => `${folder}/${name}`)
}

/** sha256 (hex) of the JSON with sorted keys, so that the order of fields in a file does not matter. */
export function contentHash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(sorted(value))).digest('hex')
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]))
}

/** A content file as text with plain line ends. Throws ContentError. */
export function readText(dir: string, file: string): string {
  try {
    return readFileSync(join(dir, file), 'utf8').replaceAll('\r\n', '\n')
  } catch {
    throw new ContentError(file, ['找不到或读不出这个文件'])
  }
}

function parse<S extends z.ZodType>(file: string, source: string, schema: S, linesBefore: number): z.output<S> {
  const lines = new LineCounter()
  const doc = parseDocument(source, { lineCounter: lines })
  const at = (offset: number) => `第 ${lines.linePos(offset).line + linesBefore} 行`
  if (doc.errors.length > 0) throw new ContentError(file, doc.errors.map((error) => `${at(error.pos[0])}：写法有误（${error.code}）`))
  const result = schema.safeParse(plainOf(file, doc), inChinese)
  if (result.success) return result.data
  throw new ContentError(file, result.error.issues.map((issue) => {
    const path = issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path
    return `${at(offsetOf(doc, path))} ${path.join('.')}：${issue.message}`
  }))
}

/** A word that begins with * is an alias to YAML: said in words, since people who write Markdown type it. */
function plainOf(file: string, doc: ReturnType<typeof parseDocument>): unknown {
  try {
    return doc.toJS()
  } catch {
    throw new ContentError(file, ['以 * 或 & 开头的文字要加引号'])
  }
}

/** Where the field stands; a missing field is reported where its parent begins. */
function offsetOf(doc: ReturnType<typeof parseDocument>, path: PropertyKey[]): number {
  for (let depth = path.length; depth > 0; depth--) {
    const node = doc.getIn(path.slice(0, depth), true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return 0
}
