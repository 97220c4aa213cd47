import type { Plan } from '../schema/planSchema.ts'
import type { Designation, Reason } from './designation.ts'
import { evaluateTargetLists, sentenceOf } from './evaluateTargetLists.ts'
import { judgedAttributes, judgedSchema } from './judgedTarget.ts'
import type { Target } from './target.ts'

/** Where a target stands, with the reasons that put it there. */
export interface HeldStanding {
  target: string
  list: string
  reasons: readonly Reason[]
}
/** What a plan's lists say of a target today. `change` is null where it stands as they say. */
export interface ListVerdict {
  target: string
  change: 'on' | 'off' | 'move' | null
  from: string | null
  list: string | null
  /** Every rule that holds today. */
  reasons: Reason[]
  /** What put the target on its list and holds no longer, as sentences with today's figures. */
  lost: string[]
  /** Every list that the target meets, highest first. */
  meets: string[]
}

/**
 * Holds what the lists of a plan say today against where targets stand. A target that still meets the list it stands on
 * stays there, though it may meet others; one that meets only others moves to the highest of them.
 */
export function reviewTargetLists(plan: Plan, targets: readonly Target[], standing: readonly HeldStanding[]): ListVerdict[] {
  const held = new Map(standing.map((one) => [one.target, one]))
  const met = new Map<string, Designation[]>()
  for (const one of evaluateTargetLists(plan, targets)) met.set(one.targetId, [...(met.get(one.targetId) ?? []), one])
  return targets.map((target) => {
    const stands = held.get(target.id)
    const designations = met.get(target.id) ?? []
    const meets = designations.map(({ list }) => list)
    const from = stands?.list ?? null
    const list = from !== null && meets.includes(from) ? from : (meets[0] ?? null)
    const reasons = designations[0]?.reasons ?? []
    const lost = stands && list !== from ? lostBy(plan, target, stands) : []
    return { target: target.id, change: changeOf(from, list), from, list, reasons, lost, meets }
  })
}

const changeOf = (from: string | null, list: string | null): ListVerdict['change'] => {
  if (from === list) return null
  if (from === null) return 'on'
  return list === null ? 'off' : 'move'
}

/** The rules of its list that put a target there, as they read today; of one that the plan no longer has, as it read then. */
function lostBy(plan: Plan, target: Target, { list: key, reasons }: HeldStanding): string[] {
  const kind = plan.targetKinds.find((one) => one.key === target.kind)
  const rules = plan.targetLists.find((one) => one.key === key)?.rules ?? []
  return reasons
    .filter(({ list }) => list === key)
    .map(({ rule: ruleKey, sentence }) => {
      const rule = rules.find((one) => one.key === ruleKey)
      if (!rule || !kind) return sentence
      return sentenceOf(rule, { language: 'zh', subject: judgedSchema(kind), attributes: judgedAttributes(kind, target) })
    })
}
