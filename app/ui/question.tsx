import type { ReactNode } from 'react'
import { cx } from './cx'

export interface QuestionOption {
  /** Sent as the value. */ id: string
  text: ReactNode
}

export interface QuestionProps {
  /** Field name of the answer; unique on the page. */
  name: string
  number: number
  total: number
  /** 单选题，1 分; 多选题，2 分，少选每项 0.5 分，错选不得分. */
  rule: string
  stem: ReactNode
  /** In the order shown; letters are given here. None for questions answered in words. */
  options?: readonly QuestionOption[]
  multiple?: boolean
  /** Ids chosen. */
  value?: readonly string[]
  /** With it the question is controlled; without it `value` is only where it starts. */
  onChange?: (chosen: string[]) => void
  /** Many on one page: without frames. */
  plain?: boolean
  /** Under the options: a textarea for written answers, 解析 after release. */
  children?: ReactNode
}

/** One question: number, rule, stem, and options as whole-row targets. Option order and letters are those of this paper. */
export function Question({ name, number, total, rule, stem, options = [], multiple = false, value = [], onChange, plain, children }: QuestionProps) {
  const choose = (id: string, on: boolean) =>
    onChange?.(multiple ? options.map(option => option.id).filter(other => (other === id ? on : value.includes(other))) : [id])
  return (
    <div className={cx('question', plain && 'plain')} id={`q${number}`}>
      {!plain && (
        <p className="meta">
          <b>{number}</b>
          <span>/ {total}</span>
          <span>{rule}</span>
        </p>
      )}
      <fieldset>
        <legend className="stem">
          {plain && <b>{number}</b>}
          {!plain && <span className="sr-only">第 {number} 题：</span>}
          {stem}
          {plain && <small>{rule}</small>}
        </legend>
        {options.map(({ id, text }, index) => {
          const state = onChange
            ? { checked: value.includes(id), onChange: (event: { currentTarget: { checked: boolean } }) => choose(id, event.currentTarget.checked) }
            : { defaultChecked: value.includes(id) }
          return (
            <label className="choice" key={id}>
              <input type={multiple ? 'checkbox' : 'radio'} name={name} value={id} {...state} />
              <span className="letter">{String.fromCharCode(65 + index)}</span>
              <span>{text}</span>
            </label>
          )
        })}
        {children}
      </fieldset>
    </div>
  )
}
