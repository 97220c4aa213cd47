import type { FindingCounts, FindingDue, FindingStanding, FindingState, Light } from '@duzhan/contracts'
import { addDays, dayOfDeadline, lightOf, nearDays } from '@duzhan/plan'
import { inProgress, openStates, toRectify } from './finding.ts'

interface Lit {
  state: FindingState
  rectifyBy: string
}

/** Nobody is late whom nobody has told. */
const handedOver: readonly FindingState[] = openStates.filter((state) => state !== 'recorded')

/** A finding's light in a minute of Asia/Shanghai: blue near due, yellow late but reported back, red late and silent. */
export const lightFor = ({ state, rectifyBy }: Lit, now: string): Light =>
  lightOf({ due: rectifyBy, now, closed: !handedOver.includes(state), lateInProgress: inProgress.includes(state) })

interface Bounds {
  states?: readonly FindingState[]
  dueFrom?: string
  dueBefore?: string
  dueUntil?: string
  isExtensionAsked?: boolean
}

/** The states that are asked for; undefined: all. */
function statesOf(standing: FindingStanding): readonly FindingState[] | undefined {
  if (standing === 'all') return undefined
  if (standing === 'open') return openStates
  return standing === 'toRectify' || standing === 'toExtend' ? toRectify : [standing]
}

/**
 * What is asked for as bounds of a query. Late is all that has the yellow or the red light, soon what has the blue one;
 * what has no deadline that runs is neither.
 */
export function boundsOf(standing: FindingStanding, due: FindingDue | undefined, now: string): Bounds {
  const states = statesOf(standing)
  const asked = standing === 'toExtend' ? { isExtensionAsked: true } : {}
  if (due === undefined) return states === undefined ? {} : { states, ...asked }
  const running = handedOver.filter((state) => states?.includes(state) ?? true)
  return due === 'late'
    ? { states: running, ...asked, dueBefore: now }
    : { states: running, ...asked, dueFrom: now, dueUntil: addDays(dayOfDeadline(now), nearDays) }
}

/** Adds rows of the same region up. */
export function countsByRegion(rows: readonly (Lit & { region: string; count: number })[], now: string): FindingCounts[] {
  const counts = new Map<string, FindingCounts>()
  for (const row of rows) {
    const of = counts.get(row.region) ?? { region: row.region, open: 0, blue: 0, yellow: 0, red: 0, closedOut: 0, withdrawn: 0 }
    const light = lightFor(row, now)
    of[row.state === 'closedOut' || row.state === 'withdrawn' ? row.state : 'open'] += row.count
    if (light !== 'none') of[light] += row.count
    counts.set(row.region, of)
  }
  return [...counts.values()].sort((a, b) => (a.region < b.region ? -1 : 1))
}
