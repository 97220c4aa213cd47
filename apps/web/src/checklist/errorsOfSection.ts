import type { AnswerError } from '@duzhan/checklist'
import { type ErrorSchema, ErrorSchemaBuilder } from '@rjsf/utils'

type SectionAnswers = Record<string, Record<string, unknown>>

/** The server's errors that fall into one section, in the shape that its form shows at the items. */
export function errorsOfSection(errors: readonly AnswerError[], section: string): ErrorSchema<SectionAnswers> | undefined {
  const own = errors.filter((error) => error.path.startsWith(`${section}.`))
  if (own.length === 0) return undefined
  const builder = new ErrorSchemaBuilder<SectionAnswers>()
  for (const { path, message } of own) builder.addErrors(message, path.split('.').slice(1))
  return builder.ErrorSchema
}
