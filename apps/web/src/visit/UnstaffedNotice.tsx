import type { VisitBoard } from '@duzhan/contracts'
import { regionOfTeam } from '@duzhan/plan'
import { zh } from '../locales/zh.ts'
import { homeRegion } from '../person/homeRegion.ts'
import { useMe } from '../person/me.ts'
import { Icon } from '../ui/Icon.tsx'
import { useRegionNames } from '../ui/useRegionNames.ts'

/** So many teams are named; of more it is said how many. */
const named = 5

/** Whose open visits nobody can make, because no account is granted the team or body any more, and what to do about it. */
export function UnstaffedNotice({ teams, plan }: { teams: VisitBoard['unstaffed']; plan: string }) {
  const nameOf = useRegionNames(homeRegion(useMe(), plan))
  if (teams.length === 0) return null
  const told = teams.slice(0, named).map(({ key, title, open }) => {
    const region = regionOfTeam(key)
    return zh.visit.unstaffedTeam(title, region === null ? '' : nameOf(region), open)
  })
  return (
    <p className="notice">
      <Icon name="info" />
      {zh.visit.unstaffed(told, teams.length)}
    </p>
  )
}
