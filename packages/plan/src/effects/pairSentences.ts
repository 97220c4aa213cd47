import type { Duty } from '../dues/duty.ts'
import type { Roster } from '../dues/roster.ts'
import { placeName } from '../dues/subjectsOf.ts'
import { isTargetVisit } from '../dues/visitDues.ts'
import { firstPairing } from '../inspectors/firstPairing.ts'
import { pairsOf } from '../inspectors/pairing.ts'
import { type PlanFault, planFault } from '../wording/planFault.ts'
import { inWords, listed, ofPlan, type Words } from '../wording/words.ts'
import { namesOf } from './dutyEffect.ts'

/** Who inspects whom in the first window of a duty that pairs regions by their codes, by the posts that stand in the directory today. */
export function pairSentences(duty: Duty, roster: Roster | null): PlanFault[] {
  const { inspectors } = duty
  const bodies = roster?.bodies
  if (inspectors?.pairs !== 'byCode' || !inspectors.avoid || !roster || !bodies || !isTargetVisit(duty)) return []
  const pairing = firstPairing(inspectors, inspectors.avoid, bodies)
  const pairs = pairsOf(pairing).map(({ by, of }): Words => {
    const [one, other] = [by, of].map((region) => ofPlan(placeName(region, roster)))
    if (one === undefined || other === undefined) return ''
    return { zh: `${inWords(one, 'zh')}查${inWords(other, 'zh')}`, en: `${inWords(one, 'en')} inspects ${inWords(other, 'en')}` }
  })
  if (pairs.length === 0) return []
  const told = { ...namesOf(duty), pairs: listed(pairs, ''), turns: pairing.ring.length - 1 }
  return [planFault('effect.cross-pairs', `${duty.path}.inspectors.pairs`, told)]
}
