import type { WorkCalendar } from '../calendar/workCalendar.ts'
import { type WordedFault, wordedFault } from '../check/wordedFault.ts'
import { dutiesOf } from '../dues/dutiesOf.ts'
import type { Roster } from '../dues/roster.ts'
import { type CrossPairs, firstRound } from '../inspectors/crossPairs.ts'
import type { Plan } from '../schema/planSchema.ts'
import { type PlanFault, planFault } from '../wording/planFault.ts'
import { burdenWarnings } from './burdenWarnings.ts'
import { clampSentences } from './clampSentences.ts'
import { deadEnds } from './deadEnds.ts'
import { type DutyEffect, dutyEffect, dutySentence } from './dutyEffect.ts'
import { dutyWarnings } from './dutyWarnings.ts'
import { findingSentences, findingWarnings } from './findingEffects.ts'
import { inspectorWarnings } from './inspectorWarnings.ts'
import { listSentences } from './listSentences.ts'
import { modeSentences } from './modeSentences.ts'
import { pairSentences } from './pairSentences.ts'
import { secrecyWarnings } from './secrecyWarnings.ts'
import { textSoFar } from './textSoFar.ts'
import { officeSentences, officeWarnings, unitSentences, unitWarnings } from './unitEffects.ts'
import { verificationWarnings } from './verificationWarnings.ts'

/** What a plan will do, sentence by sentence, and what of it can never take effect: both by code and place, to be told in either language. */
export interface PlanEffects {
  sentences: WordedFault[]
  warnings: WordedFault[]
  /** Which region inspects which (交叉督战), window by window until a pair comes again. */
  crossed: CrossPairs[]
}

/** The bodies of the directory and what places are called. */
type Directory = Pick<Roster, 'bodies' | 'places' | 'isBelow'> | null

function total(effects: readonly DutyEffect[]): PlanFault[] {
  const dated = effects.filter(({ windows }) => windows.length > 0)
  const count = dated.reduce((sum, { windows, owed, turns }) => sum + windows.length * turns * (owed?.length ?? 0), 0)
  const bodies = new Set(dated.flatMap(({ owed }) => (owed ?? []).flatMap(({ by }) => (by ? [by.key] : []))))
  return [planFault('effect.total', 'duties', { count, bodies: bodies.size })]
}

/**
 * What a plan that can run will do: its lists, and every duty with when, who, about whom and to whom. With the register,
 * who is on them, what falls due first and how much in all. The command line and the platform both ask here, so that
 * they agree to the last number. Where no target is registered yet, the directory alone says what it can.
 */
export function effectsOf(plan: Plan, roster: Roster | null, calendar: WorkCalendar, directory: Directory = roster): PlanEffects {
  const crossed = directory ? firstRound(plan, directory) : []
  const effects = dutiesOf(plan).map((duty) => dutyEffect(duty, plan, roster, calendar))
  const sentences = [
    ...listSentences(plan, roster),
    ...effects.map((effect) => dutySentence(effect, plan, roster)),
    ...effects.flatMap(({ duty }) => clampSentences(duty)),
    ...effects.flatMap(({ duty }) => modeSentences(duty)),
    ...effects.flatMap(({ duty }) => pairSentences(duty, crossed)),
    ...findingSentences(plan, roster),
    ...officeSentences(plan, directory),
    ...unitSentences(plan, directory),
    ...(roster ? total(effects) : []),
  ]
  const warnings = [
    ...effects.flatMap((effect) => dutyWarnings(effect, plan, roster)),
    ...secrecyWarnings(plan),
    ...effects.flatMap(({ duty }) => inspectorWarnings(duty, plan, roster)),
    ...verificationWarnings(plan),
    ...burdenWarnings(plan, effects, roster),
    ...findingWarnings(plan, roster),
    ...officeWarnings(plan, directory),
    ...unitWarnings(plan, roster),
    ...deadEnds(plan, roster, calendar),
    ...textSoFar(plan),
  ]
  return { sentences: sentences.map(wordedFault), warnings: warnings.map(wordedFault), crossed }
}
