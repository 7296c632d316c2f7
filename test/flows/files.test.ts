import { beforeAll, describe, expect, it } from 'vitest'
import sharp from 'sharp'
import { prepareFile } from '~/domain/files/prepare-file.server'
import { readStoredFile } from '~/domain/files/queries.server'
import { recordFile } from '~/domain/files/record-file.server'
import { type World, openWorld } from '../support/world'

let world: World
beforeAll(async () => void (world = await openWorld()))

const photo = () => sharp({ create: { width: 60, height: 84, channels: 3, background: '#9cc0c2' } }).withExif({ IFD0: { Copyright: 'SECRET-GPS' } }).jpeg().toBuffer()

describe('a stored file', () => {
  it('comes back byte for byte with its name and fingerprint', async () => {
    const ctx = world.system()
    const bytes = new TextEncoder().encode('%PDF-1.7 任命决定')
    const prepared = await prepareFile(ctx, 'appointment_decision', { name: '任命决定.pdf', size: bytes.length, bytes })
    const id = await ctx.db.transact(tx => recordFile(ctx, tx, prepared, { kind: 'filing', id: 'f1' }))
    const stored = await readStoredFile(ctx, id)
    expect(stored).toMatchObject({ name: '任命决定.pdf', mime: 'application/pdf', sha256: prepared.sha256, ownerId: 'f1' })
    expect(Buffer.compare(stored.bytes, Buffer.from(bytes))).toBe(0)
  })

  it('that is an image is written anew: nothing the camera added stays', async () => {
    const ctx = world.system()
    const bytes = await photo()
    expect(bytes.includes('SECRET-GPS')).toBe(true)
    const prepared = await prepareFile(ctx, 'photo', { name: 'a.jpg', size: bytes.length, bytes })
    expect((await ctx.files.get(prepared.storedAs)).includes('SECRET-GPS')).toBe(false)
  })

  it('that only looks like an image is refused at its field', async () => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from('<script>alert(1)</script>')])
    await expect(prepareFile(world.system(), 'photo', { name: 'a.jpg', size: bytes.length, bytes })).rejects.toMatchObject({ code: 'files.unreadable', fields: { photo: [expect.stringContaining('打不开')] } })
  })

  it('cannot be asked for outside the store', () => {
    expect(() => world.system().files.get('../../etc/passwd')).toThrow('outside the store')
  })
})
