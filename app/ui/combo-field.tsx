import { useFetcher } from '@remix-run/react'
import { useEffect, useState, type KeyboardEvent } from 'react'
import { controlProps, Field, type FieldBase, type Option } from './field'

export interface ComboFieldProps extends FieldBase {
  /** Loader that answers GET ?q=… with `{ options: Option[] }`; found by name, code or pinyin. A disabled option is shown with its hint but cannot be taken. */
  searchTo: string
  /** What is stored: the code sent, and its words. */
  defaultValue?: Option
  placeholder?: string
}

/** Search and choose one of many; sends the option's value. Without scripts it is a text field for the code itself. */
export function ComboField({ searchTo, defaultValue, placeholder, ...field }: ComboFieldProps) {
  const found = useFetcher<{ options: Option[] }>()
  const [ready, setReady] = useState(false)
  const [chosen, setChosen] = useState(defaultValue)
  const [text, setText] = useState<string>()
  const [at, setAt] = useState(0)
  useEffect(() => setReady(true), [])

  const { name, id = name } = field
  const open = text !== undefined && text !== '' && found.data !== undefined
  const options = open ? found.data?.options ?? [] : []
  const control = controlProps(field)

  function search(words: string) {
    setText(words)
    setAt(0)
    if (words) found.load(`${searchTo}${searchTo.includes('?') ? '&' : '?'}q=${encodeURIComponent(words)}`)
    else setChosen(undefined)
  }
  function take(option: Option | undefined) {
    if (!option || option.disabled) return
    setChosen(option)
    setText(undefined)
  }
  function press(event: KeyboardEvent) {
    if (!open) return
    if (event.key === 'ArrowDown') setAt(Math.min(options.length - 1, at + 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1))
    else if (event.key === 'Enter') take(options[at])
    else if (event.key === 'Escape') setText(undefined)
    else return
    event.preventDefault()
  }

  if (!ready)
    return (
      <Field {...field}>
        <input {...control} className="in" defaultValue={defaultValue?.value} placeholder={placeholder} />
      </Field>
    )
  return (
    <Field {...field}>
      <div className="combo">
        <input type="hidden" name={name} value={chosen?.value ?? ''} />
        <input
          {...control}
          name={undefined}
          className="in"
          role="combobox"
          autoComplete="off"
          placeholder={placeholder}
          value={text ?? chosen?.label ?? ''}
          onChange={event => search(event.currentTarget.value)}
          onKeyDown={press}
          onBlur={() => setText(undefined)}
          aria-autocomplete="list"
          aria-expanded={open}
          aria-controls={`${id}-options`}
          aria-activedescendant={open && options.length > 0 ? `${id}-option-${at}` : undefined}
        />
        <ul
          id={`${id}-options`}
          role="listbox"
          aria-label={typeof field.label === 'string' ? field.label : '可选项'}
          hidden={!open || options.length === 0}
        >
          {options.map((option, index) => (
            <li
              key={option.value}
              id={`${id}-option-${index}`}
              role="option"
              aria-selected={index === at}
              aria-disabled={option.disabled}
              onMouseDown={event => {
                event.preventDefault()
                take(option)
              }}
            >
              <span>{option.label}</span>
              {option.hint && <small>{option.hint}</small>}
            </li>
          ))}
        </ul>
        <p className="text-sm text-ink-2" role="status">
          {open && found.state === 'idle' && options.length === 0 && `未找到“${text}”，换个词试试`}
        </p>
      </div>
    </Field>
  )
}
