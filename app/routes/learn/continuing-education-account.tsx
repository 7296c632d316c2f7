import { Figure } from '~/ui/figure'
import { StatusBadge } from '~/ui/status-badge'

interface Props {
  ledger: { year: number; due: boolean; total: number; target: number; countedCore: number; coreTarget: number; missing: number; missingCore: number; met: boolean; byCategory: { pending: number }[] }
  since: string | null
  dutyFrom: string | null
  hours: number
  coreShare: number
}

/** The account of a year: hours on the scale to the target, and the share of the core categories. */
export function YearAccount({ ledger, since, dutyFrom, hours, coreShare }: Props) {
  const { year, due, total, target, countedCore, coreTarget, missing, missingCore, met } = ledger
  const pending = ledger.byCategory.reduce((sum, line) => sum + line.pending, 0)
  const waiting = pending > 0 ? `另有 ${pending.toFixed(1)} 学时待核查` : null
  if (!due)
    return (
      <Figure
        title={`${year} 年已计`}
        value={total.toFixed(1)}
        unit=" 学时"
        foot={[since === null ? `取得培训合格证书后，次年 1 月 1 日起每年 ${hours} 学时` : `${since} 取证，当年不计；${dutyFrom} 起每年 ${hours} 学时`, waiting]}
      />
    )
  return (
    <div className="grid gap-8 md:grid-cols-2 md:gap-16">
      <Figure
        title={`${year} 年已计`}
        status={<StatusBadge plain tone={met ? 'ok' : 'go'} label={met ? '已达标' : '进行中'} />}
        value={total.toFixed(1)}
        unit={` / ${target} 学时`}
        scale={{ value: total, target, max: Math.max(target, total), label: `${year} 年已计 ${total.toFixed(1)} 学时，应计 ${target} 学时` }}
        foot={[missing > 0 ? `还差 ${missing.toFixed(1)} 学时，${year}-12-31 前完成` : '已满年度学时', waiting]}
      />
      <Figure
        title="其中核心类别"
        value={countedCore.toFixed(1)}
        unit={` / ${coreTarget} 学时`}
        scale={{ value: countedCore, target: coreTarget, max: Math.max(coreTarget, countedCore), label: `核心类别已计 ${countedCore.toFixed(1)} 学时，应计 ${coreTarget} 学时` }}
        foot={[missingCore > 0 ? `还差 ${missingCore.toFixed(1)} 学时` : '已满', `线上课程、省市培训、认可机构培训不少于 ${coreShare}%`]}
      />
    </div>
  )
}
