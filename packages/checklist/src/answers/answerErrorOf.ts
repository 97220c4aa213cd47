import type { Fault } from '../json/fault.ts'
import { schemaAt } from '../schema/schemaAt.ts'
import type { SubSchema } from '../schema/subSchema.ts'
import { answerSentence } from '../zhCN/answerSentence.ts'
import { fieldName } from '../zhCN/fieldName.ts'
import type { AnswerError } from './answerError.ts'

/** A fault with its dotted path and its sentence, which names the field by the title that the checklist gives it. */
export function answerErrorOf(fault: Fault, root: SubSchema): AnswerError {
  const { path, keyword, params } = fault
  return { path: path.join('.'), keyword, params, message: answerSentence(fault, fieldName(root, path), schemaAt(root, path)) }
}
