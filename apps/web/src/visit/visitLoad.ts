import type { VisitMonthEntry } from '@duzhan/contracts'
import { regionOfTeam } from '@duzhan/plan'
import { zh } from '../locales/zh.ts'

/** What of visits is counted: all, and how they stand. Late ones are done too. */
export type LoadCounts = Pick<VisitMonthEntry, 'count' | 'done' | 'late' | 'overdue' | 'upcoming'> & { open: number }
/** The visits of one team, or in one place. */
export interface Load extends LoadCounts {
  key: string
  title: string
}

/** Adds up entries of the calendar; what is neither done nor over nor to come is open. */
export function sumOf(entries: readonly VisitMonthEntry[]): LoadCounts {
  const add = (field: 'count' | 'done' | 'late' | 'overdue' | 'upcoming') => entries.reduce((sum, entry) => sum + entry[field], 0)
  const [count, done, overdue, upcoming] = [add('count'), add('done'), add('overdue'), add('upcoming')]
  return { count, done, late: add('late'), overdue, upcoming, open: count - done - overdue - upcoming }
}

/**
 * The visits added up by team, who has most first. Teams of one title are one to a region, such as the post of each village:
 * those are told apart by what `nameOf` calls their region.
 */
export function teamLoads(entries: readonly VisitMonthEntry[], nameOf: (region: string) => string): Load[] {
  const loads = visitLoad(entries, ({ team }) => [team.key, teamName(team)])
  const isShared = ({ key, title }: Load) => loads.some((other) => other.title === title && other.key !== key)
  return loads.map((load) => {
    const region = isShared(load) ? regionOfTeam(load.key) : null
    return region === null ? load : { ...load, title: `${load.title}（${nameOf(region)}）` }
  })
}

/** What a team is called; that nobody is named is said too. */
export const teamName = ({ title }: VisitMonthEntry['team']): string => title || zh.due.nobody

/** The visits added up by team or by place, who has most first. */
export function visitLoad(
  entries: readonly VisitMonthEntry[],
  by: (entry: VisitMonthEntry) => [key: string, title: string],
): Load[] {
  const groups = new Map<string, { title: string; own: VisitMonthEntry[] }>()
  for (const entry of entries) {
    const [key, title] = by(entry)
    const group = groups.get(key) ?? { title, own: [] }
    group.own.push(entry)
    groups.set(key, group)
  }
  return [...groups]
    .map(([key, { title, own }]) => ({ key, title, ...sumOf(own) }))
    .sort((one, other) => other.count - one.count || one.title.localeCompare(other.title, 'zh'))
}
