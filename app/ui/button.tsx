import { Link, useNavigation } from '@remix-run/react'
import type { ButtonHTMLAttributes, MouseEvent, ReactNode } from 'react'
import { cx } from './cx'
import { Icon, type IconName } from './icon'

export interface ButtonLook {
  /** primary: one per region · plain (default) · danger: cannot be undone · quiet: no frame. */
  variant?: 'primary' | 'plain' | 'danger' | 'quiet'
  /** Left out: 44 px, and desk size inside StaffFrame. */
  size?: 'tap' | 'desk'
  wide?: boolean
  icon?: IconName
  /** Only the icon is shown; children become its spoken name. */
  iconOnly?: boolean
}

function look({ variant = 'plain', size, wide, iconOnly }: ButtonLook, className?: string) {
  return cx('btn', variant !== 'plain' && variant, size, wide && 'w-full', iconOnly && 'square', className)
}

function Face({ icon, iconOnly, children }: ButtonLook & { children: ReactNode }) {
  return (
    <>
      {icon && <Icon name={icon} />}
      {iconOnly ? <span className="sr-only">{children}</span> : children}
    </>
  )
}

export interface ButtonProps extends ButtonLook, Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled'> {
  /** Being carried out: shows pendingText and takes no second press. */
  pending?: boolean
  pendingText?: string
  /** Why it cannot be used now; shown beside it. The button stays reachable. */
  unavailable?: ReactNode
}

/** A button; type is submit unless said otherwise. The label is a verb, with … when a dialog follows. */
export function Button({
  variant,
  size,
  wide,
  icon,
  iconOnly,
  className,
  pending = false,
  pendingText = '正在提交…',
  unavailable,
  type = 'submit',
  onClick,
  children,
  ...rest
}: ButtonProps) {
  const held = pending || Boolean(unavailable) || rest['aria-disabled'] === true
  const press = (event: MouseEvent<HTMLButtonElement>) => (held ? event.preventDefault() : onClick?.(event))
  const button = (
    <button
      {...rest}
      type={unavailable ? 'button' : type}
      onClick={press}
      aria-disabled={held || undefined}
      aria-busy={pending || undefined}
      className={look({ variant: unavailable ? 'plain' : variant, size, wide, iconOnly }, className)}
    >
      {pending ? (
        pendingText
      ) : (
        <Face icon={icon} iconOnly={iconOnly}>
          {children}
        </Face>
      )}
    </button>
  )
  if (!unavailable) return button
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3 gap-y-1">
      {button}
      <span className="text-sm text-ink-2">{unavailable}</span>
    </span>
  )
}

export interface SubmitButtonProps extends Omit<ButtonProps, 'pending' | 'name' | 'value' | 'type'> {
  /** Sent as the field `intent`, to tell several buttons of one form apart. */
  intent?: string
}

/** The submit button of a Remix form: waits by itself while its submission is under way. */
export function SubmitButton({ intent, variant = 'primary', ...rest }: SubmitButtonProps) {
  const { formData, formMethod } = useNavigation()
  const pending = formData !== undefined && formMethod !== 'GET' && (intent === undefined || formData.get('intent') === intent)
  return <Button {...rest} variant={variant} pending={pending} name={intent && 'intent'} value={intent} />
}

export interface LinkButtonProps extends ButtonLook {
  to: string
  /** A file or another host: a plain anchor, not the router. */
  external?: boolean
  download?: boolean | string
  className?: string
  children: ReactNode
}

/** A link that looks like a button. */
export function LinkButton({ to, external, download, className, children, ...appearance }: LinkButtonProps) {
  const shared = { className: look(appearance, className), children: <Face {...appearance}>{children}</Face> }
  return external || download !== undefined ? <a href={to} download={download} {...shared} /> : <Link to={to} {...shared} />
}
