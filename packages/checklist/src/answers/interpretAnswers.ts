import { admit } from '../gate/admit.ts'
import { faultsOf } from '../interpret/interpret.ts'
import { type AnswerValidator, mostErrors } from './answerError.ts'
import { answerErrorOf } from './answerErrorOf.ts'
import { answerLimitFaults } from './answerLimits.ts'

/** The validator that runs where code may not be compiled: in the browser. It agrees with the compiled one to the fault. */
export function interpretAnswers(schema: unknown): AnswerValidator {
  const checklist = admit(schema)
  return (answers) => {
    const limits = answerLimitFaults(answers)
    const faults = limits.length > 0 ? limits : faultsOf(checklist, answers, mostErrors)
    return faults.map((fault) => answerErrorOf(fault, checklist))
  }
}
