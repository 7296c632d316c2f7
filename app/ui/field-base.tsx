import type { ReactNode } from 'react'
import { cx } from './cx'
import { Icon } from './icon'

/** What every field takes. `id` defaults to `name`, which is where ErrorSummary links to. */
export interface FieldBase {
  name: string
  label: ReactNode
  id?: string
  /** One line under the label, before typing. */
  hint?: ReactNode
  /** Shows 选填; without it the control is `required`. */
  optional?: boolean
  /** Message of a refused value, in words. */
  error?: string | readonly string[]
  /** Something learnt about the value that is not an error. */
  note?: { tone: 'ok' | 'warn'; text: ReactNode }
  className?: string
}

/** Field props together with those of the native control. */
export type Own<Attributes> = FieldBase & Omit<Attributes, keyof FieldBase>

export const errorText = (error: FieldBase['error']) => (typeof error === 'string' ? error : error?.join('；')) || undefined

/** aria wiring shared by all controls of a field. */
export function controlProps({ name, id = name, hint, error, optional }: FieldBase) {
  const bad = errorText(error) !== undefined
  return {
    id,
    name,
    required: !optional,
    'aria-invalid': bad || undefined,
    'aria-describedby': cx(hint !== undefined && `${id}-hint`, bad && `${id}-error`) || undefined,
  }
}

/** Error and note lines under a control. */
export function FieldMessages({ name, id = name, error, note }: FieldBase) {
  const text = errorText(error)
  return (
    <>
      {text && (
        <p className="msg text-danger" id={`${id}-error`}>
          <Icon name="stop" size={16} />
          <span>{text}</span>
        </p>
      )}
      {note && (
        <p className={cx('msg', note.tone === 'ok' ? 'text-ok' : 'text-warn')}>
          <Icon name={note.tone === 'ok' ? 'check' : 'alert'} size={16} />
          <span>{note.text}</span>
        </p>
      )}
    </>
  )
}

/** Label, hint, any control, messages. For a control of your own spread `controlProps(props)` on it. */
export function Field({ children, ...field }: FieldBase & { children: ReactNode }) {
  const { name, id = name, label, hint, optional, error, className } = field
  return (
    <div className={cx('field', errorText(error) && 'err', className)}>
      <label htmlFor={id}>
        {label}
        {optional && <span className="opt">选填</span>}
      </label>
      {hint !== undefined && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {children}
      <FieldMessages {...field} />
    </div>
  )
}

/** Splits field props from those of the native control. */
export function splitField<P extends FieldBase>({ name, label, id, hint, optional, error, note, className, ...native }: P) {
  return { field: { name, label, id, hint, optional, error, note, className }, native }
}
