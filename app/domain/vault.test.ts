import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createVault } from './vault.server'

const secret = (letter: string) => Buffer.alloc(32, letter).toString('base64')
const vault = createVault({ data: [{ kid: 'k1', secret: secret('a') }], index: secret('i') })

describe('the vault', () => {
  it('opens what it sealed, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), plain => vault.open('persons:idNumber:1', vault.seal('persons:idNumber:1', plain)) === plain))
  })

  it('never seals the same value the same way twice', () => {
    expect(vault.seal('t:c:1', '13800138000')).not.toBe(vault.seal('t:c:1', '13800138000'))
  })

  it('takes no shortened proof: four bytes could be guessed', () => {
    expect(() => vault.open('t:c:1', `v1.k1.${Buffer.alloc(4).toString('base64url')}`)).toThrow('tag length')
  })

  it('does not open a value that was moved to another row or column', () => {
    const sealed = vault.seal('persons:mobile:1', '13800138000')
    expect(() => vault.open('persons:mobile:2', sealed)).toThrow()
    expect(() => vault.open('persons:email:1', sealed)).toThrow()
  })

  it('does not open a value with a changed byte', () => {
    const sealed = vault.seal('t:c:1', '广东')
    for (let i = sealed.lastIndexOf('.') + 1; i < sealed.length - 1; i++) {
      const changed = sealed.slice(0, i) + (sealed[i] === 'A' ? 'B' : 'A') + sealed.slice(i + 1)
      expect(() => vault.open('t:c:1', changed)).toThrow()
    }
  })

  it('opens old values after a new key is put in front, and not once the old key is gone', () => {
    const old = vault.seal('t:c:1', '旧')
    const both = createVault({ data: [{ kid: 'k2', secret: secret('b') }, { kid: 'k1', secret: secret('a') }], index: secret('i') })
    const only = createVault({ data: [{ kid: 'k2', secret: secret('b') }], index: secret('i') })
    expect(both.open('t:c:1', old)).toBe('旧')
    expect(both.seal('t:c:1', '新')).toMatch(/^v1\.k2\./)
    expect(() => only.open('t:c:1', old)).toThrow()
  })

  it('indexes equal values equally within a purpose and differently across purposes and keys', () => {
    const other = createVault({ data: [{ kid: 'k1', secret: secret('a') }], index: secret('j') })
    expect(vault.index('idno', '1')).toBe(vault.index('idno', '1'))
    expect(vault.index('idno', '1')).not.toBe(vault.index('mobile', '1'))
    expect(vault.index('idno', '1')).not.toBe(other.index('idno', '1'))
  })
})
