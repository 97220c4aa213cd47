import type { Actor, RegionRecord, Verb } from '@duzhan/contracts'
import type { FilingDuty, Plan } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { isSeatOf, regionCode, regionPath } from '@duzhan/regions'
import { concerns, type PlanCopies } from '@duzhan/service-kit'
import type { Filer } from './filingView.ts'

/** A superior's plan in force, and what it wants filed by whom. */
export interface Superior {
  plan: Plan
  duty: FilingDuty
}

interface Ports {
  plans: Pick<PlanCopies, 'latest'>
  regionsWithin(code: string): Promise<RegionRecord[]>
}

/** Finds the plan that is filed with and everyone who is to file with it. */
export function superiors({ plans, regionsWithin }: Ports) {
  return {
    /** Throws `plan.absent` for a plan that does not concern the actor, `filing.none` for one that nobody files with. */
    async superiorOf(actor: Actor, verb: Verb, code: string): Promise<Superior> {
      const plan = await plans.latest(code)
      if (plan === null || !concerns(actor, verb, { plan: code, jurisdiction: plan.jurisdiction }))
        throw new Problem('absent', 'plan.absent', { plan: code })
      const duty = plan.duties.filings?.find(({ what }) => what === 'plan')
      if (!duty) throw new Problem('absent', 'filing.none', { plan: code })
      return { plan, duty }
    },
    async filersOf({ plan, duty }: Superior): Promise<Filer[]> {
      const superiorPath = regionPath(regionCode(plan.jurisdiction))
      const regions = await regionsWithin(plan.jurisdiction)
      return regions
        .filter(({ code }) => isSeatOf(regionCode(code), duty.from))
        .map(({ code, name }) => ({
          plan: plan.code,
          revision: plan.revision,
          superiorPath,
          jurisdiction: code,
          regionPath: regionPath(regionCode(code)),
          name,
          dueOn: duty.due,
        }))
    },
  }
}
