import type { Actor } from '@duzhan/contracts'
import type { PlanInText } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { isWithin, regionCode } from '@duzhan/regions'
import type { PlanRevision } from './plan.repository.ts'
import type { PlanAccess } from './planAccess.ts'

/** A plan as its author wrote it, and the superior's revision that it extends. */
export interface AuthoredPlan {
  own: PlanInText
  superior: PlanRevision | null
}

type FindSuperior = (ref: { plan: string; revision: number }) => Promise<PlanRevision | null>

/** The same as a job of a plan's thread takes it. */
export const authored = ({ own, superior }: AuthoredPlan) => ({ own: own.text, superior: superior?.document ?? null })

/**
 * Finds the superior's plan of one that an author wrote, if it extends one; what runs is the two merged. Throws
 * `plan.superior-absent` for a superior that is not in force, that the author may not see, or that
 * no region above has made.
 */
export async function authoredPlan(own: PlanInText, superiorOf: FindSuperior): Promise<AuthoredPlan> {
  if (!own.extends) return { own, superior: null }
  const ref = { plan: own.extends.code, revision: own.extends.revision }
  const superior = ref.plan === own.code ? null : await superiorOf(ref)
  const isAbove = superior !== null && isWithin(regionCode(own.jurisdiction), regionCode(superior.jurisdiction))
  if (superior === null || superior.status === 'draft' || !isAbove) throw new Problem('absent', 'plan.superior-absent', ref)
  return { own, superior }
}

/** Looks a superior's plan up as an author sees it; what the author may not see is not there. */
export const superiorFor =
  (actor: Actor, access: PlanAccess): FindSuperior =>
  (ref) =>
    access.find(actor, 'plan.byId', ref).catch((error: unknown) => {
      if (error instanceof Problem && error.kind === 'absent') return null
      throw error
    })
