import type { LogLine } from '@duzhan/contracts'
import { useId } from 'react'
import { useSearchParams } from 'react-router'
import { zh } from '../locales/zh.ts'
import { operatedRegion } from '../person/homeRegion.ts'
import { useMe } from '../person/me.ts'
import { MomentInput } from '../ui/MomentInput.tsx'
import { useRegionsAt } from '../ui/useRegionsAt.ts'

/** What is shown of the log: by matter, region and day; and, chosen in a row, by one thing or one person. */
export function LogFilters({ lines }: { lines: readonly LogLine[] }) {
  const id = useId()
  const [search, setSearch] = useSearchParams()
  const counties = useRegionsAt(operatedRegion(useMe()), 'county')
  const choose = (change: Readonly<Record<string, string>>) => {
    const next = new URLSearchParams(search)
    for (const [key, value] of Object.entries(change)) {
      if (value === '') next.delete(key)
      else next.set(key, value)
    }
    setSearch(next, { replace: true })
  }
  const chosen = (key: string) => search.get(key) ?? ''
  const person = chosen('person')
  const by = lines.find((line) => line.by.id === person)?.by.title
  return (
    <div className="log-filters">
      <select
        className="input"
        aria-label={zh.log.noun}
        value={chosen('noun')}
        onChange={({ target }) => choose({ noun: target.value, thing: '' })}
      >
        <option value="">{zh.log.anyNoun}</option>
        {Object.entries(zh.logNouns).map(([noun, title]) => (
          <option key={noun} value={noun}>
            {title}
          </option>
        ))}
      </select>
      {counties.length > 1 ? (
        <select
          className="input"
          aria-label={zh.log.region}
          value={chosen('region')}
          onChange={({ target }) => choose({ region: target.value })}
        >
          <option value="">{zh.log.anyRegion}</option>
          {counties.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      ) : null}
      <div className="log-days">
        {(['from', 'until'] as const).map((key) => (
          <div key={key} className="log-day">
            <label htmlFor={`${id}-${key}`}>{zh.log[key]}</label>
            <MomentInput
              {...{ id: `${id}-${key}`, kind: 'date', min: '1949-10-01', max: '2199-12-31', value: chosen(key) }}
              onChange={(day) => choose({ [key]: day })}
            />
          </div>
        ))}
      </div>
      {chosen('thing') || person ? (
        <p className="log-only">
          <span>
            {[chosen('thing') && zh.log.onlyThing, person && (by ? zh.log.onlyPerson(by) : zh.log.onlyOnePerson)]
              .filter((text) => text !== '')
              .join(' · ')}
          </span>
          <button type="button" className="button button-quiet" onClick={() => choose({ thing: '', person: '' })}>
            {zh.log.showAll}
          </button>
        </p>
      ) : null}
    </div>
  )
}
