import type { InputHTMLAttributes, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react'
import { controlProps, Field, splitField, type Own } from './field-base'

export { controlProps, Field, type FieldBase } from './field-base'

export type TextFieldProps = Own<InputHTMLAttributes<HTMLInputElement>> & { /** Offered while typing. */ suggestions?: readonly string[] }

/** One line of text; native props (type, inputMode, autoComplete, defaultValue, maxLength…) pass through. */
export function TextField({ suggestions, ...props }: TextFieldProps) {
  const { field, native } = splitField(props)
  const list = suggestions ? `${field.id ?? field.name}-list` : undefined
  return (
    <Field {...field}>
      <input type="text" list={list} {...native} {...controlProps(field)} className="in" />
      {suggestions && (
        <datalist id={list}>
          {suggestions.map(text => (
            <option key={text} value={text} />
          ))}
        </datalist>
      )}
    </Field>
  )
}

export type TextAreaProps = Own<TextareaHTMLAttributes<HTMLTextAreaElement>>

/** Several lines of text. */
export function TextArea(props: TextAreaProps) {
  const { field, native } = splitField(props)
  return (
    <Field {...field}>
      <textarea rows={4} {...native} {...controlProps(field)} className="in" />
    </Field>
  )
}

export type DateFieldProps = Own<Omit<InputHTMLAttributes<HTMLInputElement>, 'type'>>

/** A calendar day; value, defaultValue, min and max as YYYY-MM-DD. */
export function DateField(props: DateFieldProps) {
  const { field, native } = splitField(props)
  return (
    <Field {...field}>
      <input {...native} {...controlProps(field)} type="date" className="in max-w-50" />
    </Field>
  )
}

export interface Option {
  value: string
  label: string
  hint?: string
  disabled?: boolean
}

export type SelectFieldProps = Own<SelectHTMLAttributes<HTMLSelectElement>> & {
  options?: readonly (Option | string)[]
  /** Options under headings: districts by city. */
  groups?: readonly { label: string; options: readonly Option[] }[]
  /** First, empty choice: 请选择. */
  placeholder?: string
}

const choice = (option: Option | string) =>
  typeof option === 'string' ? (
    <option key={option}>{option}</option>
  ) : (
    <option key={option.value} value={option.value} disabled={option.disabled}>
      {option.label}
    </option>
  )

/** One of a list; a plain string serves as value and label. */
export function SelectField({ options = [], groups = [], placeholder = '请选择', ...props }: SelectFieldProps) {
  const { field, native } = splitField(props)
  return (
    <Field {...field}>
      <select {...native} {...controlProps(field)} className="in">
        <option value="">{placeholder}</option>
        {options.map(choice)}
        {groups.map(group => (
          <optgroup key={group.label} label={group.label}>
            {group.options.map(choice)}
          </optgroup>
        ))}
      </select>
    </Field>
  )
}
