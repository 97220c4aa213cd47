import type { Duty } from '../dues/duty.ts'
import { visitName } from '../dues/visitDues.ts'
import type { CrossPairs } from '../inspectors/crossPairs.ts'
import { type PlanFault, planFault } from '../wording/planFault.ts'
import { inWords, listed, ofPlan, type Words } from '../wording/words.ts'
import { namesOf } from './dutyEffect.ts'

/** Who inspects whom in the first window of a duty that pairs regions by their codes, out of what is told of its windows. */
export function pairSentences(duty: Duty, crossed: readonly CrossPairs[]): PlanFault[] {
  const first = crossed.find((one) => one.duty === visitName(duty))?.pairs ?? null
  if (first === null) return []
  const pairs = first.map((pair): Words => {
    const [by, of] = [ofPlan(pair.by), ofPlan(pair.of)]
    return { zh: `${pair.by}查${pair.of}`, en: `${inWords(by, 'en')} inspects ${inWords(of, 'en')}` }
  })
  const told = { ...namesOf(duty), pairs: listed(pairs, ''), turns: first.length - 1 }
  return [planFault('effect.cross-pairs', `${duty.path}.inspectors.pairs`, told)]
}
