import { faultsOf } from '../interpret/interpret.ts'
import type { ChecklistSchema } from '../schema/checklistSchema.ts'
import { type AnswerValidator, mostErrors } from './answerError.ts'
import { answerErrorOf } from './answerErrorOf.ts'
import { answerLimitFaults } from './answerLimits.ts'
import { tidied } from './tidied.ts'

/**
 * The validator that runs where code may not be compiled: in the browser. It agrees with the compiled one to the fault.
 * The checklist is one that the gate admitted before it was published, so that no phone carries the gate.
 */
export function interpretAdmitted(checklist: ChecklistSchema): AnswerValidator {
  return (answers, given) => {
    const limits = answerLimitFaults(answers)
    const faults = limits.length > 0 ? limits : faultsOf(checklist, tidied(answers), mostErrors, given)
    return faults.map((fault) => answerErrorOf(fault, checklist))
  }
}
