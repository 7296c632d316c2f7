import { useEffect, useRef } from 'react'
import type { CandidatePaper } from '~/domain/papers/candidate-paper'
import { isMulti } from '~/domain/papers/question-types'

interface Keys {
  current: CandidatePaper['items'][number]
  chosen: readonly number[]
  choose: (item: string, choice: number[]) => void
  previous: () => void
  next: () => void
  mark: () => void
  /** While nothing can be answered. */
  off: boolean
}

/** A–F choose, ← → move, M marks. Handing in is never on one key. */
export function useKeys(keys: Keys) {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    function press(event: KeyboardEvent) {
      const { current, chosen, choose, previous, next, mark, off } = latest.current
      if (off || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || document.querySelector('dialog[open]')) return
      const actions: Record<string, () => void> = { ArrowLeft: previous, ArrowRight: next, m: mark }
      const action = actions[event.key.length === 1 ? event.key.toLowerCase() : event.key]
      const position = /^[a-f]$/i.test(event.key) ? event.key.toLowerCase().charCodeAt(0) - 97 : -1
      if (position >= 0 && position < current.options.length) choose(current.item, toggled(current.type, chosen, position))
      else if (action) action()
      else return
      // An arrow on a radio button would otherwise change the answer.
      event.preventDefault()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
}

function toggled(type: Keys['current']['type'], chosen: readonly number[], position: number): number[] {
  if (!isMulti(type)) return [position]
  const rest = chosen.filter(other => other !== position)
  return (rest.length < chosen.length ? rest : [...chosen, position]).sort((a, b) => a - b)
}
