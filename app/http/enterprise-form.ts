import { z } from 'zod'
import type { EnterpriseFacts } from '~/domain/organizations/enterprise-facts'
import { ownershipTypes } from '~/domain/organizations/ownership'
import { type SizeRow, sizeRows } from '~/domain/organizations/size-class'
import { sizeClasses } from '~/domain/settings/rules'

const sizingRows = ['none', ...Object.keys(sizeRows)] as ['none', ...SizeRow[]]
const figure = (label: string) => z.coerce.number(`${label}填整数`).int(`${label}填整数`).min(0, `${label}不能是负数`).max(999_999_999, `${label}太大，请核对单位`).optional()
const line = (missing: string, max = 120) => z.string(missing).max(max, `最多 ${max} 个字`)

/** What an enterprise states about itself, as a form sends it; judged by the domain. */
export const enterpriseShape = {
  name: line('请照营业执照填写企业全称'),
  region: z.string('请选生产经营所在地').regex(/^44\d{2}(\d{2})?$/, '请选生产经营所在地'),
  address: line('请填写生产经营地址', 200),
  ownershipType: z.enum(ownershipTypes, '请选单位性质'),
  sizingRow: z.enum(sizingRows, '请选划型行业'),
  employees: figure('从业人员'),
  revenue: figure('营业收入'),
  assets: figure('资产总额'),
  sizeYear: z.coerce.number('统计年度填四位数字').int('统计年度填四位数字'),
  chosenSize: z.enum(sizeClasses).optional(),
  sizeReason: line('', 200).optional(),
  mainProducts: line('请填写主导产品及经营项目', 200),
  leaderName: line('请填写单位负责人', 50),
  leaderTitle: line('请填写职务', 50),
  email: line('', 120).optional(),
}

const shape = z.strictObject(enterpriseShape)

/** The facts a form has sent: the first four digits of a district are its city. */
export function factsOf(input: z.output<typeof shape>): EnterpriseFacts {
  const { region, employees, revenue, assets, chosenSize, sizeReason, email, ...rest } = input
  const districtCode = region.length === 6 ? region : null
  return { ...rest, cityCode: region.slice(0, 4), districtCode, employees: employees ?? null, revenue: revenue ?? null, assets: assets ?? null, chosenSize: chosenSize ?? null, sizeReason: sizeReason ?? '', email: email ?? '' }
}
