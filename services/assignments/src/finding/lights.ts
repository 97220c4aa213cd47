import type { FindingCounts, FindingState, Light } from '@duzhan/contracts'
import { addDays, lightOf, nearDays } from '@duzhan/plan'
import { inProgress, openStates } from './finding.ts'

interface Lit {
  state: FindingState
  rectifyBy: string
}

const silent: readonly FindingState[] = ['handedOver', 'rectifying', 'returned']
/** Nobody is late whom nobody has told. */
const handedOver: readonly FindingState[] = openStates.filter((state) => state !== 'recorded')

/** A finding's light on a day: blue near due, yellow late but reported back, red late and silent. */
export const lightFor = ({ state, rectifyBy }: Lit, today: string): Light =>
  lightOf({ dueOn: rectifyBy, today, closed: !handedOver.includes(state), lateInProgress: inProgress.includes(state) })

interface Bounds {
  states?: readonly FindingState[]
  dueFrom?: string
  dueUntil?: string
}

/** The same as `lightFor`, as bounds of a query. What is closed out or withdrawn has no light. */
export function boundsOf(
  state: 'open' | 'closed' | 'withdrawn' | 'all',
  light: Exclude<Light, 'none'> | undefined,
  today: string,
): Bounds {
  if (light !== undefined && (state === 'closed' || state === 'withdrawn')) return { states: [] }
  switch (light) {
    case 'red':
      return { states: silent, dueUntil: addDays(today, -1) }
    case 'yellow':
      return { states: inProgress, dueUntil: addDays(today, -1) }
    case 'blue':
      return { states: handedOver, dueFrom: today, dueUntil: addDays(today, nearDays) }
    case undefined:
      return state === 'all' ? {} : { states: statesOf[state] }
  }
}

const statesOf = { open: openStates, closed: ['closedOut'], withdrawn: ['withdrawn'] } as const

/** Adds rows of the same region up. */
export function countsByRegion(rows: readonly (Lit & { region: string; count: number })[], today: string): FindingCounts[] {
  const counts = new Map<string, FindingCounts>()
  for (const row of rows) {
    const of = counts.get(row.region) ?? { region: row.region, open: 0, blue: 0, yellow: 0, red: 0, closedOut: 0, withdrawn: 0 }
    const light = lightFor(row, today)
    of[row.state === 'closedOut' || row.state === 'withdrawn' ? row.state : 'open'] += row.count
    if (light !== 'none') of[light] += row.count
    counts.set(row.region, of)
  }
  return [...counts.values()].sort((a, b) => (a.region < b.region ? -1 : 1))
}
