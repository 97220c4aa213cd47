import { isDeepStrictEqual } from 'node:util'
import type { Actor, RegionRecord, TargetBatch, Verb } from '@duzhan/contracts'
import type { Plan } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import type { Lineage } from '@duzhan/regions'
import { concerns, type PlanCopies } from '@duzhan/service-kit'
import { codesIn, filledIn, keptTargets, mayEnter, underKnownIds } from './keptTargets.ts'
import type { RegisteredTarget, RegisterReader } from './target.repository.ts'

export interface JudgingPorts {
  plans: Pick<PlanCopies, 'latest'>
  targets: RegisterReader
  /** Resolves when the plans that were published by now are known here. */
  plansKnown(): Promise<void>
  /** Those of the regions that the tree holds, with their names. */
  regionsNamed(codes: readonly string[]): Promise<RegionRecord[]>
  /** What has become of regions by now. */
  lineage(): Promise<Lineage>
}
/** What rows would make of a register: all of them as they would be kept, those of them that change it, and what these change. */
export interface Judged {
  plan: Plan
  kept: RegisteredTarget[]
  changed: RegisteredTarget[]
  changing: RegisteredTarget[]
}

/** What may be entered into a register, asked in the same way whether it is entered at once or staged first. */
export function judging({ plans, targets, plansKnown, regionsNamed, lineage }: JudgingPorts) {
  /** The plan in force, for whoever holds the verb somewhere in it. Throws `plan.absent`. */
  async function planFor(actor: Actor, verb: Verb, code: string): Promise<Plan> {
    await plansKnown()
    const plan = await plans.latest(code)
    if (plan === null || !concerns(actor, verb, { plan: code, jurisdiction: plan.jurisdiction }))
      throw new Problem('absent', 'plan.absent', { plan: code })
    return plan
  }
  /** What the register would hold, and what of that is new there. Throws what `KeepingService.register` says. */
  async function judged(actor: Actor, verb: Verb, { plan: code, targets: given, columns }: TargetBatch): Promise<Judged> {
    const plan = await planFor(actor, verb, code)
    const named = underKnownIds(plan, given, await targets.at(code, codesIn(given)))
    const ids = new Set(named.map(({ id }) => id))
    const before = await targets.byIds(code, [...ids])
    const inputs = columns ? filledIn(named, before, columns) : named
    mayEnter(actor, code, inputs, before)
    for (const target of before) if (target.retired) throw new Problem('conflict', 'target.retired', { target: target.name })
    const beside = (await targets.at(code, codesIn(inputs))).filter(({ id }) => !ids.has(id))
    const kept = await keptTargets(plan, inputs, beside, { regionsNamed, lineage })
    const byId = new Map(before.map((target) => [target.id, target]))
    const changed = kept.filter((target) => !isSame(byId.get(target.id), target))
    return { plan, kept, changed, changing: changed.flatMap(({ id }) => byId.get(id) ?? []) }
  }
  return { planFor, judged }
}

/** Whether the register says so already. */
export function isSame(was: RegisteredTarget | undefined, now: RegisteredTarget): boolean {
  if (!was) return false
  const said = ({ name, kind, regionCode, position, names, attributes, annex }: RegisteredTarget) =>
    JSON.parse(JSON.stringify([name, kind, regionCode, position, names, attributes, annex]))
  return isDeepStrictEqual(said(was), said(now))
}
