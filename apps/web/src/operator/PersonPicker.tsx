import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { useSettled } from '../ui/useSettled.ts'
import '../styles/body.css'

export interface ChosenPerson {
  account: string
  title: string
}
interface Props {
  label: string
  /** What it means that nobody is chosen. */
  none: string
  /** The account of whom it cannot be. */
  without: string
  chosen: ChosenPerson | null
  onChoose: (person: ChosenPerson | null) => void
}

/** Not every key asks the platform: so long, in milliseconds, nothing more must be typed. */
const quietMs = 200
/** So many are offered; who does not find the one that is meant writes more. */
const most = 10

/** Chooses one of the people whom the operator administers and who can sign in, by words of account or post, or nobody. */
export function PersonPicker({ label, none, without, chosen, onChoose }: Props) {
  const id = useId()
  const [typed, setTyped] = useState('')
  const words = useSettled(typed.trim(), quietMs)
  const query = useQuery(
    api.identity.person.list.queryOptions(
      { words, limit: most + 1 },
      { placeholderData: keepPreviousData, enabled: words !== '' },
    ),
  )
  const offered = (words === '' ? [] : (query.data?.people ?? []))
    .filter(({ account, isDisabled }) => account !== without && !isDisabled)
    .slice(0, most)
  if (chosen)
    return (
      <p className="body-chosen">
        <span className="visually-hidden">{label}</span>
        {chosen.title} <span className="code-line">{chosen.account}</span>
        <button
          type="button"
          className="button button-quiet button-small"
          aria-label={zh.body.unchoose(chosen.title)}
          onClick={() => onChoose(null)}
        >
          {zh.body.remove}
        </button>
      </p>
    )
  return (
    <div className="field body-picker">
      <label htmlFor={id}>{label}</label>
      <input
        {...{ id, className: 'input', type: 'search', value: typed, maxLength: 80, autoComplete: 'off' }}
        placeholder={zh.people.search}
        onChange={({ target }) => setTyped(target.value)}
      />
      <span className="field-hint">{none}</span>
      {query.error ? <ProblemNotice error={query.error} onRetry={() => void query.refetch()} /> : null}
      {words !== '' && query.data && offered.length === 0 ? <p className="field-hint">{zh.people.nothing}</p> : null}
      {words !== '' && (query.data?.people.length ?? 0) > most ? (
        <p className="field-hint">{zh.people.firstOffered(most)}</p>
      ) : null}
      <ul className="body-found" aria-label={zh.body.offered(label)}>
        {offered.map(({ account, title }) => (
          <li key={account}>
            <button type="button" className="button button-small" onClick={() => onChoose({ account, title })}>
              {title} <span className="code-line">{account}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
