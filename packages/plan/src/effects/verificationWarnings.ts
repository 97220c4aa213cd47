import { verificationsOf } from '../dues/verifications.ts'
import type { Plan } from '../schema/planSchema.ts'
import { type PlanFault, planFault } from '../wording/planFault.ts'

/** Verifications that have no self-check to verify, or none that they can be held against item by item. */
export const verificationWarnings = (plan: Plan): PlanFault[] =>
  verificationsOf(plan).flatMap(({ path, title, selfCheck, isComparable }) => {
    if (selfCheck === null) return [planFault('duty.verifies-nothing', path, { title })]
    return isComparable ? [] : [planFault('duty.not-comparable', path, { title, selfCheck: selfCheck.title })]
  })
