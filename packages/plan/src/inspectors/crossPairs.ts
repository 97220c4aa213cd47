import { nationalCalendar } from '../calendar/nationalCalendar.ts'
import { dutyWindows } from '../dues/duesOf.ts'
import { dutiesOf } from '../dues/dutiesOf.ts'
import type { Duty } from '../dues/duty.ts'
import type { Roster } from '../dues/roster.ts'
import { placeName } from '../dues/subjectsOf.ts'
import { isTargetVisit, visitName } from '../dues/visitDues.ts'
import { firstDay } from '../duty/planWindows.ts'
import type { Plan } from '../schema/planSchema.ts'
import type { DueWindow, Range } from '../when/dueWindow.ts'
import { standingAmong } from './drawnDuties.ts'
import { type Pairing, pairsOf, ringOf, shiftIn } from './pairing.ts'

/** What pairs follow from, beside the plan. */
type Known = Pick<Roster, 'bodies' | 'places' | 'isBelow'>

/** Who inspects whom across regions in one window of a duty (交叉督战), by what the regions are called. */
export interface CrossPairs {
  /** What the visits of the duty are named by, and the key of the window. */
  duty: string
  window: string
  title: string
  start: string
  end: string
  /** Null where lots decide: nobody knows before the visits are opened. */
  pairs: { by: string; of: string }[] | null
}

/** The pairs of a pairing, by what the regions are called. */
export const pairsCalled = (pairing: Pairing, roster: Pick<Roster, 'places'>): { by: string; of: string }[] =>
  pairsOf(pairing).map(({ by, of }) => ({ by: placeName(by, roster), of: placeName(of, roster) }))

/** How many windows are told beforehand at most: a year of months. */
const mostTold = 12

/** How the windows of a duty are paired, by the posts that stand in the directory; null where it pairs none, or its posts all lie in one region. */
function pairingOf(duty: Duty, plan: Plan, { bodies, places, isBelow }: Known) {
  const { inspectors, when } = duty
  if (bodies === undefined || isBelow || !inspectors?.pairs || !inspectors.avoid || !isTargetVisit(duty) || when === null)
    return null
  const { avoid: level, pairs: by } = inspectors
  const ring = ringOf(level, standingAmong(inspectors, bodies), null)
  if (ring.length < 2) return null
  const all = dutyWindows(when, plan, { from: firstDay(plan), to: plan.period.end }, nationalCalendar)
  const at = new Map(all.map(({ key }, index) => [key, index]))
  const told = ({ key, start, end }: DueWindow): CrossPairs => {
    const shift = shiftIn(at.get(key) ?? 0, ring.length)
    const pairs = by === 'byCode' ? pairsCalled({ level, ring, shift }, { places }) : null
    return { duty: visitName(duty), window: key, title: duty.title, start, end, pairs }
  }
  return { when, all, told, turns: by === 'byCode' ? ring.length - 1 : 1 }
}

/**
 * How the regions of the posts that stand in the directory are paired in each window of a plan that is alive on any day of a range. None
 * without a directory, for whoever reads from below the plan's seat, or where all posts lie in one region.
 */
export function crossPairs(plan: Plan, known: Known, range: Range): CrossPairs[] {
  return dutiesOf(plan).flatMap((duty) => {
    const paired = pairingOf(duty, plan, known)
    return paired ? dutyWindows(paired.when, plan, range, nationalCalendar).map(paired.told) : []
  })
}

/**
 * The same from a plan's first window until a pair comes again, a year of months at most; where lots decide, the first window alone,
 * for nobody knows the pairs.
 */
export function firstRound(plan: Plan, known: Known): CrossPairs[] {
  return dutiesOf(plan).flatMap((duty) => {
    const paired = pairingOf(duty, plan, known)
    return paired ? paired.all.slice(0, Math.min(paired.turns, mostTold)).map(paired.told) : []
  })
}
