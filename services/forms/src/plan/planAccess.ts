import type { Actor, Verb } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { isWithin, regionCode, regionPath } from '@duzhan/regions'
import { concerns, grantsFor, may } from '@duzhan/service-kit'
import type { PlanHead, PlanRepository, PlanRevision } from './plan.repository.ts'

export interface RevisionRef {
  plan: string
  revision?: number | undefined
}
export interface PlanAccess {
  /**
   * A revision that concerns the actor, by default the one in force. Drafts show to the authors of their jurisdiction
   * only; to everyone else they are absent.
   */
  find(actor: Actor, verb: Verb, ref: RevisionRef): Promise<PlanRevision>
  shows(actor: Actor, verb: Verb, found: PlanHead): boolean
  /** Whether the actor may write a revision: for its region, or where it is an office's own as that office alone. */
  writes(actor: Actor, verb: Verb, found: Written): boolean
  /** The path of a plan's region, where the actor holds the verb; nobody takes over another region's or office's code. */
  claim(actor: Actor, verb: Verb, plan: { code: string; jurisdiction: string; office?: string | undefined }): Promise<string[]>
}

type Written = Pick<PlanHead, 'plan' | 'jurisdiction' | 'office' | 'regionPath'>

/** An office writes plans for where it has its seat, or a part of that: its grant is of its very region. */
const writes = (actor: Actor, verb: Verb, { plan, jurisdiction, office, regionPath: path }: Written): boolean =>
  office === undefined
    ? may(actor, verb, { plan, regionPath: path })
    : grantsFor(actor, verb, plan).some(
        ({ body, region }) => body === office && isWithin(regionCode(jurisdiction), regionCode(region)),
      )

/** Who sees and who writes which plan. */
export function planAccess(plans: PlanRepository): PlanAccess {
  const shows = (actor: Actor, verb: Verb, found: PlanHead) =>
    found.status === 'draft' ? writes(actor, 'plan.saveDraft', found) : concerns(actor, verb, found)
  const at = async (plan: string, revision: number) =>
    (await plans.byRevision(plan, revision)) ?? (await plans.draft(plan, revision))
  async function newestDraft(plan: string): Promise<PlanRevision | null> {
    const [newest] = await plans.revisions(plan)
    return newest ? plans.draft(plan, newest.revision) : null
  }
  return {
    shows,
    writes,
    async find(actor, verb, { plan, revision }) {
      const found = revision === undefined ? ((await plans.latest(plan)) ?? (await newestDraft(plan))) : await at(plan, revision)
      if (found === null || !shows(actor, verb, found)) throw new Problem('absent', 'plan.absent', { plan })
      return found
    },
    async claim(actor, verb, { code, jurisdiction, office }) {
      const path = regionPath(regionCode(jurisdiction))
      const own = { plan: code, jurisdiction, regionPath: path, ...(office !== undefined && { office }) }
      if (![own, ...(await plans.revisions(code))].every((one) => writes(actor, verb, one)))
        throw new Problem('absent', 'plan.absent', { plan: code })
      return path
    },
  }
}
