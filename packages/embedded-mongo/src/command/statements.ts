import { decodeDocument } from '../bson/decode.ts'
import { type Document, isDocument } from '../bson/value.ts'
import { MongoError } from '../mongoError.ts'
import type { Command } from './command.ts'

const MAX_STATEMENTS = 100_000

/** What one write command carries, its documents still encoded when they came beside the body. */
export const payloadOf = ({ name, body, sequences }: Command, list: string): readonly (Buffer | Document)[] => {
  const given = sequences.get(list) ?? body.get(list)
  if (!Array.isArray(given) || !given.every((entry) => Buffer.isBuffer(entry) || isDocument(entry)))
    throw new MongoError(9, `BSON field '${name}.${list}' is missing but a required field`)
  if (given.length === 0 || given.length > MAX_STATEMENTS)
    throw new MongoError(16, `Write batch sizes must be between 1 and ${MAX_STATEMENTS}`)
  return given
}

/** The statements of an update or a delete; an option that is not known refuses them all. */
export const statementsOf = (command: Command, list: string, known: readonly string[]): Document[] => {
  const statements = payloadOf(command, list).map((entry) => (Buffer.isBuffer(entry) ? decodeDocument(entry) : entry))
  for (const statement of statements)
    for (const [option, value] of statement)
      if (!known.includes(option) && value !== false && value !== null)
        throw new MongoError(72, `${command.name} option '${option}' is not supported by the embedded store`)
  return statements
}

/**
 * Carries out the statements of a write command: one after the other up to the first refusal, or, when nobody asked for
 * an order, all at once so that they may share commits. Answers the refusals as `writeErrors`.
 */
export const runStatements = async (
  { body }: Command,
  statements: readonly Document[],
  run: (statement: Document, at: number) => Promise<void>,
): Promise<Document[]> => {
  const refusals: { at: number; error: MongoError }[] = []
  const attempt = async (statement: Document, at: number): Promise<void> => {
    try {
      await run(statement, at)
    } catch (error) {
      if (!(error instanceof MongoError)) throw error
      refusals.push({ at, error })
    }
  }
  if (body.get('ordered') === false) await Promise.all(statements.map(attempt))
  else for (const [at, statement] of statements.entries()) if (refusals.length === 0) await attempt(statement, at)
  return refusals.sort((left, right) => left.at - right.at).map(({ at, error }) => error.toWriteError(at))
}
