import type { FoundRegion } from '@duzhan/contracts'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, type MouseEvent, useId, useState } from 'react'
import { zh } from '../locales/zh.ts'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { useSettled } from '../ui/useSettled.ts'
import '../styles/region.css'

/** Not every key asks the platform: so long, in milliseconds, nothing more must be typed. */
const quietMs = 200

interface RegionFinderProps {
  label: string
  /** Where is looked, in a word: what was found elsewhere for the same text is not shown. */
  scope?: string
  chosen: FoundRegion | null
  /** Asks the platform for regions by what was typed. */
  find: (text: string) => Promise<FoundRegion[]>
  onChoose: (region: FoundRegion | null) => void
}

/** A press in the list leaves the focus where it is. */
const keepFocus = (event: MouseEvent) => event.preventDefault()

/** As many as the platform tells at most. */
const most = 20

/** One region, of the national tree or of those that are held, found by name, initials or code; each with the names above it, because names repeat. */
export function RegionFinder({ label, scope = '', chosen, find, onChoose }: RegionFinderProps) {
  const id = useId()
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const sought = useSettled(typed.trim(), quietMs)
  const query = useQuery({
    queryKey: ['region.find', scope, sought],
    queryFn: () => find(sought),
    enabled: sought !== '',
    staleTime: 300_000,
    gcTime: 0, // who looks once more looks anew: a region may have changed meanwhile
  })
  if (chosen)
    return (
      <div className="region-finder">
        <p className="region-chosen" role="status">
          {scope === ''
            ? zh.region.chosen(chosen.name, chosen.above, chosen.code)
            : zh.region.chosenHeld(chosen.name, chosen.above)}
        </p>
        <button
          type="button"
          className="button button-small"
          aria-label={scope === '' ? undefined : zh.region.changeOf(label)}
          onClick={() => onChoose(null)}
        >
          {zh.region.change}
        </button>
      </div>
    )
  const found = typed.trim() === '' ? [] : (query.data ?? [])
  const choose = (region: FoundRegion) => {
    setTyped('')
    setActive(0)
    onChoose(region)
  }
  const press = (event: KeyboardEvent) => {
    const region = found[active]
    if (event.key === 'ArrowDown') setActive(Math.min(active + 1, found.length - 1))
    else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0))
    else if (event.key === 'Escape') setTyped('')
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) region && choose(region)
    else return
    event.preventDefault()
  }
  const isWaiting = typed.trim() !== '' && (sought !== typed.trim() || query.isFetching)
  return (
    <div className="region-finder">
      <label htmlFor={id}>{label}</label>
      <input
        {...{ id, className: 'input', value: typed, autoComplete: 'off', maxLength: 60 }}
        type="text"
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={`${id}-list`}
        aria-describedby={`${id}-hint`}
        aria-activedescendant={found.length > 0 ? `${id}-${active}` : undefined}
        onChange={({ target }) => {
          setTyped(target.value)
          setActive(0)
        }}
        onKeyDown={press}
      />
      <p className="field-hint" id={`${id}-hint`} role="status">
        {typed.trim() === '' ? zh.region.finderHint : isWaiting ? zh.region.searching : result(typed.trim(), found.length)}
      </p>
      {query.error ? <ProblemNotice error={query.error} onRetry={() => void query.refetch()} /> : null}
      <div className="region-list" id={`${id}-list`} role="listbox" aria-label={label} hidden={found.length === 0}>
        {found.map((region, index) => (
          <div
            key={region.code}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            tabIndex={-1}
            onMouseDown={keepFocus}
            onClick={() => choose(region)}
            onKeyDown={press}
          >
            <strong>{region.name}</strong>
            <span className="muted">{zh.region.above(region.above)}</span>
            <span className="code-line">{region.code}</span>
          </div>
        ))}
      </div>
    </div>
  )
}

const result = (typed: string, count: number): string =>
  count === 0 ? zh.region.notFound(typed) : count >= most ? zh.region.mostFound(count) : zh.region.found(count)
