import { eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server'
import { grants, teachers } from '#db/schema'
import { record } from '../audit/record.server'
import type { Ctx, UserActor } from '../context'
import { type Upload, prepareFile } from '../files/prepare-file.server'
import { recordFile } from '../files/record-file.server'
import { addGrant, createUser } from '../identity/create-user.server'
import { hashPassword } from '../identity/hash-password.server'
import { passwordProblem } from '../identity/password'
import { checkPersonName } from '../identity/person-name'
import { usernameProblem } from '../identity/username'
import { newId } from '../ids'
import { scopeOf } from '../permissions'
import { refuse } from '../refusal'
import type { TeacherApplication } from './application'

export interface ApplyInput extends TeacherApplication {
  evidence: Upload
  /** For somebody without an account. */
  account?: { name: string; username: string; password: string }
}

const teacherGrant = { role: 'teacher', organizationId: null, cityCode: null } as const

/**
 * 申报师资. A visitor registers an account on the way; a CQO applies with the account at hand.
 * Refuses with `teachers.already-applied`, `teachers.account-unfit`, or the messages of the account's fields.
 */
export async function applyAsTeacher(ctx: Ctx, { account, evidence, ...application }: ApplyInput): Promise<{ teacherId: string; userId: string }> {
  const visitor = account && ctx.actor.kind !== 'user' ? await checkAccount(account) : null
  if (!visitor) assertMayApply(ctx)
  const file = await prepareFile(ctx, 'teacher_evidence', evidence, 'evidence')
  return ctx.db.transact(async tx => {
    const actor = visitor ? await register(ctx, tx, visitor) : await asTeacher(ctx, tx)
    const own = { ...ctx, actor }
    const id = newId()
    const evidenceFileId = await recordFile(own, tx, file, { kind: 'teacher', id })
    const made = await tx
      .insert(teachers)
      .values({ id, userId: actor.userId, name: actor.name, ...application, status: 'applied', evidenceFileId, appliedAt: ctx.now, updatedAt: ctx.now })
      .onConflictDoNothing()
      .returning({ id: teachers.id })
    if (made.length === 0) refuse('teachers.already-applied')
    record(own, tx, { type: 'teacher.applied', entityId: id, data: { category: application.category, city: application.cityCode, areas: application.areas } })
    return { teacherId: id, userId: actor.userId }
  })
}

async function checkAccount({ name, username, password }: NonNullable<ApplyInput['account']>) {
  const checked = checkPersonName(name)
  const problems = {
    name: checked.ok ? null : checked.problem,
    username: usernameProblem(username),
    password: passwordProblem(password, { name, username }, 'asvs'),
  }
  const fields = Object.fromEntries(Object.entries(problems).flatMap(([field, problem]) => (problem ? [[field, [problem]]] : [])))
  if (!checked.ok || Object.keys(fields).length > 0) return refuse('form.invalid', {}, fields)
  return { name: checked.name, username, passwordHash: await hashPassword(password) }
}

function assertMayApply({ actor }: Ctx) {
  if (actor.kind !== 'user' || !actor.grants.some(grant => scopeOf(grant.role, 'apply', 'teacher') === 'own')) refuse('teachers.account-unfit')
}

async function register(ctx: Ctx, tx: Tx, account: { name: string; username: string; passwordHash: string }): Promise<UserActor> {
  const userId = await createUser(ctx, tx, { ...account, grants: [teacherGrant] })
  return { kind: 'user', userId, name: account.name, personId: null, grants: [teacherGrant] }
}

/** The signed-in applicant, who may look after the application as a teacher from now on. */
async function asTeacher(ctx: Ctx, tx: Tx): Promise<UserActor> {
  const actor = ctx.actor as UserActor
  const held = await tx.select({ role: grants.role }).from(grants).where(eq(grants.userId, actor.userId))
  if (!held.some(grant => grant.role === 'teacher')) await addGrant(ctx, tx, actor.userId, teacherGrant)
  return actor
}
