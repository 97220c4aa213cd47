import { admit } from '../gate/admit.ts'
import type { AnswerValidator } from './answerError.ts'
import { interpretAdmitted } from './interpretAdmitted.ts'

/** The interpreting validator of a schema that nobody has looked at yet. Throws `checklist.refused`. */
export const interpretAnswers = (schema: unknown): AnswerValidator => interpretAdmitted(admit(schema))
