import type { Given } from '../interpret/interpret.ts'
import { type Fault, type JsonLimits, jsonFaults } from '../json/jsonFaults.ts'
import { schemaAt } from '../schema/resolved.ts'
import type { SubSchema } from '../schema/subSchema.ts'
import { answerSentence } from '../zhCN/answerSentence.ts'
import { fieldName } from '../zhCN/fieldName.ts'

/** One fault of an answers document, with its place and a sentence for the person who filled it. */
export interface AnswerError {
  /** Dotted path of the clause or field. */
  readonly path: string
  readonly keyword: string
  readonly params: Readonly<Record<string, unknown>>
  readonly message: string
}

/** Judges an answers document; no errors means valid. What comes with it is asked for only where it is told of. */
export type AnswerValidator = (answers: unknown, given?: Given) => AnswerError[]

/** More errors than this help nobody and cost the server. */
export const mostErrors = 20

/** A fault with its dotted path and its sentence, which names the field by the title that the checklist gives it. */
export function answerErrorOf(fault: Fault, root: SubSchema): AnswerError {
  const { path, keyword, params } = fault
  return { path: path.join('.'), keyword, params, message: answerSentence(fault, fieldName(root, path), schemaAt(root, path)) }
}

/** How large a submission may be: the same on the phone, at the door and before every validation. */
export const answerLimits: JsonLimits = { bytes: 1_048_576, depth: 40, nodes: 20_000 }

/** The fault of an answers document that is not fit to be validated at all. */
export function answerLimitFaults(answers: unknown): Fault[] {
  return jsonFaults(answers, answerLimits)
}

/** The same with its sentence: what can be said of an answers document before anybody looks into it. */
export const answerLimitErrors = (answers: unknown): AnswerError[] =>
  answerLimitFaults(answers).map((fault) => answerErrorOf(fault, {}))
