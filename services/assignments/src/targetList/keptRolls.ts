import type { Plan } from '@duzhan/plan'
import type { DesignationRepository, Freeze, RolledTarget } from '../designation/designation.repository.ts'
import type { RegisterReader } from '../register/target.repository.ts'
import { type ListRow, type Roll, rollOf, rowsOf } from './listRoll.ts'

interface Ports {
  designations: Pick<DesignationRepository, 'roll'>
  targets: Pick<RegisterReader, 'byIds'>
  /** How many rows are held at most, of all plans together. */
  most?: number
}
interface Kept {
  state: string
  roll: Roll
}
/** So many rows are held, where nothing else is said: some hundred megabytes. */
const mostRows = 300_000

/**
 * The rolls of plans, read whole once and held until somebody comes on a list or leaves one: to find, order and add up a hundred thousand
 * is a matter of milliseconds then, whichever figure is asked for. Those that were asked for last are held. `frozen` is the freeze of
 * the plan's lists as it stood before anything else was read.
 */
export function keptRolls({ designations, targets, most = mostRows }: Ports): {
  of(plan: Plan, frozen: Freeze | null): Promise<Roll>
} {
  const kept = new Map<string, Kept>()
  const reading = new Map<string, Promise<Roll>>()

  function keep(plan: string, one: Kept): void {
    kept.delete(plan)
    kept.set(plan, one)
    let held = [...kept.values()].reduce((sum, { roll }) => sum + roll.size, 0)
    for (const [oldest, { roll }] of kept) {
      if (held <= most || oldest === plan) break
      kept.delete(oldest)
      held -= roll.size
    }
  }
  async function read(plan: Plan, state: string | null): Promise<Roll> {
    const rows: ListRow[] = []
    const rowOf = rowsOf(plan)
    let isAllPrinted = true
    await designations.roll(plan.code, async (batch) => {
      // an earlier release kept no figures with a designation: there the register's have to do
      const bare = batch.flatMap(({ printed, target }) => (printed ? [] : [target]))
      if (bare.length > 0) isAllPrinted = false
      const register = bare.length > 0 ? await targets.byIds(plan.code, bare) : []
      const byId = new Map(register.map((target) => [target.id, target]))
      for (const one of batch) rows.push(rowOf(asPrinted(one, byId.get(one.target) ?? null)))
    })
    const roll = rollOf(plan, rows)
    if (state !== null && isAllPrinted) keep(plan.code, { state, roll })
    return roll
  }
  return {
    async of(plan, frozen) {
      const state = frozen && `${plan.revision} ${frozen.changes ?? 0}`
      const known = kept.get(plan.code)
      if (known && known.state === state) return known.roll
      const key = `${plan.code} ${state}`
      const before = reading.get(key)
      if (before && state !== null) return before
      const begun = read(plan, state).finally(() => reading.delete(key))
      reading.set(key, begun)
      return begun
    },
  }
}

const asPrinted = (one: RolledTarget, registered: RolledTarget['printed']): RolledTarget =>
  one.printed || !registered ? one : { ...one, printed: { attributes: registered.attributes, annex: registered.annex } }
