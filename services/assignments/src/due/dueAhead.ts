import type { Actor, DueAheadAsked } from '@duzhan/contracts'
import { calendarDate, fromText, jsonText, type Plan, type PlanAhead } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { regionCode, regionPath } from '@duzhan/regions'
import { concerns, may, readInTurn } from '@duzhan/service-kit'
import { isRegistered } from '../register/target.repository.ts'
import type { DuePorts } from './dueAccess.ts'

/**
 * What a plan that is still being written will come to, over the register that it will work on: its own, or its superior's while
 * it has none; of this month where no other is asked for. Nothing is kept. Throws `plan.absent`, `plan.invalid`, `plan.too-costly`.
 */
export function dueAhead({
  plans,
  rosterOf,
  registered,
  run,
  clock,
}: Pick<DuePorts, 'plans' | 'rosterOf' | 'registered' | 'run' | 'clock'>) {
  /** Whose register is read; null where there is none that the actor may look at. */
  async function registerOf(actor: Actor, { code, extends: base }: Pick<Plan, 'code' | 'extends'>): Promise<string | null> {
    if ((await plans.latest(code)) !== null) return code
    const superior = base && (await plans.latest(base.code))
    return superior && concerns(actor, 'target.list', { plan: superior.code, jurisdiction: superior.jurisdiction })
      ? superior.code
      : null
  }
  return async (actor: Actor, { document, month }: DueAheadAsked): Promise<PlanAhead> => {
    const own = await run('read', document)
    const standing = await plans.latest(own.code)
    const places = [own.jurisdiction, ...(standing ? [standing.jurisdiction] : [])]
    const isTheirs = places.every((place) =>
      may(actor, 'due.ahead', { plan: own.code, regionPath: regionPath(regionCode(place)) }),
    )
    if (!isTheirs) throw new Problem('absent', 'plan.absent', { plan: own.code })
    const plan = await readInTurn(own.text)
    const register = await registerOf(actor, own)
    const [{ places: names, ...roster }, targets] = await Promise.all([
      rosterOf(plan, [], 'platform'),
      register === null ? [] : registered.within(register, [own.jurisdiction]),
    ])
    const whole = { ...roster, designations: [], targets: targets.filter(isRegistered), places: [...names] }
    return fromText(
      await run('ahead', { plan: own.text, month: month ?? calendarDate(clock.now()).slice(0, 7), roster: jsonText(whole) }),
    )
  }
}
