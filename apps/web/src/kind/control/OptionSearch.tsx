import { type KeyboardEvent, type MouseEvent, useRef, useState } from 'react'
import { zh } from '../../locales/zh.ts'
import { Icon } from '../../ui/Icon.tsx'
import { isMeant } from '../reading/initials.ts'
import type { OptionButtonsProps } from './OptionButtons.tsx'

/** The list was opened to be searched. */
const focused = (input: HTMLInputElement | null) => input?.focus()

/** A press in the list leaves the search where it is. */
const keepFocus = (event: MouseEvent) => event.preventDefault()

/** More matches than these are not read but searched further. */
const mostShown = 50

/** Many options: a list that opens, is searched by characters or first letters of pinyin, and works by keys as by touch. */
export function OptionSearch(props: Omit<OptionButtonsProps, 'tone'>) {
  const { id, options, chosen, isMany, isRequired, labelledBy, describedBy, isInvalid, onChange } = props
  const [isOpen, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const opener = useRef<HTMLButtonElement>(null)
  const found = isOpen ? options.filter((option) => isMeant(option, typed)) : []
  const shown = found.slice(0, mostShown)
  const close = () => {
    setOpen(false)
    setTyped('')
    setActive(0)
    opener.current?.focus()
  }
  const choose = (option: string) => {
    if (isMany) return onChange(options.filter((one) => (one === option ? !chosen.includes(one) : chosen.includes(one))))
    onChange([option])
    return close()
  }
  const move = (by: number) => {
    const next = Math.min(Math.max(active + by, 0), Math.max(shown.length - 1, 0))
    setActive(next)
    document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' })
  }
  const press = (event: KeyboardEvent) => {
    const option = shown[active]
    if (event.key === 'ArrowDown') move(1)
    else if (event.key === 'ArrowUp') move(-1)
    else if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) option && choose(option)
    else return
    event.preventDefault()
  }
  return (
    <div className="option-search">
      <button
        type="button"
        ref={opener}
        id={id}
        className="input option-opener"
        aria-haspopup="listbox"
        aria-expanded={isOpen}
        aria-labelledby={`${labelledBy} ${id}`}
        aria-describedby={describedBy}
        aria-invalid={isInvalid || undefined}
        onClick={() => (isOpen ? close() : setOpen(true))}
      >
        <span className={chosen.length > 0 ? undefined : 'faint'}>
          {chosen.length > 0 ? chosen.join('、') : zh.kinds.chooseAmong(options.length)}
        </span>
        <Icon name="chevron" />
      </button>
      {isOpen ? (
        <div className="option-panel">
          <input
            ref={focused}
            className="input"
            type="text"
            role="combobox"
            aria-label={zh.kinds.search}
            aria-expanded
            aria-controls={`${id}-list`}
            aria-activedescendant={shown.length > 0 ? `${id}-${active}` : undefined}
            placeholder={zh.kinds.searchHint}
            value={typed}
            onChange={({ target }) => {
              setTyped(target.value)
              setActive(0)
            }}
            onKeyDown={press}
            onBlur={() => setOpen(false)}
          />
          <div
            className="option-list"
            id={`${id}-list`}
            role="listbox"
            aria-multiselectable={isMany || undefined}
            aria-labelledby={labelledBy}
          >
            {shown.map((option, index) => (
              <div
                key={option}
                id={`${id}-${index}`}
                role="option"
                aria-selected={chosen.includes(option)}
                className={index === active ? 'option-active' : undefined}
                tabIndex={-1}
                onMouseDown={keepFocus}
                onClick={() => choose(option)}
                onKeyDown={press}
              >
                <span>{option}</span>
                {chosen.includes(option) ? <Icon name="check" /> : null}
              </div>
            ))}
          </div>
          {found.length === 0 ? <p className="field-hint">{zh.kinds.notFound(typed)}</p> : null}
          {found.length > mostShown ? <p className="field-hint">{zh.kinds.moreFound(found.length - mostShown)}</p> : null}
          {isMany ? (
            <button type="button" className="button button-small" onMouseDown={keepFocus} onClick={close}>
              {zh.kinds.done}
            </button>
          ) : null}
        </div>
      ) : null}
      {isRequired || isMany || chosen.length === 0 ? null : (
        <button type="button" className="button button-quiet button-small" onClick={() => onChange([])}>
          {zh.checklist.clearAnswer}
        </button>
      )}
    </div>
  )
}
