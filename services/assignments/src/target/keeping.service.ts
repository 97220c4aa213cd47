import type {
  Actor,
  TargetBatch,
  TargetCorrection,
  TargetInput,
  TargetPreview,
  TargetRestoration,
  TargetRetirement,
  Verb,
} from '@duzhan/contracts'
import { calendarDate } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { type Clock, visible } from '@duzhan/service-kit'
import { isSame, type JudgingPorts, judging } from '../register/judging.ts'
import { codesIn, keptTargets, mayEnter } from '../register/keptTargets.ts'
import { refuseEntering } from '../register/refuseEntering.ts'
import type { RegisteredTarget, RegisterReader, TargetRepository } from '../register/target.repository.ts'

interface Ports extends JudgingPorts {
  targets: RegisterReader & Pick<TargetRepository, 'save'>
  /** Lets lists and visits follow what was changed. */
  followRegister(): Promise<void>
  clock: Clock
}

/** Each change is kept with who made it, when and why, and with what the register said until then. */
export interface KeepingService {
  /**
   * Enters targets into a plan's register, or renews those that stand there: all of them or none. A row
   * whose id is its region code names the target that stands at its place under another id; what the batch has no column for stays. Whoever does needs
   * the right where each target is to lie and where it lies already. Throws `plan.absent`; `region.absent` for a code
   * outside the actor's grants, or that the tree does not hold; `target.taken` for an id that another region holds;
   * `target.superior`, `target.retired`; `register.invalid` with every fault of every row; `target.stale` when someone was faster;
   * `register.entering` while an import is being entered.
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

export function keepingService(ports: Ports): KeepingService {
  const { targets, followRegister, clock } = ports
  const { planFor, judged } = judging(ports)
  /** The target as it stands, for somebody who saw it so. */
  async function standing(actor: Actor, verb: Verb, seen: { plan: string; target: string; version: number }) {
    await planFor(actor, verb, seen.plan)
    const target = visible(actor, verb, await targets.byId(seen.plan, seen.target), 'target.absent')
    if (target.keptIn !== undefined) throw new Problem('conflict', 'target.superior', { target: target.name })
    if (seen.version !== (target.version ?? 0)) throw new Problem('stale', 'target.stale')
    return target
  }
  async function change(
    actor: Actor,
    verb: 'correct' | 'retire' | 'restore',
    { was, now, reason }: { was: RegisteredTarget; now: RegisteredTarget; reason: string },
  ): Promise<{ version: number }> {
    const step = { verb, at: clock.now().toISOString(), by: actor.title, reason }
    await refuseEntering(targets, was.plan)
    if (!(await targets.save([now], [was], step))) throw new Problem('stale', 'target.stale')
    await followRegister()
    return { version: (was.version ?? 0) + 1 }
  }
  return {
    async register(actor, batch) {
      const { kept, changed, changing } = await judged(actor, 'target.register', batch)
      const step = { verb: 'register', at: clock.now().toISOString(), by: actor.title, reason: '' } as const
      await refuseEntering(targets, batch.plan)
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
      const [now = was] = await keptTargets(plan, [row], beside, ports)
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
