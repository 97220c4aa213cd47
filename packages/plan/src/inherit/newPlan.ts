import type { Plan } from '../schema/planSchema.ts'

/** What a plan is called, whose it is, how long it runs, and by which document. */
export type PlanIdentity = Pick<Plan, 'code' | 'title' | 'jurisdiction' | 'period' | 'document'>

/** A plan of which nothing is written yet but what it is. */
export const blankPlan = (identity: PlanIdentity): Plan => ({
  ...identity,
  revision: 1,
  goals: [],
  phases: [],
  milestones: [],
  focusAreas: [],
  targetKinds: [],
  targetLists: [],
  checklists: [],
  indicators: [],
  cycles: [],
  duties: {},
  ladder: [],
  assignments: {},
  resources: [],
  units: [],
  notes: [],
})

/** Another plan with everything that a plan says: the first revision of its own, and bound to no superior, and no office's. */
export function copiedPlan(plan: Plan, identity: PlanIdentity): Plan {
  const { extends: _superior, removes: _removed, office: _office, ...whole } = plan
  return { ...whole, ...identity, revision: 1 }
}
