import { asc, eq } from 'drizzle-orm'
import { certificates, filings, persons, talents } from '#db/schema'
import { record } from '../audit/record.server'
import { shanghaiDate } from '../clock'
import type { Ctx } from '../context'
import { refuse } from '../refusal'
import { certificateStatusNames } from '../certificates/certificate-status'
import { mayAct, usableBy } from './access.server'
import { toCsv } from './csv'
import { talentStatusNames } from './talent-status'

const HEAD = ['序号', '企业名称', '所属地区', '首席质量官姓名', '证件号末四位', '任职时间', '培训证书号', '发证日期', '证书状态', '入库状态', '已公布', '入库日期']

/**
 * The whole pool as a table, cumulative with 序号 in order of entry (附件2说明7); identity numbers by their last
 * four only. Audited with its reason. Refuses with `http.forbidden` or `talents.no-reason`.
 */
export async function exportTalents(ctx: Ctx, { reason, cityName }: { reason: string; cityName: (code: string) => string }) {
  if (!mayAct(ctx.actor, 'export')) refuse('http.forbidden')
  if ([...reason.trim()].length < 4) refuse('talents.no-reason', {}, { reason: ['请写明导出事由，至少 4 个字'] })
  const rows = await ctx.db.read
    .select({ talent: talents, number: certificates.number, issuedOn: certificates.issuedOn, status: certificates.status, idTail: persons.idTail })
    .from(talents)
    .innerJoin(certificates, eq(certificates.id, talents.certificateId))
    .innerJoin(persons, eq(persons.id, talents.personId))
    .innerJoin(filings, eq(filings.id, talents.filingId))
    .where(usableBy(ctx.actor, 'export'))
    .orderBy(asc(talents.enteredAt), asc(certificates.year), asc(certificates.serial))
  const body = rows.map(({ talent, number, issuedOn, status, idTail }, index) => [
    index + 1,
    talent.enterpriseName,
    cityName(talent.cityCode),
    talent.personName,
    `**${idTail}`,
    talent.appointedOn,
    number,
    issuedOn,
    certificateStatusNames[status],
    talentStatusNames[talent.status],
    talent.published ? '是' : '否',
    shanghaiDate(talent.enteredAt),
  ])
  await ctx.db.transact(async tx => record(ctx, tx, { type: 'talent.exported', entityId: 'all', data: { reason: reason.trim(), rows: rows.length } }))
  return { name: `首席质量官人才库_${shanghaiDate(ctx.now)}.csv`, mime: 'text/csv; charset=utf-8', bytes: Buffer.from(toCsv([HEAD, ...body]), 'utf8') }
}
