import type { Credentials } from '../authentication/credentials.ts'
import type { Conversation } from '../authentication/scram.ts'
import { isNumber, toDouble, toInteger } from '../bson/number.ts'
import { type Document, isDocument, type Value } from '../bson/value.ts'
import { badValue, MongoError } from '../mongoError.ts'
import type { Store } from '../storage/store.ts'
import type { CursorRegistry } from './cursorRegistry.ts'

export type Command = {
  name: string
  database: string
  body: Document
  /** Documents sent beside the body, still encoded. */
  sequences: ReadonlyMap<string, readonly Buffer[]>
  connection: ConnectionState
}

export type ConnectionState = { id: number; isAuthenticated: boolean; conversation?: Conversation | undefined }

export type Server = { store: Store; cursors: CursorRegistry; credentials: Credentials | undefined }

export type Handler = (command: Command, server: Server) => Promise<Document> | Document

/** Options that every command may carry and that change nothing on one node. */
const ALWAYS = new Set([
  '$db',
  'lsid',
  '$clusterTime',
  '$readPreference',
  'comment',
  'maxTimeMS',
  'readConcern',
  'writeConcern',
  'apiVersion',
  'apiStrict',
  'apiDeprecationErrors',
])

const checkReadConcern = (concern: Value): void => {
  const level = isDocument(concern) ? (concern.get('level') ?? 'local') : concern
  if (level !== 'local' && level !== 'majority' && level !== 'available')
    throw new MongoError(72, `read concern ${String(level)} is not supported by the embedded store`)
}

const checkWriteConcern = (concern: Value): void => {
  if (!isDocument(concern)) throw new MongoError(9, 'writeConcern must be an object')
  const w = concern.get('w') ?? 1
  const count = isNumber(w) ? toDouble(w) : undefined
  if (w !== 'majority' && count !== 0 && count !== 1)
    throw new MongoError(100, 'Not enough data-bearing nodes: the embedded store is one node')
}

/** Refuses every option that the command does not know; those that are plainly switched off pass. */
export const checkOptions = ({ name, body }: Command, known: readonly string[], numbered = false): void => {
  for (const [option, value] of body) {
    if (option === name || ALWAYS.has(option) || known.includes(option)) continue
    if (option === 'txnNumber' && numbered) continue
    if (option === 'startTransaction' || option === 'autocommit' || option === 'txnNumber')
      throw new MongoError(263, 'transactions are not supported by the embedded store')
    if (value === false || value === null) continue
    throw new MongoError(72, `option '${option}' of ${name} is not supported by the embedded store`)
  }
  const readConcern = body.get('readConcern')
  if (readConcern !== undefined) checkReadConcern(readConcern)
  const writeConcern = body.get('writeConcern')
  if (writeConcern !== undefined) checkWriteConcern(writeConcern)
}

/** The full name of the collection that a command is about. */
export const namespaceOf = ({ database, body, name }: Command): string => {
  const collection = body.get(name)
  if (typeof collection !== 'string') throw new MongoError(73, `collection name has invalid type for ${name}`)
  return checkedNamespace(database, collection)
}

/** Joins the names of a database and a collection after checking both. */
export const checkedNamespace = (database: string, collection: string): string => {
  if (collection === '' || collection.includes('$') || collection.includes('\0') || collection.startsWith('.'))
    throw new MongoError(73, `Invalid collection name specified '${database}.${collection}'`)
  if (database === '' || /[/\\. "$\0]/.test(database) || database.length > 63)
    throw new MongoError(73, `Invalid database name: '${database}'`)
  return `${database}.${collection}`
}

/** An optional document option. */
export const documentOption = (body: Document, name: string): Document => {
  const value = body.get(name)
  if (value === undefined || value === null) return new Map()
  if (!isDocument(value)) throw new MongoError(14, `BSON field '${name}' is the wrong type, expected type 'object'`)
  return value
}

/** An optional whole number that is not negative. */
export const countOption = (body: Document, name: string): number | undefined => {
  const value = body.get(name)
  if (value === undefined || value === null) return undefined
  const count = toInteger(value)
  if (count === undefined) throw new MongoError(14, `BSON field '${name}' is the wrong type, expected a whole number`)
  if (count < 0) throw new MongoError(51024, `BSON field '${name}' value must be >= 0, actual value '${count}'`)
  return count
}

/** A hint as the name of an index: names stay, keys are looked up by the caller's collection. */
export const hintOption = (value: Value | undefined, store: Store, namespace: string): string | undefined => {
  if (value === undefined || value === null) return undefined
  if (typeof value === 'string') return value
  if (!isDocument(value)) throw badValue('hint must be a string or an object')
  if (value.size === 0) return undefined
  if (value.has('$natural')) return '$natural'
  const wanted = [...value].map(([path, direction]) => `${path}:${toInteger(direction)}`).join()
  const collection = store.catalog.find(namespace)
  if (collection === undefined) return undefined
  const index = collection.indexes.find(
    ({ fields }) => fields.map(({ path, direction }) => `${path}:${direction}`).join() === wanted,
  )
  if (index === undefined) throw badValue('error processing query: hint provided does not correspond to an existing index')
  return index.name
}
