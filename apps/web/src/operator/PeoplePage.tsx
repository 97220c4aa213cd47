import type { PersonView } from '@duzhan/contracts'
import { isRegionCode, isWithin } from '@duzhan/regions'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useSearchParams } from 'react-router'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { operatedRegion } from '../person/homeRegion.ts'
import { useMe } from '../person/me.ts'
import { usePlans } from '../plans/usePlans.ts'
import { Card } from '../ui/Card.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { QueryView } from '../ui/QueryView.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { useRegionNames } from '../ui/useRegionNames.ts'
import { useBodyTitles } from './BodyPicker.tsx'
import { ImportPeople } from './ImportPeople.tsx'
import { PasswordSlips, type Slip } from './PasswordSlips.tsx'
import { PersonForm } from './PersonForm.tsx'
import { PersonRow } from './PersonRow.tsx'
import '../styles/body.css'
import '../styles/people.css'

/** The people whom an operator administers, page by page, what they may do, and what can be changed of it. */
export function PeoplePage() {
  const home = operatedRegion(useMe())
  const [search] = useSearchParams()
  const [words, after] = [(search.get('q') ?? '').slice(0, 80), search.get('after') ?? '']
  const isRemoved = search.get('show') === 'removed'
  const asked = { ...(words !== '' && { words }), ...(after !== '' && { after }), ...(isRemoved && { show: 'removed' as const }) }
  const query = useQuery(api.identity.person.list.queryOptions(asked, { placeholderData: keepPreviousData }))
  const names = useGrantNames(home, query.data?.people ?? [])
  const [adding, setAdding] = useState<'one' | 'many' | null>(null)
  const [done, setDone] = useState('')
  const [slips, setSlips] = useState<Slip[]>([])
  const show = (...given: Slip[]) => {
    setAdding(null)
    setDone('')
    setSlips(given)
  }
  return (
    <div className="page page-narrow">
      <PageHead title={zh.people.title} lead={zh.people.lead}>
        {adding === null ? (
          <>
            <button type="button" className="button" onClick={() => setAdding('many')}>
              {zh.people.addMany}
            </button>
            <button type="button" className="button button-primary" onClick={() => setAdding('one')}>
              {zh.people.add}
            </button>
          </>
        ) : null}
      </PageHead>
      {slips.length > 0 ? <PasswordSlips slips={slips} onClose={() => setSlips([])} /> : null}
      {done ? (
        <p className="notice" role="status">
          {done}
        </p>
      ) : null}
      {adding === 'many' ? (
        <ImportPeople {...{ home, names }} onCreated={(made) => show(...made)} onCancel={() => setAdding(null)} />
      ) : null}
      {adding === 'one' ? (
        <Card title={zh.people.add}>
          <PersonForm home={home} onCreated={show} onCancel={() => setAdding(null)} />
        </Card>
      ) : null}
      <SearchBox key={words} {...{ words, isRemoved }} />
      <QueryView query={query}>
        {({ people, next }) => (
          <Card flush>
            {people.length === 0 ? (
              <EmptyState
                text={words !== '' ? zh.people.nothing : isRemoved ? zh.people.noneRemoved : zh.people.empty}
                icon="people"
              />
            ) : null}
            <ul className="body-rows">
              {people.map((person) => (
                <PersonRow key={person.id} {...{ person, home, names, onDone: setDone, onReset: show }} />
              ))}
            </ul>
            <Pager next={next} count={people.length} />
          </Card>
        )}
      </QueryView>
    </div>
  )
}

/** What the places, plans and bodies of grants are called, as far as the operator may know. */
function useGrantNames(home: string, people: readonly PersonView[]) {
  const nameOf = useRegionNames(home)
  const plans = usePlans().data
  const titleOf = useBodyTitles(people.flatMap(({ grants }) => grants.flatMap(({ body }) => body ?? [])))
  return {
    regionOf: (code: string) =>
      isRegionCode(code) && isRegionCode(home) && isWithin(code, home) ? nameOf(code) : zh.people.otherRegion,
    planOf: (code: string) => plans?.find(({ plan }) => plan === code)?.title ?? zh.people.otherPlan,
    bodyOf: (key: string) => (titleOf(key) === key ? zh.people.otherBody : titleOf(key)),
  }
}

/** The words that are looked for, and whether among those who are there or who were removed: both are kept in the address. */
function SearchBox({ words, isRemoved }: { words: string; isRemoved: boolean }) {
  const [, setSearch] = useSearchParams()
  const [typed, setTyped] = useState(words)
  const ask = (q: string, show: string) => setSearch({ ...(q !== '' && { q }), ...(show === 'removed' && { show }) })
  const show = isRemoved ? 'removed' : 'there'
  const look = (event: FormEvent) => {
    event.preventDefault()
    ask(typed.trim(), show)
  }
  return (
    <form className="filters people-search" aria-label={zh.people.search} onSubmit={look}>
      <input
        className="input"
        type="search"
        maxLength={80}
        aria-label={zh.people.search}
        placeholder={zh.people.search}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <button type="submit" className="button">
        {zh.people.searchDo}
      </button>
      {words === '' ? null : (
        <button type="button" className="button button-quiet" onClick={() => ask('', show)}>
          {zh.people.clear}
        </button>
      )}
      <SelectField
        label={zh.people.show}
        options={Object.entries(zh.people.shows).map(([value, title]) => ({ value, title }))}
        value={show}
        onChange={(chosen) => ask(words, chosen)}
      />
    </form>
  )
}

/** The way to the next page and back to the first; the place is kept in the address, so that going back goes back. */
function Pager({ next, count }: { next: string | null; count: number }) {
  const [search, setSearch] = useSearchParams()
  const isFirst = !search.has('after')
  if (isFirst && next === null) return null
  const turn = (after: string | null) => {
    const other = new URLSearchParams(search)
    if (after === null) other.delete('after')
    else other.set('after', after)
    setSearch(other)
    window.scrollTo({ top: 0 })
  }
  return (
    <div className="people-pager">
      <span className="muted">{zh.people.shown(count)}</span>
      {isFirst ? null : (
        <button type="button" className="button button-small" onClick={() => turn(null)}>
          {zh.people.firstPage}
        </button>
      )}
      {next === null ? null : (
        <button type="button" className="button button-small" onClick={() => turn(next)}>
          {zh.people.nextPage}
        </button>
      )}
    </div>
  )
}
