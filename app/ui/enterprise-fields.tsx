import { useEffect, useState } from 'react'
import { Section } from './card'
import { SelectField, TextField, type Option } from './field'

export interface EnterpriseChoices {
  regions: readonly { label: string; options: readonly Option[] }[]
  ownershipTypes: readonly string[]
  /** Industries of the sizing standard with the figures each is judged by; the value 'none' stands for no standard. */
  sizingRows: readonly { value: string; label: string; covers: string; needs: readonly string[] }[]
  figures: readonly { name: string; label: string; unit: string; help: string }[]
  sizes: readonly Option[]
}

export interface EnterpriseFieldsProps {
  choices: EnterpriseChoices
  values: Readonly<Record<string, string | undefined>>
  errors: Readonly<Record<string, readonly string[] | undefined>>
}

/** What an enterprise states about itself: who and where, how large, who leads it. Without scripts every figure is offered. */
export function EnterpriseFields({ choices, values, errors }: EnterpriseFieldsProps) {
  const [row, setRow] = useState(values.sizingRow ?? '')
  const [ready, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  const chosen = choices.sizingRows.find(one => one.value === row)
  const wanted = (name: string) => (chosen ? chosen.needs.includes(name) : !ready)
  const at = (name: string) => ({ name, defaultValue: values[name], error: errors[name] as string[] | undefined })
  return (
    <>
      <Section title="企业">
        <div className="stack">
          <TextField {...at('name')} label="企业名称" hint="照营业执照填写全称" autoComplete="organization" />
          <SelectField {...at('region')} label="生产经营所在地" hint="按实际生产经营的地方选，由当地市局核备案；东莞、中山选到市" groups={choices.regions} />
          <TextField {...at('address')} label="详细地址" autoComplete="street-address" />
          <SelectField {...at('ownershipType')} label="单位性质" options={choices.ownershipTypes} />
          <TextField {...at('mainProducts')} label="主导产品及经营项目" />
          <TextField {...at('email')} label="单位邮箱" type="email" optional hint="接收通知用，不能与首席质量官本人邮箱相同" />
        </div>
      </Section>
      <Section title="企业规模" aside="按《统计上大中小微型企业划分标准》">
        <div className="stack">
          <SelectField {...at('sizingRow')} label="划型行业" hint="选主营业务所属的一行，系统按下面的数划型" options={choices.sizingRows} onChange={event => setRow(event.currentTarget.value)} note={chosen?.covers ? { tone: 'ok', text: `包括：${chosen.covers}` } : undefined} />
          {choices.figures.filter(figure => wanted(figure.name)).map(figure => (
            <TextField key={figure.name} {...at(figure.name)} label={`${figure.label}（${figure.unit}）`} hint={figure.help} inputMode="numeric" optional={!chosen} />
          ))}
          {(row === 'none' || (!chosen && !ready)) && (
            <>
              <SelectField {...at('chosenSize')} label="企业规模" hint="标准里没有列这个行业（如铁路运输、金融、教育、卫生）时才选" options={choices.sizes} optional={!chosen} />
              <TextField {...at('sizeReason')} label="选这个规模的理由" optional={!chosen} />
            </>
          )}
          <TextField {...at('sizeYear')} label="统计年度" hint="以上数字是哪一年的" inputMode="numeric" />
        </div>
      </Section>
      <Section title="单位负责人">
        <div className="grid gap-4 md:grid-cols-2">
          <TextField {...at('leaderName')} label="姓名" hint="照营业执照填写" />
          <TextField {...at('leaderTitle')} label="职务" hint="如法定代表人、总经理" />
        </div>
      </Section>
    </>
  )
}
