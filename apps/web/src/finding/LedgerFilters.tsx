import type { FindingStanding } from '@duzhan/contracts'
import { nearDays } from '@duzhan/plan'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { may, useMe } from '../person/me.ts'
import { ChipGroup } from '../ui/ChipGroup.tsx'
import { PlaceFields, usePlaces } from '../ui/PlaceFields.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import type { Address } from '../ui/useAddress.ts'
import { hasDeadline, type LedgerFilter, standings, unitKey } from './ledgerFilter.ts'
import { useScope } from './useScope.ts'

const { dues, orders, severities } = zh.finding
const standingTitles: Record<FindingStanding, string> = {
  ...zh.finding.states,
  ...{ open: zh.finding.open, toRectify: zh.finding.toRectify, toExtend: zh.finding.toExtend, all: zh.finding.all },
}
const states = standings.map((value) => ({ value, title: standingTitles[value] }))
const deadlines = [
  { value: '', title: zh.finding.anyDue },
  { value: 'late', title: dues.late },
  { value: 'soon', title: dues.soon(nearDays) },
] as const
const titled = (of: Readonly<Record<string, string>>) => Object.entries(of).map(([value, title]) => ({ value, title }))

interface LedgerFiltersProps {
  plan: string
  filter: LedgerFilter
  address: Address
}

/** What the ledger can be narrowed down to, and in which order it stands. */
export function LedgerFilters({ plan, filter, address }: LedgerFiltersProps) {
  const me = useMe()
  const home = useScope(plan)
  const [isOpen, setOpen] = useState(false) // on a phone, where they would fill the screen
  const { county, counties, townships } = usePlaces(home, address)
  const isOneCounty = county !== '' || counties.length <= 1
  const choices = useQuery(
    api.assignments.finding.choices.queryOptions(
      { plan, region: filter.region ?? home },
      { retry: false, enabled: may(me, 'finding.choices') && home !== '' },
    ),
  )
  const { categories = [], responsible = [] } = choices.data ?? {}
  const put = (name: string) => (value: string) => address.put({ [name]: value })
  const takesPart = may(me, 'finding.accept') || may(me, 'finding.verify')
  return (
    <div className="ledger-filters">
      <div className="filters">
        <ChipGroup
          label={zh.finding.filterState}
          options={states}
          value={standings.find((standing) => standing === filter.state) ?? 'open'}
          onChange={(state) => address.put({ state: state === 'open' ? '' : state, ...(hasDeadline(state) ? {} : { due: '' }) })}
        />
        {hasDeadline(filter.state) ? (
          <ChipGroup label={zh.finding.filterDue} options={deadlines} value={filter.due ?? ''} onChange={put('due')} />
        ) : null}
        {takesPart ? (
          <button
            type="button"
            className="chip"
            aria-pressed={filter.mine}
            onClick={() => address.put({ mine: filter.mine ? '' : '1' })}
          >
            {zh.finding.mine}
          </button>
        ) : null}
      </div>
      <div className={isOpen ? 'filters ledger-more is-open' : 'filters ledger-more'}>
        <SearchField label={zh.finding.search} text={filter.text} onSearch={put('text')} />
        <button type="button" className="button ledger-open" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {zh.finding.more}
        </button>
        <PlaceFields
          counties={counties}
          townships={isOneCounty ? townships : []}
          address={address}
          clears={{ unit: '', category: '' }}
        />
        {categories.length > 1 || filter.category ? (
          <SelectField
            label={zh.finding.category}
            any={zh.finding.anyCategory}
            options={categories.map(({ title, count }) => ({ value: title, title: `${title}（${count}）` }))}
            value={filter.category ?? ''}
            onChange={put('category')}
          />
        ) : null}
        {responsible.length > 1 || filter.responsible ? (
          <SelectField
            label={zh.finding.responsible}
            any={zh.finding.anyResponsible}
            options={responsible.map((unit) => ({ value: unitKey(unit), title: `${unit.title}（${unit.count}）` }))}
            value={address.get('unit')}
            onChange={put('unit')}
          />
        ) : null}
        <SelectField
          label={zh.finding.severity}
          any={zh.finding.anySeverity}
          options={titled(severities)}
          value={filter.severity ?? ''}
          onChange={put('severity')}
        />
        <SelectField
          label={zh.finding.order}
          options={titled(orders)}
          value={filter.order}
          onChange={(order) => address.put({ order: order === 'due' ? '' : order })}
        />
      </div>
    </div>
  )
}
