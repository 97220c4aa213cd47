import type { VisitMonthEntry } from '@duzhan/contracts'
import { type Level, levels, nearestAt, regionCode } from '@duzhan/regions'
import type { Visit } from './visit.repository.ts'

/** How many places a month lists at most: where there are more, they are added up one level higher. */
const mostPlaces = 200

/** How a visit that is due in a month stands. */
export type VisitStanding = 'done' | 'late' | 'overdue' | 'open' | 'upcoming'

/** A visit that is due on a day, and how it stands. */
export interface DatedVisit extends Pick<Visit, 'title' | 'team' | 'regionPath'> {
  duty: string
  dueOn: string
  standing: VisitStanding
}

/** The region at a level in which a visit lies; its own where that stands above the level. */
function placeAt({ regionPath }: Pick<Visit, 'regionPath'>, level: Level): string {
  const own = regionCode(regionPath.at(-1) ?? '')
  return nearestAt(own, level) ?? own
}

/** The township, or the lowest level above it at which some visits lie in no more than so many places. */
export function listedLevel(visits: readonly Pick<Visit, 'regionPath'>[], most = mostPlaces): Level {
  const upwards = levels.slice(0, levels.indexOf('township') + 1).reverse()
  return upwards.find((level) => new Set(visits.map((visit) => placeAt(visit, level))).size <= most) ?? 'province'
}

/** The visits added up by day, duty, team and place, what is due first standing first. `nameOf` names a region. */
export function visitEntries(visits: readonly DatedVisit[], nameOf: (region: string) => string): VisitMonthEntry[] {
  const level = listedLevel(visits)
  const entries = new Map<string, VisitMonthEntry>()
  for (const visit of visits) {
    const { dueOn, duty, title, team, standing } = visit
    const code = placeAt(visit, level)
    const key = JSON.stringify([dueOn, duty, team.key, code])
    const none = { count: 0, done: 0, late: 0, overdue: 0, upcoming: 0 }
    const known = entries.get(key) ?? { dueOn, duty, title, team, place: { code, name: nameOf(code) }, ...none }
    entries.set(key, {
      ...known,
      count: known.count + 1,
      done: known.done + Number(standing === 'done' || standing === 'late'),
      late: known.late + Number(standing === 'late'),
      overdue: known.overdue + Number(standing === 'overdue'),
      upcoming: known.upcoming + Number(standing === 'upcoming'),
    })
  }
  const order = ({ dueOn, duty, team, place }: VisitMonthEntry) => [dueOn, duty, team.key, place.code].join(' ')
  return [...entries.values()].sort((one, other) => (order(one) < order(other) ? -1 : 1))
}
