import type { InputHTMLAttributes, ReactNode } from 'react'
import { cx } from './cx'
import type { Option } from './field'
import { errorText, FieldMessages, type FieldBase } from './field-base'

interface ChoiceFieldProps extends FieldBase {
  options: readonly (Option | string)[]
  /** Side by side where there is room; default one under another. */
  inline?: boolean
}

const asOption = (option: Option | string): Option => (typeof option === 'string' ? { value: option, label: option } : option)

/** Fieldset with one row per option; the first input carries the id, so the error summary can reach it. */
function Choices({ type, chosen, options, inline, ...field }: ChoiceFieldProps & { type: 'radio' | 'checkbox'; chosen: readonly string[] }) {
  const { name, id = name, label, hint, optional, error, className } = field
  const bad = errorText(error) !== undefined
  return (
    <fieldset
      className={cx('field', bad && 'err', className)}
      aria-describedby={cx(hint !== undefined && `${id}-hint`, bad && `${id}-error`) || undefined}
    >
      <legend>
        {label}
        {optional && <span className="opt">选填</span>}
      </legend>
      {hint !== undefined && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <div className={inline ? 'flex flex-wrap gap-2' : 'grid gap-2'}>
        {options.map(asOption).map((option, index) => (
          <label className="choice" key={option.value}>
            <input
              type={type}
              name={name}
              value={option.value}
              id={index === 0 ? id : undefined}
              defaultChecked={chosen.includes(option.value)}
              disabled={option.disabled}
              required={type === 'radio' && !optional}
              aria-invalid={bad || undefined}
            />
            <span>
              {option.label}
              {option.hint && <span className="block text-sm text-ink-2">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
      <FieldMessages {...field} />
    </fieldset>
  )
}

export interface RadioGroupProps extends ChoiceFieldProps {
  defaultValue?: string
}

/** One of a few, all visible. */
export function RadioGroup({ defaultValue, ...props }: RadioGroupProps) {
  return <Choices type="radio" chosen={defaultValue === undefined ? [] : [defaultValue]} {...props} />
}

export interface CheckboxGroupProps extends ChoiceFieldProps {
  defaultValue?: readonly string[]
}

/** Any of a few; the form receives `name` once per choice. */
export function CheckboxGroup({ defaultValue = [], ...props }: CheckboxGroupProps) {
  return <Choices type="checkbox" chosen={defaultValue} {...props} />
}

export interface CheckFieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'name' | 'id' | 'type'> {
  name: string
  id?: string
  /** The whole sentence agreed to. */
  label: ReactNode
  optional?: boolean
  error?: FieldBase['error']
}

/** One box with its sentence; sends "on" unless `value` is given. */
export function CheckField({ name, id = name, label, optional, error, className, ...native }: CheckFieldProps) {
  const bad = errorText(error) !== undefined
  return (
    <div className={cx('field', bad && 'err', className)}>
      <label className="check">
        <input
          {...native}
          type="checkbox"
          name={name}
          id={id}
          required={!optional}
          aria-invalid={bad || undefined}
          aria-describedby={bad ? `${id}-error` : undefined}
        />
        <span>{label}</span>
      </label>
      <FieldMessages name={name} id={id} label={label} error={error} />
    </div>
  )
}
