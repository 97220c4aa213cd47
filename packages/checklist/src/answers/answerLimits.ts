import { type Fault, type JsonLimits, jsonFaults } from '../json/jsonFaults.ts'
import { type AnswerError, answerErrorOf } from './answerError.ts'

/** How large a submission may be: the same on the phone, at the door and before every validation. */
export const answerLimits: JsonLimits = { bytes: 1_048_576, depth: 40, nodes: 20_000 }

/** The fault of an answers document that is not fit to be validated at all. */
export function answerLimitFaults(answers: unknown): Fault[] {
  return jsonFaults(answers, answerLimits)
}

/** The same with its sentence: what can be said of an answers document before anybody looks into it. */
export const answerLimitErrors = (answers: unknown): AnswerError[] =>
  answerLimitFaults(answers).map((fault) => answerErrorOf(fault, {}))
