import { isReason, type ListDecision } from '@duzhan/contracts'
import type { ListVerdict, Plan, Reason } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { designatedTarget } from '../designation/designatedTarget.ts'
import { decided, type KeptStanding } from '../designation/standing.ts'
import type { RegisteredTarget } from '../register/target.repository.ts'

interface Case {
  decision: ListDecision
  target: RegisteredTarget
  verdict: ListVerdict
  was: KeptStanding | null
  on: string
  by: string
}

/** What the rules say of a target, as one text: other figures, rules or lists are other grounds. */
export const groundsOf = ({ change, list, reasons, lost }: ListVerdict): string =>
  JSON.stringify([change, list, reasons.map((one) => [one.list, one.rule, one.sentence]), lost])

/** What one decision comes to: a standing, nothing where it stands so already, or why it cannot be decided so. */
export function outcomeOf(plan: Plan, { decision, target, verdict, was, on, by }: Case): KeptStanding | Problem | null {
  const { verb, reason } = decision
  try {
    const reasons = verb === 'designate' ? reasonsFor(plan, decision, target, verdict) : []
    const today = designatedTarget(plan, target, { list: decision.list ?? '', reasons, on })
    return decided(was, { verb, today, reason, by, grounds: groundsOf(verdict) })
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
}

/** Why a target comes on a list: by its rules, else as a person says; a list of the plan that takes its kind. */
function reasonsFor(plan: Plan, { list: key, reason }: ListDecision, target: RegisteredTarget, verdict: ListVerdict): Reason[] {
  const list = plan.targetLists.find((one) => one.key === key)
  if (!list?.targetKinds.includes(target.kind)) throw new Problem('invalid', 'target-list.absent', { target: target.name })
  if (verdict.meets.includes(list.key)) return verdict.reasons
  if (!isReason(reason)) throw new Problem('invalid', 'designation.reason-missing', { target: target.name })
  return [{ list: list.key, rule: 'decision', title: list.title, sentence: reason }]
}
