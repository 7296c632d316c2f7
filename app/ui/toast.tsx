import { useEffect, useState, type ReactNode } from 'react'
import { Icon, type IconName } from './icon'

/** A short word about something done: 5 seconds, longer under the pointer or focus. Never the only place of a message. Give it a `key` per event. */
export function Toast({ children, icon = 'check', action }: { children: ReactNode; icon?: IconName; action?: ReactNode }) {
  const [shown, setShown] = useState(true)
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => setShown(false), 5000)
    return () => clearTimeout(timer)
  }, [held])
  if (!shown) return null
  return (
    <div
      className="toast"
      role="status"
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon name={icon} />
      <span>{children}</span>
      {action}
    </div>
  )
}
