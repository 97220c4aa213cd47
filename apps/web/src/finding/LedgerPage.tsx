import type { FindingCounts } from '@duzhan/contracts'
import { takesRecords } from '@duzhan/plan'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useParams, useSearchParams } from 'react-router'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { homeRegion } from '../person/homeRegion.ts'
import { may, useMe } from '../person/me.ts'
import { usePlan } from '../plans/usePlan.ts'
import { Card } from '../ui/Card.tsx'
import { ChipGroup } from '../ui/ChipGroup.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FindingRows } from '../ui/FindingRows.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { QueryView } from '../ui/QueryView.tsx'
import { useCounties } from './useCounties.ts'
import '../styles/finding.css'

const states = [
  { value: 'open', title: zh.finding.open },
  { value: 'closed', title: zh.finding.closed },
  { value: 'withdrawn', title: zh.finding.withdrawn },
  { value: 'all', title: zh.finding.all },
] as const
const lights = [
  { value: 'any', title: zh.finding.anyLight },
  { value: 'red', title: zh.finding.lights.red },
  { value: 'yellow', title: zh.finding.lights.yellow },
  { value: 'blue', title: zh.finding.lights.blue },
] as const

/** The ledger: every finding in the person's scope, by state, light and county; the filter stands in the address. */
export function LedgerPage() {
  const { plan = '' } = useParams()
  const me = useMe()
  const home = homeRegion(me, plan)
  const [search, setSearch] = useSearchParams()
  const state = chosen(states, search.get('state')) ?? 'open'
  const hasDeadline = state === 'open' || state === 'all'
  const light = (hasDeadline && chosen(lights, search.get('light'))) || 'any'
  const county = search.get('county') ?? ''
  const counties = useCounties(home)
  const findings = useQuery(
    api.assignments.finding.list.queryOptions(
      { plan, state, limit: 200, ...(light === 'any' ? {} : { light }), ...(county ? { region: county } : {}) },
      { placeholderData: keepPreviousData },
    ),
  )
  const scope = county || home
  const counts = useQuery(
    api.assignments.finding.summary.queryOptions({ plan, region: scope }, { retry: false, enabled: may(me, 'finding.summary') }),
  )
  const choose = (key: string, value: string) => {
    const next = new URLSearchParams(search)
    next.set(key, value)
    setSearch(next, { replace: true })
  }
  const document = usePlan(plan).data?.document
  const whyEmpty = document && !takesRecords(document) ? zh.finding.noSource : zh.finding.empty
  const isFiltered = state !== 'open' || light !== 'any' || county !== ''
  return (
    <div className="page page-narrow">
      <PageHead title={zh.finding.title} />
      <Counts counts={counts.data?.find((entry) => entry.region === scope)} />
      <div className="filters">
        <ChipGroup label={zh.finding.filterState} options={states} value={state} onChange={(value) => choose('state', value)} />
        {hasDeadline ? (
          <ChipGroup label={zh.finding.filterLight} options={lights} value={light} onChange={(value) => choose('light', value)} />
        ) : null}
        {counties.length > 1 ? (
          <select
            className="input"
            aria-label={zh.finding.filterCounty}
            value={county}
            onChange={(event) => choose('county', event.target.value)}
          >
            <option value="">{zh.finding.anyCounty}</option>
            {counties.map((entry) => (
              <option key={entry.code} value={entry.code}>
                {entry.name}
              </option>
            ))}
          </select>
        ) : null}
      </div>
      <QueryView query={findings}>
        {(found) => (
          <Card flush>
            {found.length === 0 ? (
              <EmptyState text={isFiltered ? zh.finding.nothingMatches : whyEmpty} icon="findings" />
            ) : (
              <FindingRows findings={found} plan={plan} />
            )}
          </Card>
        )}
      </QueryView>
    </div>
  )
}

function Counts({ counts }: { counts: FindingCounts | undefined }) {
  if (!counts) return null
  // withdrawn ones are the exception: no tile says that there are none
  const tiles = (['open', 'red', 'yellow', 'blue', 'closedOut', 'withdrawn'] as const).filter(
    (tile) => tile !== 'withdrawn' || counts.withdrawn > 0,
  )
  return (
    <dl className="counts">
      {tiles.map((tile) => (
        <div key={tile} className={`count count-${tile}`}>
          <dt>{zh.finding.counts[tile]}</dt>
          <dd>{counts[tile]}</dd>
        </div>
      ))}
    </dl>
  )
}

function chosen<Value extends string>(options: readonly { value: Value }[], value: string | null): Value | undefined {
  return options.find((option) => option.value === value)?.value
}
