import { useEffect, useId, useRef, type ReactNode } from 'react'

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
