import type { Plan } from '../schema/planSchema.ts'
import { blankPlan, type PlanIdentity } from './newPlan.ts'

type Identity = Omit<PlanIdentity, 'period'> & Partial<Pick<PlanIdentity, 'period'>>

/** The document with which a lower jurisdiction begins: bound to its superior's revision, and nothing of its own yet. */
export const derivedPlan = (superior: Plan, identity: Identity): Plan => ({
  ...blankPlan({ period: superior.period, ...identity }),
  extends: { code: superior.code, revision: superior.revision },
})
