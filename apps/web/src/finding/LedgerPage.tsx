import { takesRecords } from '@duzhan/plan'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { may, useMe } from '../person/me.ts'
import { usePlan } from '../plans/usePlan.ts'
import { Card } from '../ui/Card.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { PagesView } from '../ui/PagesView.tsx'
import { useAddress } from '../ui/useAddress.ts'
import { LedgerCounts } from './LedgerCounts.tsx'
import { LedgerFilters } from './LedgerFilters.tsx'
import { LedgerTable } from './LedgerTable.tsx'
import { type LedgerFilter, ledgerFilter, ledgerNames } from './ledgerFilter.ts'
import { useLedger } from './useLedger.ts'
import { useScope } from './useScope.ts'
import '../styles/finding.css'
import '../styles/ledger.css'

/** The ledger: every finding in the person's scope, page by page; what it is narrowed down to stands in the address. */
export function LedgerPage() {
  const { plan = '' } = useParams()
  const me = useMe()
  const address = useAddress()
  const filter = ledgerFilter(address)
  const pages = useLedger(plan, filter)
  const home = useScope(plan)
  const scope = filter.region ?? home
  const counts = useQuery(
    api.assignments.finding.summary.queryOptions(
      { plan, region: scope },
      { retry: false, enabled: may(me, 'finding.summary') && scope !== '' },
    ),
  )
  const counted = counts.data?.find((entry) => entry.region === scope)
  const isFiltered = ledgerNames.some((name) => address.get(name) !== '')
  return (
    <div className="page">
      <PageHead title={zh.finding.title} />
      <LedgerCounts counts={counted} />
      <LedgerFilters plan={plan} filter={filter} address={address} />
      <PagesView pages={pages} rowsOn={({ rows }) => rows.length}>
        {([first, ...others]) =>
          !first || first.rows.length === 0 ? (
            <Card>
              <WhyEmpty plan={plan} filter={filter} isFiltered={isFiltered} hasClosed={(counted?.closedOut ?? 0) > 0} />
            </Card>
          ) : (
            <LedgerTable findings={[first, ...others].flatMap(({ rows }) => rows)} plan={plan} />
          )
        }
      </PagesView>
    </div>
  )
}

interface WhyEmptyProps {
  plan: string
  filter: LedgerFilter
  isFiltered: boolean
  hasClosed: boolean
}

/** Why there is nothing to see: nothing matches, nothing waits, all is closed out, or nothing ever came. */
function WhyEmpty({ plan, filter, isFiltered, hasClosed }: WhyEmptyProps) {
  const document = usePlan(plan).data?.document
  const isOnlyMine = filter.mine && filter.state === 'open' && filter.text === '' && !filter.due && !filter.region
  const why = document && !takesRecords(document) ? zh.finding.noSource : hasClosed ? zh.finding.noneOpen : zh.finding.empty
  return <EmptyState text={isOnlyMine ? zh.finding.noneMine : isFiltered ? zh.finding.nothingMatches : why} icon="findings" />
}
