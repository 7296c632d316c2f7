import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { basename } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { auditTypes } from '~/domain/audit/events'
import { type Source, functionsOf, nodesOf, place, quantile, root, sources, stringsOf, styleSheets } from './support/source-tree'

const isTest = (path: string) => path.startsWith('test/') || /\.test\.tsx?$/.test(path)
const product = sources.filter(source => !isTest(source.path))
const code = product.filter(source => !source.path.endsWith('.mjs'))
const under = (...folders: string[]) => code.filter(source => folders.some(folder => source.path.startsWith(folder)))

/** Places in the given files where a node is what it must not be. */
const found = (files: Source[], bad: (node: ts.Node, source: Source) => boolean) => files.flatMap(source => [...nodesOf(source.ast)].filter(node => bad(node, source)).map(node => place(source, node)))

const isMember = (node: ts.Node, object: string, name?: string): node is ts.PropertyAccessExpression =>
  ts.isPropertyAccessExpression(node) && node.expression.getText() === object && (name === undefined || node.name.text === name)
const isCall = (node: ts.Node, object: string, name: string) => ts.isCallExpression(node) && isMember(node.expression, object, name)

describe('size', () => {
  const all = [...sources.map(({ path, lines }) => ({ path, lines })), ...styleSheets]

  it('no file is over 300 lines, none in the domain over 200', () => {
    expect(all.filter(({ path, lines }) => lines > (path.startsWith('app/domain/') ? 200 : 300))).toEqual([])
  })

  it('the median file has 60 lines at most, the ninetieth of a hundred 200', () => {
    const lines = all.map(file => file.lines)
    expect(quantile(lines, 0.5)).toBeLessThanOrEqual(60)
    expect(quantile(lines, 0.9)).toBeLessThanOrEqual(200)
  })

  it('the median function has 15 lines at most, the ninetieth of a hundred 40', () => {
    const lines = product.flatMap(functionsOf).map(one => one.lines)
    expect(quantile(lines, 0.5)).toBeLessThanOrEqual(15)
    expect(quantile(lines, 0.9)).toBeLessThanOrEqual(40)
  })
})

describe('the repository', () => {
  it('has at its top only what the README names', () => {
    const made = ['build', 'node_modules', 'data', 'test-results']
    const known = ['app', 'db', 'content', 'certificates', 'test', 'package.json', 'package-lock.json', 'tsconfig.json', 'remix.config.js', 'README.md', ...made]
    expect(readdirSync(root).filter(name => !name.startsWith('.') && !name.endsWith('.log') && !known.includes(name))).toEqual([])
  })

  it('keeps every package it names and names every package it uses', () => {
    const manifest = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as { dependencies: Record<string, string>; devDependencies: Record<string, string> }
    const packageOf = (name: string) => name.split('/').slice(0, name.startsWith('@') ? 2 : 1).join('/')
    const shipped = product.filter(source => !['db/drizzle.config.ts', 'app/routes.ts'].includes(source.path) && !source.path.endsWith('.mjs'))
    const used = new Set(shipped.flatMap(source => source.imports.filter(one => !one.typeOnly && !/^(node|virtual):|^(app|db|content|certificates)\//.test(one.to)).map(one => packageOf(one.to))))
    expect([...used].filter(name => !(name in manifest.dependencies))).toEqual([])
  })
})

describe('what the code may not do', () => {
  it('reads the environment in two files only', () => {
    const readers = found(code, node => isMember(node, 'process', 'env') || isMember(node, 'import.meta', 'env')).map(at => at.replace(/:\d+$/, ''))
    expect([...new Set(readers)].sort()).toEqual(['app/env.server.ts', 'db/dialect.ts'])
  })

  it('writes SQL in db and queries only; elsewhere at most a sum of a column, or “all” and “none” of a list filter', () => {
    const shape = (template: ts.TemplateLiteral) => template.getText().slice(1, -1).replace(/\$\{[^{}]*\}/g, '?')
    const isHarmless = (template: ts.TemplateLiteral, path: string) => /^\? [+-] (\?|\d+)$/.test(shape(template)) || (path.endsWith('/access.server.ts') && /^1 = [01]$/.test(shape(template)))
    const outside = code.filter(source => !source.path.startsWith('db/') && !/\/queries(\.[\w-]+)?\.server\.ts$/.test(source.path))
    expect(found(outside, (node, source) => ts.isTaggedTemplateExpression(node) && /^sql\b/.test(node.tag.getText()) && !isHarmless(node.template, source.path))).toEqual([])
    expect(found(code, node => isCall(node, 'sql', 'raw'))).toEqual([])
  })

  it('asks the database in words both dialects understand', () => {
    const calls = found(under('app/domain/'), node => ts.isCallExpression(node) && node.arguments.length === 0 && ts.isPropertyAccessExpression(node.expression) && ['get', 'all', 'run', 'values'].includes(node.expression.name.text) && /\b(tx|read|db)\b/.test(node.expression.expression.getText()))
    expect(calls).toEqual([])
    const foreign = under('app/').flatMap(source => source.imports.filter(one => /^drizzle-orm\/(sqlite|pg|better|postgres)/.test(one.to)).map(one => `${source.path} → ${one.to}`))
    expect(foreign).toEqual([])
  })

  it('opens transactions through the one door', () => {
    const servers = under('app/domain/', 'app/server/', 'app/cli/', 'app/http/')
    expect(found(servers, node => ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && node.expression.name.text === 'transaction')).toEqual([])
  })

  it('takes time from the context, never from the machine, in the domain', () => {
    const rules = under('app/domain/')
    expect(found(rules, node => isCall(node, 'Date', 'now') || (ts.isNewExpression(node) && node.expression.getText() === 'Date' && (node.arguments ?? []).length === 0))).toEqual([])
  })

  it('draws no random number that can be guessed', () => {
    expect(found(code, node => isMember(node, 'Math', 'random'))).toEqual([])
  })

  it('prints in the command line and at start only', () => {
    const quiet = code.filter(source => source.path !== 'app/server/main.ts' && !source.path.startsWith('app/cli/'))
    expect(found(quiet, node => isMember(node, 'console', 'log') || isMember(node, 'console', 'info') || isMember(node, 'console', 'debug'))).toEqual([])
  })

  it('writes no inline style and no raw HTML but what the content loader made safe', () => {
    expect(found(code, node => ts.isJsxAttribute(node) && node.name.getText() === 'style')).toEqual([])
    const raw = found(code, node => ts.isJsxAttribute(node) && node.name.getText() === 'dangerouslySetInnerHTML' && !/\bhtml\b|Html\b/.test(node.getText().replace('dangerouslySetInnerHTML', '').replace('__html:', '')))
    expect(raw).toEqual([])
  })

  it('leaves no escape from the types and no unfinished work', () => {
    const escapes = found(under('app/', 'certificates/', 'content/'), node => node.kind === ts.SyntaxKind.AnyKeyword || (ts.isAsExpression(node) && ts.isAsExpression(node.expression) && node.expression.type.kind === ts.SyntaxKind.UnknownKeyword))
    expect(escapes).toEqual([])
    const marks = sources.filter(source => source.path !== 'test/house-rules.test.ts' && /\bTODO\b|\bFIXME\b|@ts-(ignore|nocheck|expect-error)|\b(it|test|describe)\.(skip|only|todo)\b/.test(source.text)).map(source => source.path)
    expect(marks).toEqual([])
  })
})

describe('verbs', () => {
  const verbs = under('app/domain/').filter(source => /^[a-z]+(-[a-z]+)+\.server\.ts$/.test(basename(source.path)) && /\btransact\(|\brecord\(ctx/.test(source.text))

  it('are found by the name of their file', () => {
    const exported = (source: Source) => [...source.text.matchAll(/^export (?:async )?(?:function\*?|const) (\w+)/gm)].map(match => match[1]!)
    const named = (source: Source) => {
      const words = new RegExp(basename(source.path, '.server.ts').split('-').join('.*'), 'i')
      return exported(source).some(name => words.test(name))
    }
    expect(verbs.filter(source => !named(source)).map(source => `${source.path} exports ${exported(source).join(', ')}`)).toEqual([])
  })
})

/** Keys of the object literals in the files where refusals are declared. */
function declaredRefusals() {
  const files = code.filter(source => /^app\/domain\/[\w-]+\/refusals\.ts$/.test(source.path) || source.path === 'app/http/refusals.ts')
  return files.flatMap(source => [...nodesOf(source.ast)].flatMap(node => (ts.isPropertyAssignment(node) && ts.isStringLiteral(node.name) && /^[\w-]+\.[\w-]+$/.test(node.name.text) ? [{ code: node.name.text, path: source.path }] : [])))
}

/** Codes that are thrown: the first argument of `refuse` and `new Refusal`, both sides of a choice. */
function thrownRefusals() {
  const thrown = (node: ts.Node) => (ts.isCallExpression(node) && node.expression.getText() === 'refuse') || (ts.isNewExpression(node) && node.expression.getText() === 'Refusal')
  return under('app/').flatMap(source =>
    [...nodesOf(source.ast)].flatMap(node => {
      const first = (ts.isCallExpression(node) || ts.isNewExpression(node)) && thrown(node) ? node.arguments?.[0] : undefined
      return first ? outcomes(first).map(code => ({ code, at: place(source, node) })) : []
    }),
  )
}

/** The literal strings an expression can be: itself, or either side of a choice. */
function outcomes(node: ts.Expression): string[] {
  if (ts.isConditionalExpression(node)) return [...outcomes(node.whenTrue), ...outcomes(node.whenFalse)]
  return ts.isStringLiteralLike(node) ? [node.text] : []
}

describe('the vocabulary', () => {
  const declared = declaredRefusals()

  it('every refusal that is thrown has its words, every refusal with words is thrown', () => {
    const known = new Set(declared.map(one => one.code))
    expect(thrownRefusals().filter(one => !known.has(one.code)).map(one => `${one.at} ${one.code}`)).toEqual([])
    const places = code.filter(source => !source.path.endsWith('/refusals.ts'))
    const said = new Set(places.flatMap(stringsOf))
    // `attempts.${reason}`: the reason itself stands in the rule that gives it.
    const composed = places.flatMap(source => [...nodesOf(source.ast)].flatMap(node => (ts.isTemplateHead(node) && /^[\w-]+\.$/.test(node.text) ? [node.text] : [])))
    const isSaid = (one: string) => said.has(one) || composed.some(head => one.startsWith(head) && said.has(one.slice(head.length)))
    expect(declared.filter(one => !isSaid(one.code)).map(one => `${one.path} ${one.code}`)).toEqual([])
  })

  it('a refusal carries the name of its capability and reaches the one map', () => {
    const own = declared.filter(({ path }) => path !== 'app/http/refusals.ts')
    expect(own.filter(one => one.path.split('/')[2] !== one.code.split('.')[0]).map(one => `${one.path} ${one.code}`)).toEqual([])
    const joined = code.find(source => source.path === 'app/http/refusals.ts')?.imports.map(one => one.to) ?? []
    expect([...new Set(own.map(one => one.path))].filter(path => !joined.includes(path))).toEqual([])
  })

  it('every audit event that can be told is told, and only those', () => {
    const records = under('app/').flatMap(source =>
      [...nodesOf(source.ast)].flatMap(node => (ts.isCallExpression(node) && node.expression.getText() === 'record' ? [...nodesOf(node)].filter(part => ts.isPropertyAssignment(part) && part.name.getText() === 'type').flatMap(part => outcomes((part as ts.PropertyAssignment).initializer)) : [])),
    )
    expect(records.filter(type => !Object.hasOwn(auditTypes, type))).toEqual([])
    const said = new Set(code.filter(source => source.path !== 'app/domain/audit/events.ts').flatMap(stringsOf))
    expect(Object.keys(auditTypes).filter(type => !said.has(type))).toEqual([])
  })

  it('no page or template speaks of the machine it was written on', () => {
    const personal = sources.filter(source => source.path !== 'test/house-rules.test.ts' && /\/(?:work|home|root|Users)\/[a-z]/.test(source.text)).map(source => source.path)
    expect(personal).toEqual([])
    expect(existsSync(`${root}/.env`)).toBe(false)
  })
})
