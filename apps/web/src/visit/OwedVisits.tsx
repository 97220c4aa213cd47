import { countyOf, isRegionCode } from '@duzhan/regions'
import { zh } from '../locales/zh.ts'
import { homeRegion } from '../person/homeRegion.ts'
import { useMe } from '../person/me.ts'
import { Card } from '../ui/Card.tsx'
import { useRegionNames } from '../ui/useRegionNames.ts'
import type { BoardRow } from './boardRows.ts'
import { isAskedFor, type OwedVisit } from './owedVisit.ts'
import { useTitles } from './useTitles.ts'
import { VisitRow } from './VisitRow.tsx'

interface OwedVisitsProps {
  rows: readonly BoardRow[]
  plan: string
  today: string
  /** One person's own stand in one list; all in scope, by county. */
  mine: boolean
}

/** The visits that are owed in a window. */
export function OwedVisits({ rows, plan, today, mine }: OwedVisitsProps) {
  const nameOf = useRegionNames(homeRegion(useMe(), plan))
  if (rows.length === 0) return null
  if (mine) return <VisitGroup rows={rows} plan={plan} today={today} />
  const counties = [...new Set(rows.map(countyAt))].sort()
  return counties.map((county) => (
    <VisitGroup
      key={county}
      title={nameOf(county)}
      rows={rows.filter((row) => countyAt(row) === county)}
      plan={plan}
      today={today}
    />
  ))
}

/** The county that a visit's target is or lies in. */
function countyAt({ visit: { target } }: BoardRow): string {
  const own = target.regionPath.at(-1) ?? ''
  return isRegionCode(own) ? countyOf(own) : own
}

interface VisitGroupProps {
  title?: string
  rows: readonly BoardRow[]
  plan: string
  today: string
}

function VisitGroup({ title, rows, plan, today }: VisitGroupProps) {
  const { listTitle, dutyTitle } = useTitles(plan)
  const visits = rows.map(({ visit }) => visit)
  const done = visits.filter((visit) => visit.status === 'done').length
  // what an earlier release made does not say what its duty is called
  const titleOf = ({ title, duty }: OwedVisit) => title || dutyTitle(duty)
  const dutyCount = new Set(visits.map(({ duty }) => duty)).size
  return (
    <Card flush {...(title ? { title, aside: zh.visit.countyProgress(done, visits.filter(isAskedFor).length) } : {})}>
      <ul className="visit-rows">
        {rows.map((row) => (
          <VisitRow
            key={row.visit.id}
            row={row}
            plan={plan}
            today={today}
            what={dutyCount > 1 ? titleOf(row.visit) : listTitle(row.visit.list)}
          />
        ))}
      </ul>
    </Card>
  )
}
