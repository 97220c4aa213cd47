import type { Credentials } from '../authentication/credentials.ts'
import { MongoError } from '../bson/mongoError.ts'
import { isNumber, toDouble, toInteger } from '../bson/number.ts'
import { type Document, isDocument, type Value } from '../bson/value.ts'
import type { Store } from '../storage/store.ts'
import type { CursorRegistry } from './cursorRegistry.ts'
import type { Conversation } from './scram.ts'

export interface Command {
  name: string
  database: string
  body: Document
  /** Documents sent beside the body, still encoded. */
  sequences: ReadonlyMap<string, readonly Buffer[]>
  connection: ConnectionState
}

export interface ConnectionState {
  id: number
  isAuthenticated: boolean
  conversation?: Conversation | undefined
}

export interface Server {
  store: Store
  cursors: CursorRegistry
  credentials: Credentials | undefined
  /** The data folder. */
  path: string
  /** How often each command was run since the start, by its name and then by the collection that it was about ('' for none). */
  counts: Map<string, Map<string, number>>
}

export type Handler = (command: Command, server: Server) => Promise<Document> | Document

/** Options that every command may carry; apart from the time limit and the concerns they change nothing on one node. */
const alwaysTaken = new Set([
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

const localLevels: readonly unknown[] = [undefined, 'local', 'majority', 'available']

function checkConcerns(body: Document): void {
  const level = documentOption(body, 'readConcern').get('level')
  if (!localLevels.includes(level))
    throw new MongoError(72, `read concern ${String(level)} is not supported by the embedded store`)
  const w = documentOption(body, 'writeConcern').get('w') ?? 1
  if (w !== 'majority' && toInteger(w) !== 0 && toInteger(w) !== 1)
    throw new MongoError(100, 'Not enough data-bearing nodes: the embedded store is one node')
}

/** Refuses every option that the command does not know; those that are plainly switched off pass. */
export function checkOptions({ name, body }: Command, known: readonly string[], numbered = false): void {
  for (const [option, value] of body) {
    if (option === name || alwaysTaken.has(option) || known.includes(option) || (option === 'txnNumber' && numbered)) continue
    if (option === 'startTransaction' || option === 'autocommit' || option === 'txnNumber')
      throw new MongoError(263, 'transactions are not supported by the embedded store')
    if (value !== false && value !== null)
      throw new MongoError(72, `option '${option}' of ${name} is not supported by the embedded store`)
  }
  checkConcerns(body)
}

/** The full name of the collection that a command is about. */
export function namespaceOf({ database, body, name }: Command): string {
  const collection = body.get(name)
  if (typeof collection !== 'string') throw new MongoError(73, `collection name has invalid type for ${name}`)
  return checkedNamespace(database, collection)
}

/** Joins the names of a database and a collection after checking both. */
function checkedNamespace(database: string, collection: string): string {
  if (collection === '' || collection.includes('$') || collection.includes('\0') || collection.startsWith('.'))
    throw new MongoError(73, `Invalid collection name specified '${database}.${collection}'`)
  if (database === '' || /[/\\. "$\0]/.test(database) || database.length > 63)
    throw new MongoError(73, `Invalid database name: '${database}'`)
  return `${database}.${collection}`
}

const wrongType = (name: string, wanted: string) =>
  new MongoError(14, `BSON field '${name}' is the wrong type, expected ${wanted}`)

/** An optional document option. */
export function documentOption(body: Document, name: string): Document {
  const value = body.get(name) ?? new Map<string, Value>()
  if (!isDocument(value)) throw wrongType(name, "type 'object'")
  return value
}

/** An optional switch; as on a real server a number counts, everything but 0 as on, and nothing else does. */
export function flagOption(body: Document, name: string, otherwise = false): boolean {
  const value = body.get(name) ?? otherwise
  if (typeof value === 'boolean') return value
  if (!isNumber(value)) throw wrongType(name, "types '[bool, long, int, double]'")
  return toDouble(value) !== 0
}

/** An optional whole number that is not negative. */
export function countOption(body: Document, name: string): number | undefined {
  const value = body.get(name) ?? undefined
  if (value === undefined) return undefined
  const count = toInteger(value)
  if (count === undefined) throw wrongType(name, 'a whole number')
  if (count < 0) throw new MongoError(51024, `BSON field '${name}' value must be >= 0, actual value '${count}'`)
  return count
}

/** When the client wants to be told that its command took too long, on the clock of `performance.now()`. */
export function deadlineOf(body: Document): number | undefined {
  const limit = countOption(body, 'maxTimeMS')
  return limit === undefined || limit === 0 ? undefined : performance.now() + limit
}
