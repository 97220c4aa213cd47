import { nationalCalendar } from '../calendar/nationalCalendar.ts'
import { dutyWindows } from '../dues/duesOf.ts'
import { dutiesOf } from '../dues/dutiesOf.ts'
import type { Roster } from '../dues/roster.ts'
import { placeName } from '../dues/subjectsOf.ts'
import { isTargetVisit, visitName } from '../dues/visitDues.ts'
import type { Plan } from '../schema/planSchema.ts'
import type { Range } from '../when/dueWindow.ts'
import { standingAmong } from './drawnDuties.ts'
import { type Pairing, pairsOf, ringOf, shiftIn } from './pairing.ts'
import { windowPlace } from './pairsIn.ts'

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

/**
 * How the regions of the posts that stand in the directory are paired in each window of a plan that is alive on any day of a range. None
 * without a directory, or where all posts lie in one region.
 */
export function crossPairs(plan: Plan, roster: Pick<Roster, 'bodies' | 'places'>, range: Range): CrossPairs[] {
  const { bodies } = roster
  if (bodies === undefined) return []
  return dutiesOf(plan).flatMap((duty) => {
    const { inspectors, when } = duty
    if (!inspectors?.pairs || !inspectors.avoid || !isTargetVisit(duty) || when === null) return []
    const level = inspectors.avoid
    const ring = ringOf(level, standingAmong(inspectors, bodies), null)
    if (ring.length < 2) return []
    return dutyWindows(when, plan, range, nationalCalendar).map(({ key, start, end }): CrossPairs => {
      const shift = shiftIn(windowPlace(plan, visitName(duty), key).at, ring.length)
      const named = pairsCalled({ level, ring, shift }, roster)
      const pairs = inspectors.pairs === 'byCode' ? named : null
      return { duty: visitName(duty), window: key, title: duty.title, start, end, pairs }
    })
  })
}
