import { admit, compareChecklists, type ItemChange } from '@duzhan/checklist'
import { nationalCalendar } from '../calendar/nationalCalendar.ts'
import { checkPlan } from '../check/checkPlan.ts'
import { type WordedFault, wordedFault } from '../check/wordedFault.ts'
import { comparePlans } from '../conform/comparePlans.ts'
import type { ConformanceFinding } from '../conform/conformanceFinding.ts'
import { conformPlan } from '../conform/conformPlan.ts'
import type { PlanComparison } from '../conform/planComparison.ts'
import type { Roster } from '../dues/roster.ts'
import { effectsOf, type PlanEffects } from '../effects/effectsOf.ts'
import { heldBelow } from '../effects/heldBelow.ts'
import { seenAbove } from '../effects/seenAbove.ts'
import { byKey } from '../json/byKey.ts'
import type { Plan } from '../schema/planSchema.ts'

export interface PlanPreview {
  warnings: WordedFault[]
  last: { revision: number; comparisons: PlanComparison[] } | null
  superior: { code: string; revision: number; comparisons: PlanComparison[]; findings: ConformanceFinding[] } | null
  items: { checklist: string; title: string; changes: ItemChange[] }[]
  /** What the plan will do, before any target is known. */
  effects: PlanEffects
  /** What a plan that extends this one may change of it. */
  below: WordedFault[]
  /** What the level above sees of what is done under it. */
  above: WordedFault[]
}

/** What a plan is previewed beside: the revision in force, its superior's plan, and the directory of its jurisdiction where it names bodies. */
interface Beside {
  last: Plan | null
  superior: Plan | null
  directory: Pick<Roster, 'bodies' | 'places'> | null
}

/**
 * What publishing a plan would mean: what is odd about it, how it differs from the revision in force and from its
 * superior's, and item by item whether earlier answers still count. Throws `plan.invalid` for what cannot run.
 */
export function planPreview(json: Plan, { last, superior, directory }: Beside): PlanPreview {
  const { plan, warnings } = checkPlan(json)
  const before = byKey(last?.checklists ?? [])
  return {
    warnings,
    last: last && { revision: last.revision, comparisons: comparePlans(plan, last) },
    superior: superior && {
      code: superior.code,
      revision: superior.revision,
      comparisons: comparePlans(plan, superior),
      findings: conformPlan(plan, superior),
    },
    items: plan.checklists.flatMap(({ key, title, schema }) => {
      const was = before.get(key)
      return was ? [{ checklist: key, title, changes: compareChecklists(admit(was.schema), admit(schema)) }] : []
    }),
    effects: effectsOf(plan, null, nationalCalendar, directory),
    below: heldBelow(plan).map(wordedFault),
    above: seenAbove(plan, superior).map(wordedFault),
  }
}
