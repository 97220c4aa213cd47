import type { BodyFilter, BodyView } from '@duzhan/contracts'
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { type ReactNode, useId, useRef, useState } from 'react'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { useSettled } from '../ui/useSettled.ts'
import '../styles/body.css'

/** Not every key asks the platform: so long, in milliseconds, nothing more must be typed. */
const quietMs = 200
/** So many are offered; who does not find the one that is meant writes more of its name. */
const most = 20
/** So many are told at once, whether they are looked for or named: few enough for an address. */
const mostOnPage = 100

interface BodyPickerProps {
  label: string
  /** Which bodies may be chosen at all. */
  of?: Pick<BodyFilter, 'region'> & Partial<Pick<BodyFilter, 'kinds'>>
  /** Keys that are not offered: the body itself, and those that are chosen already. */
  without?: readonly string[]
  onChoose: (body: BodyView) => void
}

/** Looks for a body that stands by words of its name or key, and offers those that the platform finds. */
export function BodyPicker({ label, of = {}, without = [], onChoose }: BodyPickerProps) {
  const id = useId()
  const [typed, setTyped] = useState('')
  const text = useSettled(typed.trim(), quietMs)
  const query = useQuery(
    api.identity.body.list.queryOptions(
      { ...of, text, limit: Math.min(most + without.length, mostOnPage) },
      { placeholderData: keepPreviousData },
    ),
  )
  const told = query.data?.bodies ?? []
  const free = told.filter(({ key }) => !without.includes(key))
  const found = free.slice(0, most)
  return (
    <div className="body-picker">
      <label className="visually-hidden" htmlFor={id}>
        {label}
      </label>
      <input
        {...{ id, className: 'input', type: 'search', value: typed, maxLength: 80, autoComplete: 'off' }}
        placeholder={zh.body.search}
        onChange={({ target }) => setTyped(target.value)}
      />
      {query.error ? <ProblemNotice error={query.error} onRetry={() => void query.refetch()} /> : null}
      <ul className="body-found" aria-label={zh.body.offered(label)}>
        {found.map((body) => (
          <li key={body.key}>
            <button
              type="button"
              className="button button-small"
              onClick={() => {
                setTyped('')
                onChoose(body)
              }}
            >
              {body.title} <span className="code-line">{body.key}</span>
            </button>
          </li>
        ))}
      </ul>
      {query.data ? <p className="field-hint">{hintOf(found.length, query.data.total - (told.length - free.length))}</p> : null}
    </div>
  )
}

/** Of how many that may be chosen so many are offered; where others hide all of them, a word of their name finds them. */
const hintOf = (shown: number, total: number): string =>
  total === 0 ? zh.body.noneOffered : total > most || shown === 0 ? zh.body.firstOffered(total) : zh.body.pick

interface ChosenProps {
  bodies: readonly { key: string; title: string }[]
  onRemove: (key: string) => void
  children?: ReactNode
}

/** The bodies that were chosen, each to be taken off again. */
export function ChosenBodies({ bodies, onRemove }: ChosenProps) {
  if (bodies.length === 0) return null
  return (
    <ul className="body-found">
      {bodies.map(({ key, title }) => (
        <li key={key} className="body-chosen">
          {title}
          <button
            type="button"
            className="button button-quiet button-small"
            aria-label={zh.body.unchoose(title)}
            onClick={() => onRemove(key)}
          >
            {zh.body.remove}
          </button>
        </li>
      ))}
    </ul>
  )
}

/** What bodies are called, by key, however many they are; a key stands for itself until its title is known. */
export function useBodyTitles(keys: readonly string[]): (key: string) => string {
  const named = [...new Set(keys)].sort()
  const parts = Array.from({ length: Math.ceil(named.length / mostOnPage) }, (_, at) =>
    named.slice(at * mostOnPage, (at + 1) * mostOnPage),
  )
  const told = useQueries({
    queries: parts.map((part) => api.identity.body.list.queryOptions({ named: part, show: 'all' })),
  })
  // what was known stays so while others are asked about
  const titles = useRef(new Map<string, string>())
  for (const { key, title } of told.flatMap(({ data }) => data?.bodies ?? [])) titles.current.set(key, title)
  return (key) => titles.current.get(key) ?? key
}
