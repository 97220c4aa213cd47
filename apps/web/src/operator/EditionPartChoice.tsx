import { useState } from 'react'
import { zh } from '../locales/zh.ts'
import { Card } from '../ui/Card.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import type { EditionItem, EditionPart } from './editionSteps.ts'

const words = zh.regionEdition
/** So many are listed; more are looked for. */
const mostShown = 100

interface Props {
  part: EditionPart
  items: readonly EditionItem[]
  chosen: ReadonlySet<string>
  onChange: (chosen: ReadonlySet<string>) => void
}

/** One part of what an edition changes: what of it is done, all at once or one by one, looked for where there is much. */
export function EditionPartChoice({ part, items, chosen, onChange }: Props) {
  const [text, setText] = useState('')
  if (items.length === 0) return null
  const count = items.filter(({ key }) => chosen.has(key)).length
  const found = items.filter(({ name, code, was, wasCode }) => [name, code, was, wasCode].some((one) => one.includes(text)))
  const set = (keys: readonly string[], isChosen: boolean) => {
    const now = new Set(chosen)
    for (const key of keys)
      if (isChosen) now.add(key)
      else now.delete(key)
    onChange(now)
  }
  const keys = items.map(({ key }) => key)
  return (
    <Card title={words.part(words.parts[part], count, items.length)}>
      <p className="muted">{words.leads[part]}</p>
      <div className="filters">
        <label>
          <input type="checkbox" checked={count === items.length} onChange={({ target }) => set(keys, target.checked)} />{' '}
          {words.all(words.parts[part])}
        </label>
        {items.length > mostShown ? <SearchField label={words.search} text={text} onSearch={setText} /> : null}
      </div>
      <ul className="edition-items">
        {found.slice(0, mostShown).map((item) => (
          <li key={item.key}>
            <label>
              <input type="checkbox" checked={chosen.has(item.key)} onChange={({ target }) => set([item.key], target.checked)} />{' '}
              {wordsOf(item)}
            </label>
          </li>
        ))}
      </ul>
      {found.length === 0 ? <p className="muted">{words.none}</p> : null}
      {found.length > mostShown ? <p className="muted">{words.shown(mostShown)}</p> : null}
    </Card>
  )
}

/** What an item changes, in words. */
export function wordsOf({ part, name, code, was, wasCode }: EditionItem): string {
  if (part === 'recoded') return words.change(was, wasCode, name, code)
  return part === 'renamed' ? words.rename(was, name, code) : words.item(name, code)
}
