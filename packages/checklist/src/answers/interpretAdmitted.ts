import { admit } from '../gate/gate.ts'
import { faultsOf, type Given } from '../interpret/interpret.ts'
import type { Fault } from '../json/jsonFaults.ts'
import type { ChecklistSchema } from '../schema/subSchema.ts'
import { tidied } from '../text/trimmed.ts'
import { type AnswerValidator, answerErrorOf, answerLimitFaults, mostErrors } from './answerError.ts'
import { ruleFaults } from './ruleFaults.ts'
import { withoutConditionalDemands } from './shown.ts'

/**
 * The validator that runs where code may not be compiled: in the browser. It agrees with the compiled one to the fault.
 * The checklist is one that the gate admitted before it was published, so that no phone carries the gate.
 */
export function interpretAdmitted(checklist: ChecklistSchema): AnswerValidator {
  return (answers, given) => {
    const limits = answerLimitFaults(answers)
    const faults = limits.length > 0 ? limits : admittedFaults(checklist, tidied(answers), given)
    return faults.map((fault) => answerErrorOf(fault, checklist))
  }
}

/** Every fault of answers that are within the limits, up to as many as help anybody. */
export function admittedFaults(checklist: ChecklistSchema, answers: unknown, given: Given | undefined): Fault[] {
  const schema = withoutConditionalDemands(checklist)
  return [...faultsOf(schema, answers, mostErrors, given), ...ruleFaults(checklist, answers, given?.today)].slice(0, mostErrors)
}

/** The interpreting validator of a schema that nobody has looked at yet. Throws `checklist.refused`. */
export const interpretAnswers = (schema: unknown): AnswerValidator => interpretAdmitted(admit(schema))
