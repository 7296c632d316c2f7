import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createKeyRing, newSigningKey } from '#certificates/sign.server'
import type { Db } from '#db/client.server'
import { type Actor, type Ctx, type Grant, systemActor } from '~/domain/context'
import { wireReactions } from '~/domain/events'
import { diskStore } from '~/domain/files/store.server'
import { reactions } from '~/domain/reactions.server'
import { createVault } from '~/domain/vault.server'

const secret = (letter: string) => Buffer.alloc(32, letter).toString('base64')
const vault = createVault({ data: [{ kid: 'test', secret: secret('d') }], index: secret('i') })
const files = diskStore(mkdtempSync(join(tmpdir(), 'cqo-files-')))

const signer = createKeyRing([newSigningKey(1)])

wireReactions(reactions)

/** A context with fixed keys at a fixed time. */
export const ctxOf = (db: Db, actor: Actor, now: number): Ctx => ({ db, actor, now, vault, files, signer, origin: 'http://localhost:3000', demo: true })
export const systemCtx = (db: Db, now: number) => ctxOf(db, systemActor, now)

/** An actor that exists only for a test of rules about roles. */
export const userActor = (userId: string, grants: Grant[], personId: string | null = null): Actor => ({ kind: 'user', userId, name: `测试 ${userId}`, personId, grants })
