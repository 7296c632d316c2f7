import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type KnownVersion, decideImport } from './import-decision'

const words = fc.constantFrom('a', 'b', 'c')

/** Plays edits of the file and of the product in any order, as the importer would, and answers what stands. */
function play(steps: readonly { by: 'file' | 'editor'; to: string }[]) {
  let file = 'a'
  let known: KnownVersion | undefined
  // The last edit in the product whose words no file has brought since.
  let unseen: string | null = null
  for (const step of [{ by: 'file', to: 'a' } as const, ...steps]) {
    if (step.by === 'editor' && known) known = { contentHash: step.to, fileHash: known.fileHash, origin: 'editor' }
    if (step.by === 'editor') {
      unseen = step.to
      continue
    }
    file = step.to
    if (file === unseen) unseen = null
    const decision = decideImport(file, known)
    if (decision === 'create' || decision === 'update' || decision === 'adopt') known = { contentHash: file, fileHash: file, origin: 'file' }
  }
  return { file, known, unseen }
}

describe('importing a content file', () => {
  it('takes a new entry, a changed file, and an export that came back', () => {
    expect(decideImport('a', undefined)).toBe('create')
    expect(decideImport('b', { contentHash: 'a', fileHash: 'a', origin: 'file' })).toBe('update')
    expect(decideImport('b', { contentHash: 'b', fileHash: 'a', origin: 'editor' })).toBe('adopt')
    expect(decideImport('a', { contentHash: 'a', fileHash: null, origin: 'file' })).toBe('adopt')
  })

  it('leaves an edit in the product alone while the file is as it was, and asks a person when both changed', () => {
    expect(decideImport('a', { contentHash: 'b', fileHash: 'a', origin: 'editor' })).toBe('unchanged')
    expect(decideImport('c', { contentHash: 'b', fileHash: 'a', origin: 'editor' })).toBe('conflict')
  })

  it('never loses an edit that no file has', () => {
    fc.assert(fc.property(fc.array(fc.record({ by: fc.constantFrom('file' as const, 'editor' as const), to: words }), { maxLength: 8 }), steps => {
      const { known, unseen } = play(steps)
      if (unseen !== null) expect(known).toMatchObject({ contentHash: unseen, origin: 'editor' })
    }))
  })

  it('changes nothing when it is run again', () => {
    fc.assert(fc.property(fc.array(fc.record({ by: fc.constantFrom('file' as const, 'editor' as const), to: words }), { maxLength: 8 }), steps => {
      const { file, known } = play(steps)
      const again = decideImport(file, known)
      expect(['unchanged', 'conflict', 'adopt']).toContain(again)
      if (again === 'adopt') expect(known?.contentHash).toBe(file)
    }))
  })
})
