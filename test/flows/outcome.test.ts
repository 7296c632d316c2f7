import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { attempts, blueprints, enrolments, registrations, sittings } from '#db/schema'
import { type FiledCqo, type Member, makeFiledCqo, makeOrganization } from '~/cli/demo/factory/filing'
import { completeStudy, enrolAndAdmit, makeCohort } from '~/cli/demo/factory/learning'
import { recordOutcome } from '~/domain/cohorts/record-outcome.server'
import { NOON, type World, openWorld } from '../support/world'

let world: World
let body: Member
beforeAll(async () => {
  world = await openWorld()
  body = await makeOrganization(world.system(), { kind: 'training_body' })
})

interface Learner extends FiledCqo {
  enrolmentId: string
}

async function learner(): Promise<Learner> {
  const ctx = world.system()
  const cqo = await makeFiledCqo(ctx)
  return { ...cqo, enrolmentId: await enrolAndAdmit(ctx, await makeCohort(ctx, { trainingActor: body.actor }), cqo) }
}

const enrolmentOf = async (who: Learner) => (await world.db.read.select().from(enrolments).where(eq(enrolments.id, who.enrolmentId)))[0]

describe('the outcome of the assessment', () => {
  const attempt = (who: Learner, id: string, ordinal: number) => ({ id, sittingId: 's', registrationId: `r${id}`, enrolmentId: who.enrolmentId, personId: who.personId, ordinal, status: 'released' as const, seed: '', startedAt: NOON, extensionSeconds: 0, leaseRev: 0, focusLosses: 0, createdAt: NOON })
  const release = (attemptId: string, passed: boolean) => world.db.transact(tx => recordOutcome(world.system(), tx, { attemptId, passed }))

  it('is passed at once, and failed only when no attempt is left', async () => {
    const who = await learner()
    await completeStudy(world.system(), { personId: who.personId, enrolmentId: who.enrolmentId })
    await world.db.transact(async tx => {
      await tx.insert(blueprints).values({ id: 'b', certifyingBodyId: body.organizationId, name: '蓝图', kind: 'trial', cells: [], poolFactor: 1, passPercent: 60, minutes: 120, status: 'published', createdAt: NOON })
      for (const n of [1, 2, 3, 4]) {
        await tx.insert(sittings).values({ id: `s${n}`, code: `S${n}`, certifyingBodyId: body.organizationId, blueprintId: 'b', name: `第 ${n} 场`, opensAt: NOON, entryClosesAt: NOON, minutes: 120, capacity: 10, registered: 0, status: 'released', createdAt: NOON })
        await tx.insert(registrations).values({ id: `ra${n}`, sittingId: `s${n}`, enrolmentId: who.enrolmentId, personId: who.personId, admissionNo: `n${n}`, at: NOON })
      }
    })
    for (const n of [1, 2, 3]) {
      await world.db.transact(async tx => void (await tx.insert(attempts).values({ ...attempt(who, `a${n}`, n), sittingId: `s${n}` })))
      await release(`a${n}`, false)
      expect((await enrolmentOf(who))?.status).toBe(n < 3 ? 'study_completed' : 'failed')
    }
    await release('a3', true)
    expect((await enrolmentOf(who))?.status).toBe('failed')
    const other = await learner()
    await completeStudy(world.system(), { personId: other.personId, enrolmentId: other.enrolmentId })
    await world.db.transact(async tx => void (await tx.insert(attempts).values({ ...attempt(other, 'a4', 1), sittingId: 's4', registrationId: 'ra4' })))
    await release('a4', true)
    expect((await enrolmentOf(other))?.status).toBe('passed')
    await release('none', true)
  })
})
