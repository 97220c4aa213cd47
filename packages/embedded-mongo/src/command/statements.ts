import { decodeDocument } from '../bson/decode.ts'
import { MongoError } from '../bson/mongoError.ts'
import { type Document, isDocument } from '../bson/value.ts'
import type { Command } from './command.ts'

const maxStatements = 100_000

/** What one write command carries, its documents still encoded when they came beside the body. */
export function payloadOf({ name, body, sequences }: Command, list: string): readonly (Buffer | Document)[] {
  const given = sequences.get(list) ?? body.get(list)
  if (!Array.isArray(given) || !given.every((entry) => Buffer.isBuffer(entry) || isDocument(entry)))
    throw new MongoError(9, `BSON field '${name}.${list}' is missing but a required field`)
  if (given.length === 0 || given.length > maxStatements)
    throw new MongoError(16, `Write batch sizes must be between 1 and ${maxStatements}`)
  return given
}

/** The statements of an update or a delete; an option that is not known refuses them all. */
export function statementsOf(command: Command, list: string, known: readonly string[]): Document[] {
  const statements = payloadOf(command, list).map((entry) => (Buffer.isBuffer(entry) ? decodeDocument(entry) : entry))
  for (const statement of statements)
    for (const [option, value] of statement)
      if (!known.includes(option) && value !== false && value !== null)
        throw new MongoError(72, `${command.name} option '${option}' is not supported by the embedded store`)
  return statements
}
