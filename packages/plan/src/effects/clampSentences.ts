import type { Duty } from '../dues/duty.ts'
import { closesItself, isOfWeeks } from '../schema/rhythm.ts'
import { type PlanFault, planFault } from '../wording/planFault.ts'
import { namesOf } from './dutyEffect.ts'

/** The days that some month lacks. */
const first = 29

/** Of a duty that is due on a day which some months do not have: that it is due on their last day. */
export function clampSentences(duty: Duty): PlanFault[] {
  const { when } = duty
  if (when?.kind !== 'cycle' || isOfWeeks(when.every) || closesItself(when.every)) return []
  const day = when.dueDay ?? when.endsOn
  return typeof day === 'number' && day >= first
    ? [planFault('effect.days-clamped', `${duty.path}`, { ...namesOf(duty), day })]
    : []
}
