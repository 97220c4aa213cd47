import type { Duty } from '../dues/duty.ts'
import { isTargetVisit } from '../dues/visitDues.ts'
import { type PlanFault, planFault } from '../wording/planFault.ts'
import { terms } from '../wording/termWords.ts'
import { listed } from '../wording/words.ts'
import { namesOf } from './dutyEffect.ts'
import { wordModes } from './effectTable.ts'

/** That the ways of visiting which a duty names are shown with each of its visits, and do nothing else. */
export function modeSentences(duty: Duty): PlanFault[] {
  const shown = duty.modes.filter((mode) => wordModes.has(mode)).map((mode) => terms.mode[mode])
  if (shown.length === 0 || !isTargetVisit(duty)) return []
  return [planFault('effect.modes-shown', `${duty.path}.modes`, { ...namesOf(duty), modes: listed(shown, '') })]
}
