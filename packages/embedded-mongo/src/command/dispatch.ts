import { decodeDocument } from '../bson/decode.ts'
import { MongoError } from '../bson/mongoError.ts'
import type { Document } from '../bson/value.ts'
import type { Request } from '../wire/message.ts'
import * as administration from './administration.ts'
import type { ConnectionState, Handler, Server } from './command.ts'
import { deleteCommand } from './delete.ts'
import { explain } from './explain.ts'
import { findAndModify } from './findAndModify.ts'
import { endSessions, hello, ping } from './handshake.ts'
import { createIndexes, dropIndexes, listIndexes } from './indexes.ts'
import { insert } from './insert.ts'
import * as read from './read.ts'
import { saslContinue, saslStart } from './scram.ts'
import * as statistics from './statistics.ts'
import { update } from './update.ts'

/** The commands by their names; older spellings stand behind the one they mean. */
export const handlerTable: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ['hello', hello],
  ['ismaster', hello],
  ['isMaster', hello],
  ['saslStart', saslStart],
  ['saslContinue', saslContinue],
  ['ping', ping],
  ['buildInfo', administration.buildInfo],
  ['buildinfo', administration.buildInfo],
  ['serverStatus', administration.serverStatus],
  ['top', administration.top],
  ['dbStats', statistics.dbStats],
  ['dbstats', statistics.dbStats],
  ['collStats', statistics.collStats],
  ['collstats', statistics.collStats],
  ['explain', explain],
  ['endSessions', endSessions],
  ['insert', insert],
  ['update', update],
  ['delete', deleteCommand],
  ['findAndModify', findAndModify],
  ['findandmodify', findAndModify],
  ['find', read.find],
  ['getMore', read.getMore],
  ['killCursors', read.killCursors],
  ['count', read.count],
  ['distinct', read.distinct],
  ['aggregate', read.aggregate],
  ['create', administration.create],
  ['drop', administration.drop],
  ['dropDatabase', administration.dropDatabase],
  ['listCollections', administration.listCollections],
  ['listDatabases', statistics.listDatabases],
  ['createIndexes', createIndexes],
  ['listIndexes', listIndexes],
  ['dropIndexes', dropIndexes],
])

/** What a client may ask before it has logged in. */
const openToAll = new Set(['hello', 'ismaster', 'isMaster', 'saslStart', 'saslContinue'])

/** The full name of the collection that a command is about; '' where it is about none. */
function aboutOf(name: string, database: string, body: Document): string {
  const collection = body.get(name === 'getMore' ? 'collection' : name)
  return typeof collection === 'string' ? `${database}.${collection}` : ''
}

function count(counts: Server['counts'], name: string, about: string): void {
  const ofName = counts.get(name) ?? new Map<string, number>()
  ofName.set(about, (ofName.get(about) ?? 0) + 1)
  counts.set(name, ofName)
}

/** Runs one command; whatever goes wrong becomes an answer in MongoDB's form. */
export async function dispatch(request: Request, connection: ConnectionState, server: Server): Promise<Document> {
  try {
    const body = decodeDocument(request.body)
    const [name = ''] = body.keys()
    const handler = handlerTable.get(name)
    if (handler === undefined) throw new MongoError(59, `no such command: '${name}'`)
    if (!connection.isAuthenticated && !openToAll.has(name)) throw new MongoError(13, `Command ${name} requires authentication`)
    const database = body.get('$db') ?? request.database
    if (typeof database !== 'string') throw new MongoError(40571, 'OP_MSG requests require a $db argument')
    count(server.counts, name, aboutOf(name, database, body))
    return await handler({ name, database, body, sequences: request.sequences, connection }, server)
  } catch (error) {
    if (error instanceof MongoError) return error.toReply()
    if (error instanceof RangeError) return new MongoError(15, `the request is too large or too deep: ${error.message}`).toReply()
    return new MongoError(1, `internal error: ${error instanceof Error ? error.message : String(error)}`).toReply()
  }
}
