import { isReason, type ListDecision } from '@duzhan/contracts'
import { excludeEachOther, type ListVerdict, type Plan, type Reason } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { designatedTarget } from '../designation/designatedTarget.ts'
import { type Decided, decidedAmong } from '../designation/places.ts'
import { secrecyOf } from '../designation/secrecy.ts'
import type { KeptStanding } from '../designation/standing.ts'
import type { RegisteredTarget } from '../register/target.repository.ts'

interface Case {
  decision: ListDecision
  target: RegisteredTarget
  /** What the lists say of the target, one for each list that has to do with it. */
  verdicts: readonly ListVerdict[]
  places: readonly KeptStanding[]
  on: string
  by: string
}

/** What the rules say of a target, as one text: other figures, rules or lists are other grounds. */
export const groundsOf = ({ change, list, reasons, lost }: ListVerdict): string =>
  JSON.stringify([change, list, reasons.map((one) => [one.list, one.rule, one.sentence]), lost])

/** What one decision comes to: where the target stands, nothing where it stands so already, or why it cannot be decided so. */
export function outcomeOf(plan: Plan, { decision, target, verdicts, places, on, by }: Case): Decided | Problem | null {
  const { verb, reason, list = null } = decision
  const verdict = verdictFor(decision, verdicts)
  try {
    const reasons = verb === 'designate' ? reasonsFor(plan, decision, target, verdict) : []
    const today = designatedTarget(plan, target, { list: list ?? '', reasons, on, secrecy: secrecyOf(plan) })
    const leaving = verb === 'designate' ? leavingFor(plan, list, verdict, places) : []
    return decidedAmong(places, { verb, today, reason, by, grounds: groundsOf(verdict) }, { list, leaving })
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
}

/** What is decided on: the change that concerns the list, or the first thing that is said of the target. */
function verdictFor({ verb, list }: ListDecision, verdicts: readonly ListVerdict[]): ListVerdict {
  const concerns = (one: ListVerdict): boolean => {
    if (verb === 'designate' || verb === 'leave')
      return one.change !== null && (list === undefined ? one.from === null : one.list === list)
    return one.from !== null && (list === undefined || one.from === list)
  }
  const found = verdicts.find(concerns) ?? verdicts[0]
  return found ?? { target: '', change: null, from: null, list: null, reasons: [], lost: [], meets: [] }
}

/** The lists that a target leaves when it comes on another: that from which it moves, those that exclude it, and those that the plan no longer has. */
function leavingFor(
  plan: Plan,
  key: string | null,
  { change, from, list }: ListVerdict,
  places: readonly KeptStanding[],
): string[] {
  const byKey = new Map(plan.targetLists.map((one) => [one.key, one]))
  const coming = byKey.get(key ?? '')
  const gaveWay = places.flatMap(({ stands, list: of }) => {
    const other = byKey.get(of)
    return stands && coming && (other ? excludeEachOther(coming, other) : true) ? [of] : []
  })
  return change === 'move' && list === key && from !== null ? [from, ...gaveWay] : gaveWay
}

/** Why a target comes on a list: by its rules, else as a person says; a list of the plan that takes its kind. */
function reasonsFor(plan: Plan, { list: key, reason }: ListDecision, target: RegisteredTarget, verdict: ListVerdict): Reason[] {
  if (target.retired) throw new Problem('conflict', 'target.retired', { target: target.name })
  const list = plan.targetLists.find((one) => one.key === key)
  if (!list?.targetKinds.includes(target.kind)) throw new Problem('invalid', 'target-list.absent', { target: target.name })
  if (verdict.meets.includes(list.key)) return verdict.reasons
  if (!isReason(reason)) throw new Problem('invalid', 'designation.reason-missing', { target: target.name })
  return [{ list: list.key, rule: 'decision', title: list.title, sentence: reason }]
}
