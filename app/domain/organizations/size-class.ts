import { sizeClasses, type SizeClass } from '../settings/rules'

/** 《统计上大中小微型企业划分标准》附表4: X 从业人员 (persons), Y 营业收入 (万元), Z 资产总额 (万元). */
export type Indicator = 'employees' | 'revenue' | 'assets'
export type Figures = Partial<Record<Indicator, number>>

export const sizeClassLabels: Record<SizeClass, string> = { large: '大型', medium: '中型', small: '小型', micro: '微型' }

/** Label, unit and what to fill in (附表4说明3). */
export const indicators: Record<Indicator, { letter: string; label: string; unit: string; help: string }> = {
  employees: { letter: 'X', label: '从业人员', unit: '人', help: '填期末从业人员数，没有期末数的填全年平均人员数。' },
  revenue: {
    letter: 'Y', label: '营业收入', unit: '万元',
    help: '工业、建筑业、限额以上批发零售和住宿餐饮业填主营业务收入；限额以下批发零售业填商品销售额；限额以下住宿餐饮业填营业额；农、林、牧、渔业填营业总收入；其他填营业收入。',
  },
  assets: { letter: 'Z', label: '资产总额', unit: '万元', help: '填资产总计。' },
}

type Bounds = readonly [large: number, medium: number, small: number]
interface Row {
  label: string
  /** Which industries the row gathers (附表4说明2), where it is a group. */
  covers?: string
  bounds: Partial<Record<Indicator, Bounds>>
}

/** The 16 rows of 附表4 with the lower bounds of 大型, 中型, 小型. */
export const sizeRows = {
  agri: { label: '农、林、牧、渔业', bounds: { revenue: [20000, 500, 50] } },
  industry: { label: '工业', covers: '采矿业，制造业，电力、热力、燃气及水生产和供应业', bounds: { employees: [1000, 300, 20], revenue: [40000, 2000, 300] } },
  construction: { label: '建筑业', bounds: { revenue: [80000, 6000, 300], assets: [80000, 5000, 300] } },
  wholesale: { label: '批发业', bounds: { employees: [200, 20, 5], revenue: [40000, 5000, 1000] } },
  retail: { label: '零售业', bounds: { employees: [300, 50, 10], revenue: [20000, 500, 100] } },
  transport: { label: '交通运输业', covers: '道路、水上、航空、管道运输业，多式联运和运输代理业，装卸搬运，不含铁路运输业', bounds: { employees: [1000, 300, 20], revenue: [30000, 3000, 200] } },
  storage: { label: '仓储业', covers: '通用、低温、危险品、谷物棉花等农产品、中药材和其他仓储业', bounds: { employees: [200, 100, 20], revenue: [30000, 1000, 100] } },
  postal: { label: '邮政业', bounds: { employees: [1000, 300, 20], revenue: [30000, 2000, 100] } },
  lodging: { label: '住宿业', bounds: { employees: [300, 100, 10], revenue: [10000, 2000, 100] } },
  catering: { label: '餐饮业', bounds: { employees: [300, 100, 10], revenue: [10000, 2000, 100] } },
  telecom: { label: '信息传输业', covers: '电信、广播电视和卫星传输服务，互联网和相关服务', bounds: { employees: [2000, 100, 10], revenue: [100000, 1000, 100] } },
  software: { label: '软件和信息技术服务业', bounds: { employees: [300, 100, 10], revenue: [10000, 1000, 50] } },
  realestate: { label: '房地产开发经营', bounds: { revenue: [200000, 1000, 100], assets: [10000, 5000, 2000] } },
  property: { label: '物业管理', bounds: { employees: [1000, 300, 100], revenue: [5000, 1000, 500] } },
  leasing: { label: '租赁和商务服务业', bounds: { employees: [300, 100, 10], assets: [120000, 8000, 100] } },
  other: {
    label: '其他未列明行业',
    covers: '科学研究和技术服务业，水利、环境和公共设施管理业，居民服务、修理和其他服务业，社会工作，文化、体育和娱乐业，房地产中介服务，其他房地产业等，不含自有房地产经营活动',
    bounds: { employees: [300, 100, 10] },
  },
} as const satisfies Record<string, Row>
export type SizeRow = keyof typeof sizeRows

/** 铁路运输、金融、教育、卫生 and a few more stand in no row: the size is then chosen by hand, with a reason. */
export const noStandardRow = { label: '无对应标准', help: '附表4没有列这个行业（如铁路运输、金融、教育、卫生）。请手工选择企业规模并写明理由。' }

const boundsOf = (row: SizeRow): Partial<Record<Indicator, Bounds>> => sizeRows[row].bounds

/** The indicators a row is judged by, in the order X, Y, Z. */
export function indicatorsOf(row: SizeRow): Indicator[] {
  return (Object.keys(indicators) as Indicator[]).filter((name) => boundsOf(row)[name] !== undefined)
}

export type SizeVerdict =
  | { kind: 'classified'; size: SizeClass; decidedBy: Indicator }
  | { kind: 'incomplete'; missing: Indicator[] }
  | { kind: 'no-standard' }

/**
 * 附表4说明1: large, medium and small must reach the bound of every listed indicator, else one step down; so
 * the size is the lowest class any listed indicator gives. `row` null means that no row covers the industry.
 */
export function sizeClass(row: SizeRow | null, figures: Figures): SizeVerdict {
  if (row === null) return { kind: 'no-standard' }
  const listed = indicatorsOf(row)
  const missing = listed.filter((name) => !(Number.isFinite(figures[name]) && Number(figures[name]) >= 0))
  if (missing.length > 0) return { kind: 'incomplete', missing }
  let rank = -1
  let decidedBy: Indicator = 'employees'
  for (const name of listed) {
    const found = rankOf(boundsOf(row)[name] ?? [0, 0, 0], figures[name] ?? 0)
    if (found > rank) [rank, decidedBy] = [found, name]
  }
  return { kind: 'classified', size: sizeClasses[rank] ?? 'micro', decidedBy }
}

const rankOf = (bounds: Bounds, figure: number) => {
  const reached = bounds.findIndex((bound) => figure >= bound)
  return reached === -1 ? sizeClasses.length - 1 : reached
}

/**
 * The row of a GB/T 4754—2017 小类 code (四位, with the section letter of its 门类), or null where 附表4 has
 * none. Follows 附表4说明2.
 */
export function sizeRowOf(section: string, code: string): SizeRow | null {
  const division = Number(code.slice(0, 2))
  const group = code.slice(0, 3)
  switch (section) {
    case 'A': return 'agri'
    case 'B': case 'C': case 'D': return 'industry'
    case 'E': return 'construction'
    case 'F': return division === 51 ? 'wholesale' : 'retail'
    case 'G': return transportRow(division, group)
    case 'H': return division === 61 ? 'lodging' : 'catering'
    case 'I': return division === 65 ? 'software' : 'telecom'
    case 'K': return ({ '701': 'realestate', '702': 'property', '703': 'other', '709': 'other' } as const)[group] ?? null
    case 'L': return 'leasing'
    case 'M': case 'N': case 'O': case 'R': return 'other'
    case 'Q': return division === 85 ? 'other' : null
    default: return null
  }
}

// 装卸搬运 (591) sits in division 59 with 仓储 but counts as transport.
const transportRow = (division: number, group: string): SizeRow | null => {
  if (division === 53) return null
  if (division === 60) return 'postal'
  return division === 59 && group !== '591' ? 'storage' : 'transport'
}
