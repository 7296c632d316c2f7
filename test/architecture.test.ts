import { readdirSync } from 'node:fs'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { type Import, type Source, nodesOf, place, root, sources } from './support/source-tree'

type Room = 'test' | 'root' | 'frame' | 'routes' | 'ui' | 'http' | 'verb' | 'noun' | 'db' | 'certificates' | 'content'

/** Capabilities in the order of dependence: one may import those before it. */
const order = [
  'audit', 'settings', 'files', 'policies', 'jobs', 'notices', 'identity', 'organizations', 'filing', 'teachers', 'courses', 'questions', 'cohorts', 'learning', 'papers',
  'exams', 'attempts', 'grading', 'certificates', 'verification', 'talents', 'continuing-education', 'dynamic-cases', 'evaluations', 'reports',
]

/** What each room may use at run time; `types` names the rooms whose types it may also speak of. */
const table: Record<Exclude<Room, 'test' | 'root'>, { use: Room[]; types?: Room[] }> = {
  // The root route's data is a type every page may read.
  routes: { use: ['routes', 'ui', 'http', 'verb', 'noun', 'content'], types: ['frame'] },
  frame: { use: ['frame', 'ui', 'http', 'noun'] },
  ui: { use: ['ui', 'http', 'noun', 'content'] },
  http: { use: ['ui', 'http', 'noun', 'content'] },
  verb: { use: ['verb', 'noun', 'db', 'certificates', 'content'] },
  noun: { use: ['noun'], types: ['db', 'certificates'] },
  db: { use: ['db'] },
  certificates: { use: ['certificates'] },
  content: { use: ['content'] },
}

/** The few imports that the table would refuse, each with its reason. */
const exceptions: { from: string; to: string; reason: string }[] = [
  { from: 'app/routes/account/sign-in.tsx', to: 'app/cli/demo/accounts.server.ts', reason: 'the demo shows its generated accounts on the sign-in page; outside the demo the list is empty' },
  { from: 'app/domain/context.ts', to: 'app/domain/files/store.server.ts', reason: 'the type of the file store in every context' },
  { from: 'app/domain/context.ts', to: 'app/domain/vault.server.ts', reason: 'the type of the field cipher in every context' },
  { from: 'app/http/context.server.ts', to: 'app/services.server.ts', reason: 'the type of what Express hands to Remix; requests become contexts here' },
  { from: 'app/http/form.server.ts', to: 'app/domain/files/prepare-file.server.ts', reason: 'the type of an upload on its way to the files capability' },
  { from: 'app/http/texts.server.ts', to: 'app/paths.server.ts', reason: 'where the content folder stands beside the bundle' },
]

/** Tables written outside their own capability, each with its reason. */
const foreignWriters: { file: string; tables: string[]; reason: string }[] = [
  { file: 'app/session.server.ts', tables: ['sessions'], reason: 'the adapter between lucia and the door' },
  { file: 'app/cli/demo/factory/learning.ts', tables: ['lessonProgress', 'quizAttempts', 'studyDays', 'studySessions'], reason: 'evenings of study that no demo can wait for; a flow test holds the rows against the real verbs' },
  { file: 'app/cli/demo/load.ts', tables: ['filingSerials', 'sittings'], reason: 'thousands of synthetic candidates for measuring, in bulk' },
  {
    file: 'app/cli/demo/load-rows.ts',
    tables: ['organizations', 'enterprises', 'persons', 'users', 'grants', 'filings', 'enrolments', 'registrations', 'attempts', 'attemptPapers'],
    reason: 'thousands of synthetic candidates for measuring, in bulk',
  },
]

const isTest = (path: string) => path.startsWith('test/') || /\.test\.tsx?$/.test(path)

function roomOf(path: string): Room | null {
  if (isTest(path)) return 'test'
  if (path.startsWith('app/server/') || path.startsWith('app/cli/') || /^app\/[\w.-]+\.server\.tsx?$/.test(path) || path === 'app/domain/reactions.server.ts') return 'root'
  for (const room of ['routes', 'ui', 'http'] as const) if (path.startsWith(`app/${room}/`)) return room
  if (path.startsWith('app/domain/')) return path.endsWith('.server.ts') ? 'verb' : 'noun'
  if (/^app\/[\w.-]+$/.test(path)) return 'frame'
  for (const room of ['db', 'certificates', 'content'] as const) if (path.startsWith(`${room}/`)) return room
  return null
}

const product = sources.filter(source => !isTest(source.path))
const capabilityOf = (path: string) => /^app\/domain\/([\w-]+)\//.exec(path)?.[1]
const excepted = (from: string, to: string) => exceptions.some(one => one.from === from && one.to === to)
const codeImports = (source: Source) => source.imports.filter(one => /\.[mc]?[jt]sx?$/.test(one.to) && roomOf(one.to) !== null)

function roomComplaint(source: Source, { to, typeOnly }: Import): string | null {
  const [from, room] = [roomOf(source.path)!, roomOf(to)!]
  if (from === 'root' || excepted(source.path, to)) return null
  const allowed = table[from as keyof typeof table]
  if (!allowed.use.includes(room) && !(typeOnly && allowed.types?.includes(room))) return `${source.path} → ${to}: ${from} may not import ${room}`
  const folder = (path: string) => path.split('/')[2]
  if (from === 'routes' && room === 'routes' && folder(source.path) !== folder(to)) return `${source.path} → ${to}: another audience's folder`
  return null
}

function orderComplaint(source: Source, { to, typeOnly }: Import): string | null {
  if (roomOf(source.path) === 'root' || excepted(source.path, to)) return null
  const [own, other] = [capabilityOf(source.path), capabilityOf(to)]
  if (!other || own === other || !source.path.startsWith('app/domain/')) return null
  if (!own) return typeOnly ? null : `${source.path} → ${to}: a shared file may not lean on a capability`
  return order.indexOf(other) < order.indexOf(own) ? null : `${source.path} → ${to}: ${own} comes before ${other}`
}

const complaints = (judge: (source: Source, one: Import) => string | null) => product.flatMap(source => codeImports(source).flatMap(one => judge(source, one) ?? []))

describe('the rooms', () => {
  it('every program file stands in a room, every capability in the order', () => {
    expect(product.filter(source => roomOf(source.path) === null).map(source => source.path)).toEqual([])
    const folders = readdirSync(`${root}/app/domain`, { withFileTypes: true }).filter(entry => entry.isDirectory()).map(entry => entry.name)
    expect(folders.filter(folder => !order.includes(folder))).toEqual([])
  })

  it('import only what the table allows', () => {
    expect(complaints(roomComplaint)).toEqual([])
  })

  it('capabilities import upstream only', () => {
    expect(complaints(orderComplaint)).toEqual([])
  })

  it('no verb knows the table of consequences', () => {
    const readers = product.filter(source => source.imports.some(one => one.to === 'app/domain/reactions.server.ts')).map(source => source.path)
    expect(readers.filter(path => roomOf(path) !== 'root')).toEqual([])
  })

  it('frameworks and drivers stay on their floor', () => {
    const homes: [RegExp, RegExp][] = [
      [/^express$|^@remix-run\/express$/, /^app\/server\//],
      [/^@remix-run\//, /^app\/(routes|ui|http)\/|^app\/routes\.ts$|^app\/root\.tsx$|^app\/entry\.|^app\/server\/|^app\/session\.server/],
      [/^react(-dom)?(\/|$)/, /^app\/(routes|ui|http)\/|^app\/root\.tsx$|^app\/entry\.|^app\/nonce\.ts$/],
      [/^(better-sqlite3|postgres)$|^drizzle-orm\/.+/, /^db\/|^app\/server\/lock\.ts$|^app\/cli\//],
      [/^drizzle-orm$/, /^db\/|^app\/domain\/|^app\/[\w-]+\.server\.ts$|^app\/cli\//],
    ]
    const strays = product.flatMap(source => source.imports.flatMap(one => (homes.find(([name]) => name.test(one.to))?.[1].test(source.path) ?? true ? [] : `${source.path} → ${one.to}`)))
    expect(strays).toEqual([])
  })

  it('every exception is still needed', () => {
    const used = new Set(product.flatMap(source => source.imports.map(one => `${source.path} → ${one.to}`)))
    expect(exceptions.filter(one => !used.has(`${one.from} → ${one.to}`))).toEqual([])
  })

  it('components are given no server module at run time', () => {
    const reached = product.filter(source => source.path.endsWith('.tsx') && source.path.startsWith('app/ui/')).flatMap(source => source.imports.filter(one => !one.typeOnly && /\.server\.tsx?$/.test(one.to)).map(one => `${source.path} → ${one.to}`))
    expect(reached).toEqual([])
  })
})

/** Table constant → the schema file (= capability) that owns it. */
const ownerOf = new Map(
  sources.filter(source => source.path.startsWith('db/schema/')).flatMap(source =>
    [...nodesOf(source.ast)].flatMap(node =>
      ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer && ts.isCallExpression(node.initializer) && node.initializer.expression.getText() === 'table'
        ? [[node.name.text, /schema\/([\w-]+)\.ts$/.exec(source.path)?.[1] ?? ''] as const]
        : [],
    ),
  ),
)

/** The tables that a file inserts into, updates or deletes from, under their own names. */
function writesOf(source: Source) {
  const schema = new Map(source.imports.filter(one => one.to.startsWith('db/schema/')).flatMap(one => [...one.names]))
  return [...nodesOf(source.ast)].flatMap(node => {
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return []
    if (!['insert', 'update', 'delete'].includes(node.expression.name.text)) return []
    const [target] = node.arguments
    const local = target && ts.isPropertyAccessExpression(target) ? target.name.text : target?.getText()
    const name = schema.get(local ?? '') ?? local ?? ''
    return ownerOf.has(name) ? [{ name, at: place(source, node) }] : []
  })
}

describe('the tables', () => {
  it('each has an owner that is a capability', () => {
    expect(ownerOf.size).toBeGreaterThan(30)
    expect([...new Set(ownerOf.values())].filter(owner => !order.includes(owner))).toEqual([])
  })

  it('are written by their owner only', () => {
    const foreign = product.flatMap(source =>
      writesOf(source)
        .filter(({ name }) => ownerOf.get(name) !== capabilityOf(source.path) && !foreignWriters.some(one => one.file === source.path && one.tables.includes(name)))
        .map(({ name, at }) => `${at} writes ${name} of ${ownerOf.get(name)}`),
    )
    expect(foreign).toEqual([])
  })

  it('are never written by what only answers', () => {
    const readers = product.filter(source => /\/(queries|access)\.server\.ts$/.test(source.path) || ['noun', 'routes', 'ui', 'http'].includes(roomOf(source.path)!))
    expect(readers.flatMap(source => writesOf(source).map(({ name, at }) => `${at} writes ${name}`))).toEqual([])
  })
})

describe('the routes', () => {
  const declared = [...(sources.find(source => source.path === 'app/routes.ts')?.text.matchAll(/['"](routes\/[\w./-]+)['"]/g) ?? [])].map(match => `app/${match[1]}`)
  const modules = product.filter(source => source.path.startsWith('app/routes/'))
  const withRoot = product.filter(source => source.path.startsWith('app/routes/') || source.path === 'app/root.tsx')
  const exportsOf = (source: Source) =>
    [...nodesOf(source.ast)].flatMap(node => {
      if (ts.isExportAssignment(node)) return [{ name: 'default', node }]
      if (ts.isExportDeclaration(node) && node.exportClause && ts.isNamedExports(node.exportClause)) return node.exportClause.elements.map(one => ({ name: one.name.text, node: one as ts.Node }))
      if (!ts.canHaveModifiers(node) || !ts.getModifiers(node)?.some(one => one.kind === ts.SyntaxKind.ExportKeyword)) return []
      if (ts.getModifiers(node)?.some(one => one.kind === ts.SyntaxKind.DefaultKeyword)) return [{ name: 'default', node }]
      if (ts.isVariableStatement(node)) return node.declarationList.declarations.map(one => ({ name: one.name.getText(), node: one as ts.Node }))
      return ts.isFunctionDeclaration(node) ? [{ name: node.name?.text ?? '', node: node as ts.Node }] : []
    })

  it('each address has its module, each module its address', () => {
    const served = modules.filter(source => exportsOf(source).some(({ name }) => ['default', 'loader', 'action'].includes(name))).map(source => source.path)
    expect(declared.filter(path => !served.includes(path))).toEqual([])
    expect(served.filter(path => !declared.includes(path))).toEqual([])
  })

  it('what is no route module serves one', () => {
    const imported = new Set(modules.flatMap(source => source.imports.map(one => one.to)))
    expect(modules.map(source => source.path).filter(path => !declared.includes(path) && !imported.has(path))).toEqual([])
  })

  it('no loader or action but through the gate', () => {
    const bare = withRoot.flatMap(source =>
      exportsOf(source)
        .filter(({ name, node }) => {
          if (!['loader', 'action', 'clientLoader', 'clientAction'].includes(name)) return false
          const gated = ts.isVariableDeclaration(node) && node.initializer?.getText() === `gate.${name}`
          return !gated || !/\bconst gate = (route|download)\(/.test(source.text)
        })
        .map(({ name, node }) => `${place(source, node)} exports a bare ${name}`),
    )
    expect(bare).toEqual([])
  })
})
