import { useState } from 'react'
import { itemsPer } from '~/domain/papers/question-types'
import { SelectField, TextArea, TextField } from '~/ui/field'
import { difficultyNames, kindNames, kinds } from './question-words'

interface Choices {
  areas: readonly { value: string; label: string }[]
  lessons: readonly { value: string; label: string }[]
  documents: readonly string[]
}
interface FieldsProps extends Choices {
  values: Record<string, string | undefined>
  errors: Record<string, string[] | undefined>
}

/** Where a question or sub-item belongs and what it rests on. */
function Belonging({ prefix = '', values, errors, areas, lessons, documents }: FieldsProps & { prefix?: string }) {
  const at = (name: string) => ({ name: `${prefix}${name}`, defaultValue: values[`${prefix}${name}`], error: errors[`${prefix}${name}`] })
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField {...at('area')} label="知识领域" options={areas} />
        <SelectField {...at('lesson')} label="对应的课" options={lessons} />
      </div>
      <div className="grid gap-4 sm:grid-cols-[2fr_1fr]">
        <TextField {...at('document')} label="依据的文件" hint="政策库里的名称" suggestions={documents} />
        <TextField {...at('clause')} label="条款" hint="第四十一条、（五）、8.7.1" />
      </div>
    </>
  )
}

/** Stem, options, key and explanation of what is answered by choosing. */
function ChoiceFields({ prefix = '', stem = true, judge, values, errors }: Pick<FieldsProps, 'values' | 'errors'> & { prefix?: string; stem?: boolean; judge?: boolean }) {
  const at = (name: string) => ({ name: `${prefix}${name}`, defaultValue: values[`${prefix}${name}`], error: errors[`${prefix}${name}`] })
  return (
    <>
      {stem && <TextArea {...at('stem')} label="题干" hint="空格写作（　　）；问错误的，把否定词放进“”" rows={3} />}
      {!judge && <TextArea {...at('options')} label="选项" hint="每行一项，长短、句式相近；考生看到的次序是打乱的" rows={4} />}
      <TextField {...at('answer')} label="答案" hint={judge ? 'A 正确，B 错误' : '按上面的行写字母，如 AC'} className="max-w-50" />
    </>
  )
}

/** All fields of a question; which ones stand depends on its type. */
export function QuestionFields(props: FieldsProps) {
  const { values, errors } = props
  const [type, setType] = useState(values.type ?? 'single')
  const at = (name: string) => ({ name, defaultValue: values[name], error: errors[name] })
  const choosing = type === 'single' || type === 'multiple' || type === 'judge'
  return (
    <div className="grid gap-5">
      <div className="grid gap-4 sm:grid-cols-3">
        <SelectField {...at('type')} label="题型" options={kinds.map(value => ({ value, label: kindNames[value] }))} onChange={event => setType(event.currentTarget.value)} />
        <SelectField {...at('difficulty')} label="难度" options={Object.entries(difficultyNames).map(([value, label]) => ({ value, label }))} />
        <TextField {...at('edition')} label="依据的版本" hint="年份或日期" />
      </div>
      <Belonging {...props} />
      {type === 'case' && <TextField {...at('title')} label="案例标题" />}
      {!choosing && <TextArea {...at('stem')} label={type === 'case' ? '材料' : '题干'} hint={type === 'case' ? 'Markdown，250–500 字，可有一张小表' : undefined} rows={8} />}
      {choosing && <ChoiceFields values={values} errors={errors} judge={type === 'judge'} />}
      {type === 'short' && <TextArea {...at('rubric')} label="评分要点" hint="每行一个要点，分值在前：1 说明受理机关；合计 5 分" rows={6} />}
      {type === 'case' &&
        Array.from({ length: itemsPer.case }, (_, i) => (
          <fieldset key={i} className="card grid gap-4">
            <legend className="px-1 font-medium">第 {i + 1} 小题，不定项</legend>
            <Belonging {...props} prefix={`items[${i}].`} />
            <ChoiceFields prefix={`items[${i}].`} values={values} errors={errors} />
            <TextArea name={`items[${i}].explanation`} label="解析" defaultValue={values[`items[${i}].explanation`]} error={errors[`items[${i}].explanation`]} rows={3} />
          </fieldset>
        ))}
      <TextArea {...at('explanation')} label={type === 'case' ? '这个案例考什么' : '解析'} hint="说清为什么对、为什么错，不提选项字母" rows={4} />
    </div>
  )
}
