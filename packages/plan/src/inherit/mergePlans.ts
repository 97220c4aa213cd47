import { readPlan } from '../check/readPlan.ts'
import type { Plan } from '../schema/planSchema.ts'
import { mergedDocument } from './mergedDocument.ts'

/**
 * The plan that a lower jurisdiction runs: its own document laid over its superior's revision. Elements meet by key,
 * the lower one's words win field by field, what it does not mention it inherits, and only what it names in `removes`
 * is left out. Merging the result again changes nothing.
 */
export const mergePlans = (superior: Plan, local: Plan): Plan =>
  readPlan(mergedDocument(superior, { ...local, extends: { code: superior.code, revision: superior.revision } }))
