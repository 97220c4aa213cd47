import { calendarDate, type Plan, secretLists } from '@duzhan/plan'
import type { StandingRepository } from '../designation/standing.repository.ts'
import type { KeptStanding } from '../designation/standing.ts'
import type { Visit, VisitRepository } from '../visit/visit.repository.ts'

interface Ports {
  designations: Pick<StandingRepository, 'secret' | 'disclose'>
  visits: Pick<VisitRepository, 'ofTarget'>
}

/**
 * Brings into the open who stands on a list that only the plan's seat and those above it are told of: a target whose visit by that list
 * was made in the open, or released, and all that stand on a list which the plan in force keeps secret no longer. Both follow from what
 * is kept, so that doing it twice, or after something else was written, gives the same.
 */
export function disclosing({ designations, visits }: Ports) {
  async function disclose(places: readonly KeptStanding[], lists: ReadonlySet<string>): Promise<void> {
    const open = places.map((one) => (one.stands && lists.has(one.list) ? { ...one, covert: null } : one))
    const shown = places.flatMap(({ covert }, at) => (covert && open[at]?.covert === null ? open[at] : []))
    if (shown.length > 0) await designations.disclose(open, shown)
  }
  return {
    /** Discloses where some targets stand, as far as a visit shows it. */
    async visited(targets: readonly string[]): Promise<void> {
      if (targets.length === 0) return
      for (const places of await designations.secret({ targets: [...new Set(targets)] })) {
        const [first] = places
        if (!first) continue
        const shown = (await visits.ofTarget(first.plan, first.target)).flatMap((visit) => shownBy(visit, places))
        await disclose(places, new Set(shown))
      }
    },
    /** Discloses who stands on the lists of a plan that it keeps secret no longer. */
    async opened(plan: Plan): Promise<void> {
      const secret = new Set(secretLists(plan))
      for (const places of await designations.secret({ plan: plan.code }))
        await disclose(places, new Set(places.flatMap(({ list }) => (secret.has(list) ? [] : [list]))))
    },
  }
}

/** The list that a visit shows its target to stand on: one that was made, or begun, since it came there, and not in secret. */
function shownBy({ list, covert, doneOn, parts = [] }: Visit, places: readonly KeptStanding[]): string[] {
  const days = [doneOn, ...parts.map(({ at }) => calendarDate(at))]
  const since = places.find((one) => one.stands && one.list === list)?.designatedOn
  return !covert && since !== undefined && days.some((day) => day !== null && day >= since) ? [list] : []
}
