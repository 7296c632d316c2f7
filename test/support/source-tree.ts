import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { dirname, extname, join, relative } from 'node:path'
import ts from 'typescript'

export const root = new URL('../..', import.meta.url).pathname.replace(/\/$/, '')

export interface Import {
  /** Path inside the repository, or the name of a package. */
  to: string
  /** Gone after compilation. */
  typeOnly: boolean
  /** Local name → name where it comes from. */
  names: Map<string, string>
}

export interface Source {
  path: string
  text: string
  lines: number
  ast: ts.SourceFile
  imports: Import[]
}

const aliases: Record<string, string> = { '~/': 'app/', '#db/': 'db/', '#certificates/': 'certificates/', '#content/': 'content/' }
const endings = ['', '.ts', '.tsx', '.mjs', '.js', '.d.ts', '/index.ts', '/index.tsx']

function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap(entry => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesUnder(path)
    return [path]
  })
}

/** Where an import leads: a file of the repository where there is one, the specifier itself otherwise. */
function resolve(from: string, specifier: string) {
  const alias = Object.keys(aliases).find(prefix => specifier.startsWith(prefix))
  const bare = specifier.replace(/\?\w+$/, '')
  if (!alias && !bare.startsWith('.')) return bare
  const base = alias ? aliases[alias]! + bare.slice(alias.length) : relative(root, join(root, dirname(from), bare))
  const ending = endings.find(end => existsSync(join(root, base + end)) && statSync(join(root, base + end)).isFile())
  return base + (ending ?? '')
}

function readImport(from: string, node: ts.ImportDeclaration | ts.ExportDeclaration): Import | null {
  if (!node.moduleSpecifier || !ts.isStringLiteral(node.moduleSpecifier)) return null
  const names = new Map<string, string>()
  const to = resolve(from, node.moduleSpecifier.text)
  if (ts.isExportDeclaration(node)) {
    if (node.exportClause && ts.isNamedExports(node.exportClause)) for (const one of node.exportClause.elements) names.set(one.name.text, (one.propertyName ?? one.name).text)
    return { to, typeOnly: node.isTypeOnly, names }
  }
  const clause = node.importClause
  const bindings = clause?.namedBindings
  if (clause?.name) names.set(clause.name.text, 'default')
  if (bindings && ts.isNamespaceImport(bindings)) names.set(bindings.name.text, '*')
  const named = bindings && ts.isNamedImports(bindings) ? [...bindings.elements] : []
  for (const one of named) names.set(one.name.text, (one.propertyName ?? one.name).text)
  const eachType = named.length > 0 && !clause?.name && named.every(one => one.isTypeOnly)
  return { to, typeOnly: Boolean(clause?.isTypeOnly) || eachType, names }
}

/** Every node of a tree, parents first. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node
  const children: ts.Node[] = []
  node.forEachChild(child => void children.push(child))
  for (const child of children) yield* nodesOf(child)
}

function importsOf(path: string, ast: ts.SourceFile): Import[] {
  const found: Import[] = []
  for (const node of nodesOf(ast)) {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
      const one = readImport(path, node)
      if (one) found.push(one)
    }
    const [argument] = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword ? node.arguments : []
    if (argument && ts.isStringLiteral(argument)) found.push({ to: resolve(path, argument.text), typeOnly: false, names: new Map() })
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) found.push({ to: resolve(path, node.argument.literal.text), typeOnly: true, names: new Map() })
  }
  return found
}

function read(path: string): Source {
  const text = readFileSync(join(root, path), 'utf8')
  const ast = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true, path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS)
  return { path, text, lines: text.trimEnd().split('\n').length, ast, imports: importsOf(path, ast) }
}

/** Every program file of the repository, parsed once. */
export const sources: Source[] = ['app', 'db', 'certificates', 'content', 'test']
  .flatMap(filesUnder)
  .filter(path => ['.ts', '.tsx', '.mjs', '.js'].includes(extname(path)) && !path.endsWith('.d.ts'))
  .map(read)

export const styleSheets = filesUnder('app').filter(path => path.endsWith('.css')).map(path => ({ path, lines: readFileSync(join(root, path), 'utf8').trimEnd().split('\n').length }))

/** Functions with a body, with the lines they take. */
export function functionsOf(source: Source) {
  return [...nodesOf(source.ast)].flatMap(node => {
    if (!ts.isFunctionLike(node) || !('body' in node) || !node.body) return []
    const line = (position: number) => source.ast.getLineAndCharacterOfPosition(position).line
    const from = line(node.getStart(source.ast))
    return [{ at: `${source.path}:${from + 1}`, lines: line(node.end) - from + 1 }]
  })
}

/** The value at a share (0 to 1) of the sorted numbers. */
export function quantile(numbers: number[], share: number) {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}

/** 'path:line' of a node. */
export const place = (source: Source, node: ts.Node) => `${source.path}:${source.ast.getLineAndCharacterOfPosition(node.getStart(source.ast)).line + 1}`

/** Text of every literal string of a file. */
export const stringsOf = (source: Source) => [...nodesOf(source.ast)].flatMap(node => (ts.isStringLiteralLike(node) ? [node.text] : []))
