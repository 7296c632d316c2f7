import { sizeClasses } from '../settings/rules'
import { ownershipTypes } from './ownership'
import { cities } from './regions.server'
import { type Indicator, type SizeRow, indicators, indicatorsOf, noStandardRow, sizeClassLabels, sizeRows } from './size-class'

const rows = Object.entries(sizeRows).map(([value, row]) => ({ value, label: row.label, covers: 'covers' in row ? row.covers : '', needs: indicatorsOf(value as SizeRow) as string[] }))

/** What the enterprise form offers to choose from. */
export const enterpriseChoices = () => ({
  regions: cities.map(city => ({
    label: city.name,
    options: city.districts.length === 0 ? [{ value: city.code, label: city.name }] : city.districts.map(district => ({ value: district.code, label: `${city.name.replace(/市$/, '')} ${district.name}` })),
  })),
  ownershipTypes: [...ownershipTypes],
  sizingRows: [...rows, { value: 'none', label: noStandardRow.label, covers: '', needs: [] as string[] }],
  figures: (Object.keys(indicators) as Indicator[]).map(name => ({ name: name as string, label: indicators[name].label, unit: indicators[name].unit, help: indicators[name].help })),
  sizes: sizeClasses.map(size => ({ value: size as string, label: sizeClassLabels[size] })),
})
