import { countyOf, isRegionCode } from '@duzhan/regions'
import { zh } from '../locales/zh.ts'
import { homeRegion } from '../person/homeRegion.ts'
import { useMe } from '../person/me.ts'
import { Card } from '../ui/Card.tsx'
import { useRegionNames } from '../ui/useRegionNames.ts'
import { isAskedFor, type OwedVisit } from './owedVisit.ts'
import { useTitles } from './useTitles.ts'
import { VisitRow } from './VisitRow.tsx'

interface OwedVisitsProps {
  visits: readonly OwedVisit[]
  plan: string
  today: string
  /** One person's own stand in one list; all in scope, by county. */
  mine: boolean
}

/** The visits that are owed in a window. */
export function OwedVisits({ visits, plan, today, mine }: OwedVisitsProps) {
  const nameOf = useRegionNames(homeRegion(useMe(), plan))
  if (visits.length === 0) return null
  if (mine) return <VisitGroup visits={visits} plan={plan} today={today} />
  const counties = [...new Set(visits.map(countyAt))].sort()
  return counties.map((county) => (
    <VisitGroup
      key={county}
      title={nameOf(county)}
      visits={visits.filter((visit) => countyAt(visit) === county)}
      plan={plan}
      today={today}
    />
  ))
}

/** The county that a visit's target is or lies in. */
function countyAt({ target }: OwedVisit): string {
  const own = target.regionPath.at(-1) ?? ''
  return isRegionCode(own) ? countyOf(own) : own
}

interface VisitGroupProps {
  title?: string
  visits: readonly OwedVisit[]
  plan: string
  today: string
}

function VisitGroup({ title, visits, plan, today }: VisitGroupProps) {
  const { listTitle, dutyTitle, dutyCount } = useTitles(plan)
  const done = visits.filter((visit) => visit.status === 'done').length
  return (
    <Card flush {...(title ? { title, aside: zh.visit.countyProgress(done, visits.filter(isAskedFor).length) } : {})}>
      <ul className="visit-rows">
        {visits.map((visit) => (
          <VisitRow
            key={visit.id}
            visit={visit}
            plan={plan}
            today={today}
            what={dutyCount > 1 ? dutyTitle(visit.duty) : listTitle(visit.list)}
          />
        ))}
      </ul>
    </Card>
  )
}
