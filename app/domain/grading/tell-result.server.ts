import { eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server'
import { attempts, sittings } from '#db/schema'
import type { Ctx } from '../context'
import { notifyPerson } from '../notices/notify.server'

/** A reaction that tells the candidate the result is out; the score itself stays on the result page. */
export async function tellResult(ctx: Ctx, tx: Tx, { attemptId, passed }: { attemptId: string; passed: boolean }) {
  const [row] = await tx.select({ personId: attempts.personId, name: sittings.name }).from(attempts).innerJoin(sittings, eq(sittings.id, attempts.sittingId)).where(eq(attempts.id, attemptId))
  if (!row) return
  const body = passed ? `${row.name}：考核合格。` : `${row.name}：未达合格线，可按规定补考。`
  await notifyPerson(ctx, tx, row.personId, { title: '考核成绩已发布', body, link: `/learn/exams/${attemptId}` })
}
