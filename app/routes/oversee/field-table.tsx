import { Scroll } from '~/ui/table'
import { StatusBadge } from '~/ui/status-badge'

interface Item {
  name: string
  label: string
  value: string
  against: string
  warn: boolean
}

export interface FieldTableProps {
  fields: readonly Item[]
  /** Marks and reasons can be set; they are sent by the form `review`. */
  deciding: boolean
  values: Readonly<Record<string, string>>
  errors: Readonly<Record<string, string[] | undefined>>
  /** The full document number, once asked for with a reason. */
  revealed?: string
}

/** Item by item beside the papers: 一致 or 标退 with words; the reason opens by CSS alone. */
export function FieldTable({ fields, deciding, values, errors, revealed }: FieldTableProps) {
  return (
    <Scroll label="逐项核对">
      <table className="tbl">
        <caption className="sr-only">逐项核对</caption>
        <tbody>
          {fields.map(item => (
            <tr key={item.name} className={`group max-md:grid max-md:grid-cols-[1fr_auto] max-md:items-center ${item.warn ? 'bg-warn-soft' : ''}`}>
              <th scope="row" className="w-28 max-md:w-auto max-md:border-b-0">{item.label}</th>
              <td className="max-md:col-span-2 max-md:row-start-2">
                <span className="wrap-anywhere whitespace-pre-line">{item.name === 'idNumber' && revealed ? <b>{revealed}</b> : item.value}</span>
                <small>对照：{item.against}</small>
                {deciding && <Reason item={item} value={values[`reason_${item.name}`]} error={errors[`reason_${item.name}`]} />}
              </td>
              <td className="right whitespace-nowrap max-md:border-b-0">{deciding ? <Marks item={item} mark={values[`mark_${item.name}`]} /> : item.warn && <StatusBadge plain tone="warn" label="提醒" />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

const look = 'btn cursor-pointer px-3 has-focus-visible:outline-3 has-focus-visible:outline-offset-2'

function Marks({ item, mark }: { item: Item; mark?: string }) {
  return (
    <fieldset className="inline-flex gap-2">
      <legend className="sr-only">{item.label}</legend>
      <label className={`${look} has-checked:border-ok has-checked:text-ok`}>
        <input type="radio" form="review" name={`mark_${item.name}`} value="ok" defaultChecked={mark === 'ok'} className="sr-only" />
        一致
      </label>
      <label className={`${look} has-checked:border-danger has-checked:bg-danger-soft has-checked:text-danger`}>
        <input type="radio" form="review" name={`mark_${item.name}`} value="return" defaultChecked={mark === 'return'} className="sr-only" />
        标退
      </label>
    </fieldset>
  )
}

function Reason({ item, value, error }: { item: Item; value?: string; error?: string[] }) {
  const id = `reason_${item.name}`
  return (
    <div className={`field mt-2 hidden group-has-[[value=return]:checked]:grid ${error ? 'err' : ''}`}>
      <label htmlFor={id} className="text-sm">要改什么</label>
      <input id={id} name={id} form="review" className="in" maxLength={200} defaultValue={value} aria-invalid={error ? true : undefined} aria-describedby={error ? `${id}-error` : undefined} placeholder="如：与任命决定上的日期不符" />
      {error && <p className="msg text-danger" id={`${id}-error`}>{error.join('；')}</p>}
    </div>
  )
}
