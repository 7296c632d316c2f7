import { eq } from 'drizzle-orm'
import { ceRecords } from '#db/schema'
import type { Reaction } from '../events'
import { notifyPerson } from '../notices/notify.server'

/** When a continuing-education record was decided → its person reads the result and the next step. */
export const tellCeDecision: Reaction<'ce-record.decided'> = async (ctx, tx, { recordId }) => {
  const [row] = await tx.select().from(ceRecords).where(eq(ceRecords.id, recordId))
  if (!row) return
  const hours = `${(row.tenths / 10).toFixed(1)} 学时`
  const words: Partial<Record<typeof row.status, { title: string; body: string }>> = {
    approved: { title: '继续教育已计入', body: `《${row.title}》计 ${hours}，归 ${row.year} 年。` },
    returned: { title: '继续教育记录已退回，请修改', body: `《${row.title}》要改的地方：${row.opinion}。改好后重新提交。` },
    rejected: { title: '继续教育记录不计入', body: `《${row.title}》不计入。理由：${row.opinion}。` },
  }
  const notice = words[row.status]
  if (notice) await notifyPerson(ctx, tx, row.personId, { ...notice, link: '/learn/continuing-education' })
}
