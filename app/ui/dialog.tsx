import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import { Button, type ButtonLook } from './button'

export interface DialogProps {
  open: boolean
  onClose: () => void
  /** Names the object: 交卷？ */
  title: ReactNode
  children: ReactNode
}

/** A native modal dialog: focus is kept inside and given back, Escape closes. */
export function Dialog({ open, onClose, title, children }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    const dialog = box.current
    if (open && !dialog?.open) dialog?.showModal()
    if (!open && dialog?.open) dialog.close()
  }, [open])
  return (
    <dialog className="dialog" ref={box} onClose={onClose} aria-labelledby={heading}>
      <h2 id={heading} className="mb-2 text-lg">
        {title}
      </h2>
      {children}
    </dialog>
  )
}

export interface DialogButtonProps extends ButtonLook {
  /** The button's words, ending in …: 交卷…. */
  label: ReactNode
  title: ReactNode
  /** Text, a form, buttons; `close` puts it away. */
  children: (close: () => void) => ReactNode
}

/** A button that opens a dialog. For what cannot be undone; needs scripts, so never the only way to act. */
export function DialogButton({ label, title, children, ...appearance }: DialogButtonProps) {
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <>
      <Button {...appearance} type="button" onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog open={open} onClose={close} title={title}>
        {children(close)}
      </Dialog>
    </>
  )
}
