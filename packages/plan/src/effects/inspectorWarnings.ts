import type { Duty } from '../dues/duty.ts'
import type { Roster } from '../dues/roster.ts'
import { subjectsOf } from '../dues/subjectsOf.ts'
import { isTargetVisit } from '../dues/visitDues.ts'
import { eligibleFor } from '../inspectors/drawInspectors.ts'
import { standingAmong } from '../inspectors/drawnDuties.ts'
import { firstPairing } from '../inspectors/firstPairing.ts'
import type { Plan } from '../schema/planSchema.ts'
import { type PlanFault, planFault } from '../wording/planFault.ts'
import { namesOf } from './dutyEffect.ts'

/**
 * What of a draw of inspectors can never take effect: where nobody is visited, where it names more than there are, and over register and
 * directory the targets for which avoidance leaves too few, or nobody.
 */
export function inspectorWarnings(duty: Duty, plan: Plan, roster: Roster | null): PlanFault[] {
  const { inspectors } = duty
  if (duty.modes.includes('cross') && !inspectors?.pairs && duty.what === 'visit')
    return [planFault('duty.cross-unpaired', `${duty.path}.modes`, namesOf(duty))]
  if (inspectors === null) return []
  const path = `${duty.path}.inspectors`
  const [names, { count, avoid = null, pairs }] = [namesOf(duty), inspectors]
  if (!isTargetVisit(duty)) return [planFault('duty.inspectors-idle', path, names)]
  const posts = new Set(inspectors.among).size
  if (posts < count) return [planFault('duty.inspectors-few', path, { ...names, count, posts })]
  if (pairs && avoid === null) return [planFault('duty.pairs-without-level', path, names)]
  if (!roster?.bodies) return []
  const among = standingAmong(inspectors, roster.bodies).map(({ key, region }) => ({ key, region, load: 0 }))
  const pairing = pairs && avoid !== null ? firstPairing(inspectors, avoid, roster.bodies) : null
  if (pairing && pairing.ring.length < 2) return [planFault('duty.pairs-few', path, { ...names, count: pairing.ring.length })]
  const found = subjectsOf(duty, plan, roster).flatMap(({ target }) =>
    target ? eligibleFor({ avoid, among, pairing }, { visit: '', region: target.regionCode, last: [] }).length : [],
  )
  const [few, none] = [found.filter((left) => left > 0 && left < count).length, found.filter((left) => left === 0).length]
  return [
    ...(none > 0 ? [planFault('duty.inspectors-none-left', path, { ...names, targets: none })] : []),
    ...(few > 0 ? [planFault('duty.inspectors-few-left', path, { ...names, targets: few, count })] : []),
  ]
}
