import type { Plan } from '../schema/planSchema.ts'

type Identity = Pick<Plan, 'code' | 'title' | 'jurisdiction' | 'document'> & Partial<Pick<Plan, 'period'>>

/** The document with which a lower jurisdiction begins: bound to its superior's revision, and nothing of its own yet. */
export function derivedPlan(superior: Plan, identity: Identity): Plan {
  return {
    period: superior.period,
    ...identity,
    revision: 1,
    extends: { code: superior.code, revision: superior.revision },
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
  }
}
