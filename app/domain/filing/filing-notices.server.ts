import { desc, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server'
import { filingReviews, filings } from '#db/schema'
import type { Ctx } from '../context'
import { type Notice, notifyOrganization, notifyPerson } from '../notices/notify.server'
import { refuse } from '../refusal'
import { type FilingField, filingFields } from './filing-fields'
import type { FilingRow } from './find-filing.server'

async function tell(ctx: Ctx, tx: Tx, filingId: string, words: (filing: FilingRow) => Omit<Notice, 'link'>) {
  const [filing] = await tx.select().from(filings).where(eq(filings.id, filingId))
  if (!filing) return refuse('http.not-found')
  await notifyOrganization(ctx, tx, filing.enterpriseId, { ...words(filing), link: '/enterprise' })
  return filing
}

/** The enterprise hears its 备案号 and what to hand to the CQO. */
export async function tellRecorded(ctx: Ctx, tx: Tx, { filingId }: { filingId: string }) {
  await tell(ctx, tx, filingId, ({ personName, number }) => ({ title: '备案已登记', body: `${personName}的备案已登记，备案号 ${number}。请打印激活单交给本人，激活账号后即可报名培训。` }))
}

/** The enterprise hears which items to mend. */
export async function tellReturned(ctx: Ctx, tx: Tx, { filingId }: { filingId: string }) {
  const [review] = await tx.select().from(filingReviews).where(eq(filingReviews.filingId, filingId)).orderBy(desc(filingReviews.at)).limit(1)
  const fields = (review?.reasons ?? []).map(reason => filingFields[reason.field as FilingField]?.label ?? reason.field).join('、')
  await tell(ctx, tx, filingId, ({ personName }) => ({ title: '备案退回补正', body: `${personName}的备案有项目要补正：${fields}。改好后再提交。` }))
}

export async function tellRejected(ctx: Ctx, tx: Tx, { filingId }: { filingId: string }) {
  await tell(ctx, tx, filingId, ({ personName }) => ({ title: '备案不予登记', body: `${personName}的备案不予登记，依据和事实见备案页。对决定有异议的，可申请复核。` }))
}

export async function tellEnded(ctx: Ctx, tx: Tx, { filingId }: { filingId: string }) {
  const filing = await tell(ctx, tx, filingId, ({ personName, endReason }) => ({ title: '聘任已结束', body: `${personName}的聘任已办理解聘（${endReason}）。可以为新聘任的首席质量官备案。` }))
  if (filing.personId) await notifyPerson(ctx, tx, filing.personId, { title: '聘任已结束', body: '企业已为您办理解聘。重新受聘并备案后，可以继续学习。' })
}
