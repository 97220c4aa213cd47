import type { Actor, Verb } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { regionCode, regionPath } from '@duzhan/regions'
import { concerns, may } from '@duzhan/service-kit'
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
  /** The path of a plan's region, where the actor holds the verb; nobody takes over another region's code. */
  claim(actor: Actor, verb: Verb, plan: { code: string; jurisdiction: string }): Promise<string[]>
}

/** Who sees and who writes which plan. */
export function planAccess(plans: PlanRepository): PlanAccess {
  const shows = (actor: Actor, verb: Verb, found: PlanHead) =>
    found.status === 'draft' ? may(actor, 'plan.saveDraft', found) : concerns(actor, verb, found)
  const at = async (plan: string, revision: number) =>
    (await plans.byRevision(plan, revision)) ?? (await plans.draft(plan, revision))
  async function newestDraft(plan: string): Promise<PlanRevision | null> {
    const [newest] = await plans.revisions(plan)
    return newest ? plans.draft(plan, newest.revision) : null
  }
  return {
    shows,
    async find(actor, verb, { plan, revision }) {
      const found = revision === undefined ? ((await plans.latest(plan)) ?? (await newestDraft(plan))) : await at(plan, revision)
      if (found === null || !shows(actor, verb, found)) throw new Problem('absent', 'plan.absent', { plan })
      return found
    },
    async claim(actor, verb, { code, jurisdiction }) {
      const path = regionPath(regionCode(jurisdiction))
      const places = [{ plan: code, regionPath: path }, ...(await plans.revisions(code))]
      if (!places.every((place) => may(actor, verb, place))) throw new Problem('absent', 'plan.absent', { plan: code })
      return path
    },
  }
}
