import ts from 'typescript'
import { expect, it } from 'vitest'
import { sources } from './support/source-tree'

/** What is loaded before the first line of a program runs: its static imports and theirs. */
function loadedFirst(path: string, seen = new Set<string>()): Set<string> {
  const source = sources.find(one => one.path === path)
  if (!source || seen.has(path)) return seen.add(path)
  seen.add(path)
  const statics = source.ast.statements.filter(ts.isImportDeclaration).map(node => (node.moduleSpecifier as ts.StringLiteral).text)
  for (const specifier of statics) loadedFirst(source.imports.find(one => one.to === specifier || one.to.endsWith(specifier.replace(/^[./]+/, '')))?.to ?? specifier, seen)
  return seen
}

it.each(['app/cli/start.mjs', 'test/run.mjs'])('%s begins on a machine that has no packages yet', command => {
  expect([...loadedFirst(command)].filter(name => !name.startsWith('node:') && !sources.some(source => source.path === name))).toEqual([])
})
