import type { VisitBoard } from '@duzhan/contracts'
import { countyOf, isRegionCode, levelOf, levels } from '@duzhan/regions'
import { zh } from '../locales/zh.ts'
import { homeRegion } from '../person/homeRegion.ts'
import { useMe } from '../person/me.ts'
import { Card } from '../ui/Card.tsx'
import { useRegionNames } from '../ui/useRegionNames.ts'
import type { OwedVisit } from './owedVisit.ts'
import { useTitles } from './useTitles.ts'
import { VisitRow } from './VisitRow.tsx'

interface OwedVisitsProps {
  visits: readonly OwedVisit[]
  /** How many of each county are asked for and done, on whatever page. */
  counties: VisitBoard['counties']
  plan: string
  today: string
  /** One person's own stand in one list, as do those of somebody whose region is part of a county; all others in scope, by county. */
  mine: boolean
}

/** The visits that are owed in a window. */
export function OwedVisits({ visits, counties, plan, today, mine }: OwedVisitsProps) {
  const home = homeRegion(useMe(), plan)
  const nameOf = useRegionNames(home)
  if (visits.length === 0) return null
  const isPart = isRegionCode(home) && levels.indexOf(levelOf(home)) > levels.indexOf('county')
  if (mine || isPart) return <VisitGroup visits={visits} plan={plan} today={today} />
  return [...new Set(visits.map(countyAt))].sort().map((county) => {
    const { done = 0, asked = 0 } = counties.find(({ region }) => region === county) ?? {}
    return (
      <VisitGroup
        key={county}
        head={{ title: nameOf(county), aside: zh.visit.countyProgress(done, asked) }}
        visits={visits.filter((visit) => countyAt(visit) === county)}
        plan={plan}
        today={today}
      />
    )
  })
}

/** The county that a visit's target is or lies in. */
function countyAt({ target }: OwedVisit): string {
  const own = target.regionPath.at(-1) ?? ''
  return isRegionCode(own) ? countyOf(own) : own
}

interface VisitGroupProps {
  head?: { title: string; aside: string }
  visits: readonly OwedVisit[]
  plan: string
  today: string
}

function VisitGroup({ head, visits, plan, today }: VisitGroupProps) {
  const { listTitle, dutyTitle } = useTitles(plan)
  // what an earlier release made does not say what its duty is called
  const titleOf = ({ title, duty }: OwedVisit) => title || dutyTitle(duty)
  const dutyCount = new Set(visits.map(({ duty }) => duty)).size
  return (
    <Card flush {...head}>
      <ul className="visit-rows">
        {visits.map((visit) => (
          <VisitRow
            key={visit.id}
            visit={visit}
            plan={plan}
            today={today}
            what={dutyCount > 1 ? titleOf(visit) : listTitle(visit.list)}
          />
        ))}
      </ul>
    </Card>
  )
}
