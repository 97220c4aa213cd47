import { isDeepStrictEqual } from 'node:util'
import type {
  Actor,
  RegionRecord,
  TargetBatch,
  TargetCorrection,
  TargetInput,
  TargetPreview,
  TargetRestoration,
  TargetRetirement,
  Verb,
} from '@duzhan/contracts'
import { calendarDate, type Plan } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { type Clock, concerns, type PlanCopies, visible } from '@duzhan/service-kit'
import type { RegisteredTarget, RegisterReader, TargetRepository } from '../register/target.repository.ts'
import { codesIn, filledIn, keptTargets, mayEnter, underKnownIds } from './keptTargets.ts'

interface Ports {
  plans: Pick<PlanCopies, 'latest'>
  targets: RegisterReader & Pick<TargetRepository, 'save'>
  /** Lets lists and visits follow what was changed. */
  followRegister(): Promise<void>
  /** Resolves when the plans that were published by now are known here. */
  plansKnown(): Promise<void>
  /** Those of the regions that the tree holds, with their names. */
  regionsNamed(codes: readonly string[]): Promise<RegionRecord[]>
  clock: Clock
}

/** Each change is kept with who made it, when and why, and with what the register said until then. */
export interface KeepingService {
  /**
   * Enters targets into a plan's register, or renews those that stand there: all of them or none. A row
   * whose id is its region code names the target that stands at its place under another id; what the batch has no column for stays. Whoever does needs
   * the right where each target is to lie and where it lies already. Throws `plan.absent`; `region.absent` for a code
   * outside the actor's grants, or that the tree does not hold; `target.taken` for an id that another region holds;
   * `target.superior`, `target.retired`; `register.invalid` with every fault of every row; `target.stale` when someone was faster.
   */
  register(actor: Actor, batch: TargetBatch): Promise<{ saved: number }>
  /** Says what `register` would do, and changes nothing. Throws what that throws. */
  preview(actor: Actor, batch: TargetBatch): Promise<TargetPreview>
  /** Corrects one target for a reason. Throws what `register` throws, and `target.absent`. */
  correct(actor: Actor, correction: TargetCorrection): Promise<{ version: number }>
  /**
   * Takes a target out of the register from a day on: nothing new is owed of it, and it is proposed for release from its
   * list. Throws `plan.absent`, `target.absent`, `target.superior`, `target.retired`, `target.retire-date`, `target.stale`.
   */
  retire(actor: Actor, retirement: TargetRetirement): Promise<{ version: number }>
  /** Takes a retired target back. Throws as `retire` does; `target.not-retired` for one that is in the register. */
  restore(actor: Actor, restoration: TargetRestoration): Promise<{ version: number }>
}

export function keepingService({ plans, targets, followRegister, plansKnown, regionsNamed, clock }: Ports): KeepingService {
  async function planFor(actor: Actor, verb: Verb, code: string): Promise<Plan> {
    await plansKnown()
    const plan = await plans.latest(code)
    if (plan === null || !concerns(actor, verb, { plan: code, jurisdiction: plan.jurisdiction }))
      throw new Problem('absent', 'plan.absent', { plan: code })
    return plan
  }
  /** The target as it stands, for somebody who saw it so. */
  async function standing(actor: Actor, verb: Verb, seen: { plan: string; target: string; version: number }) {
    await planFor(actor, verb, seen.plan)
    const target = visible(actor, verb, await targets.byId(seen.plan, seen.target), 'target.absent')
    if (target.keptIn !== undefined) throw new Problem('conflict', 'target.superior', { target: target.name })
    if (seen.version !== (target.version ?? 0)) throw new Problem('stale', 'target.stale')
    return target
  }
  /** What the register would hold, and what of that is new there; `changing` are those that stand there otherwise. */
  async function judged(actor: Actor, verb: Verb, { plan: code, targets: given, columns }: TargetBatch) {
    const plan = await planFor(actor, verb, code)
    const named = underKnownIds(plan, given, await targets.at(code, codesIn(given)))
    const ids = new Set(named.map(({ id }) => id))
    const before = await targets.byIds(code, [...ids])
    const inputs = columns ? filledIn(named, before, columns) : named
    mayEnter(actor, code, inputs, before)
    for (const target of before) if (target.retired) throw new Problem('conflict', 'target.retired', { target: target.name })
    const beside = (await targets.at(code, codesIn(inputs))).filter(({ id }) => !ids.has(id))
    const kept = await keptTargets(plan, inputs, beside, regionsNamed)
    const byId = new Map(before.map((target) => [target.id, target]))
    const changed = kept.filter((target) => !isSame(byId.get(target.id), target))
    return { kept, changed, changing: changed.flatMap(({ id }) => byId.get(id) ?? []) }
  }
  async function change(
    actor: Actor,
    verb: 'correct' | 'retire' | 'restore',
    { was, now, reason }: { was: RegisteredTarget; now: RegisteredTarget; reason: string },
  ): Promise<{ version: number }> {
    const step = { verb, at: clock.now().toISOString(), by: actor.title, reason }
    if (!(await targets.save([now], [was], step))) throw new Problem('stale', 'target.stale')
    await followRegister()
    return { version: (was.version ?? 0) + 1 }
  }
  return {
    async register(actor, batch) {
      const { kept, changed, changing } = await judged(actor, 'target.register', batch)
      const step = { verb: 'register', at: clock.now().toISOString(), by: actor.title, reason: '' } as const
      if (!(await targets.save(changed, changing, step))) throw new Problem('stale', 'target.stale')
      if (changing.length > 0) await followRegister()
      return { saved: kept.length }
    },
    async preview(actor, batch) {
      const { kept, changed, changing } = await judged(actor, 'target.preview', batch)
      return { added: changed.length - changing.length, changed: changing.length, same: kept.length - changed.length }
    },
    async correct(actor, { plan: code, target: id, version, reason, ...given }) {
      const was = await standing(actor, 'target.correct', { plan: code, target: id, version })
      if (was.retired) throw new Problem('conflict', 'target.retired', { target: was.name })
      mayEnter(actor, code, [given], [was])
      const plan = await planFor(actor, 'target.correct', code)
      const beside = (await targets.at(code, codesIn([given]))).filter((one) => one.id !== id)
      const row = { ...given, id, kind: was.kind, ...(was.annex && { annex: was.annex as NonNullable<TargetInput['annex']> }) } // entered as such
      const [now = was] = await keptTargets(plan, [row], beside, regionsNamed)
      return isSame(was, now) ? { version } : change(actor, 'correct', { was, now, reason })
    },
    async retire(actor, { reason, on, ...seen }) {
      const was = await standing(actor, 'target.retire', seen)
      if (was.retired) throw new Problem('conflict', 'target.retired', { target: was.name })
      const today = calendarDate(clock.now())
      if (on > today) throw new Problem('invalid', 'target.retire-date', { today })
      const now = { ...was, retired: { on, reason, by: actor.title } }
      return change(actor, 'retire', { was, now, reason })
    },
    async restore(actor, { reason, ...seen }) {
      const was = await standing(actor, 'target.restore', seen)
      if (!was.retired) throw new Problem('conflict', 'target.not-retired', { target: was.name })
      return change(actor, 'restore', { was, now: { ...was, retired: null }, reason })
    },
  }
}

/** Whether the register says so already. */
function isSame(was: RegisteredTarget | undefined, now: RegisteredTarget): boolean {
  if (!was) return false
  const said = ({ name, kind, regionCode, position, names, attributes, annex }: RegisteredTarget) =>
    JSON.parse(JSON.stringify([name, kind, regionCode, position, names, attributes, annex]))
  return isDeepStrictEqual(said(was), said(now))
}
