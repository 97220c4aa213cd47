import { maxDocumentBytes } from '../bson/encode.ts'
import { MongoError } from '../bson/mongoError.ts'
import { documentOf, int } from '../bson/value.ts'
import { maxMessageBytes } from '../wire/message.ts'
import type { Handler } from './command.ts'
import { forgetSessions, sessionOf } from './retryRecord.ts'

/**
 * Answers as a mongos does: drivers then use sessions and retryable writes without being told of a replica set.
 * No `topologyVersion`, for it would make drivers wait on a stream of answers.
 */
export const hello: Handler = (command, { credentials }) => {
  const legacy = command.name !== 'hello'
  return documentOf({
    helloOk: true,
    [legacy ? 'ismaster' : 'isWritablePrimary']: true,
    msg: 'isdbgrid',
    maxBsonObjectSize: int(maxDocumentBytes),
    maxMessageSizeBytes: int(maxMessageBytes),
    maxWriteBatchSize: int(100_000),
    localTime: new Date(),
    logicalSessionTimeoutMinutes: int(30),
    connectionId: int(command.connection.id),
    minWireVersion: int(0),
    maxWireVersion: int(21),
    readOnly: false,
    saslSupportedMechs: credentials !== undefined && command.body.has('saslSupportedMechs') ? ['SCRAM-SHA-256'] : undefined,
    ok: 1,
  })
}

export const ping: Handler = () => documentOf({ ok: 1 })

export const endSessions: Handler = async (command, { store, cursors }) => {
  const sessions = command.body.get('endSessions')
  if (!Array.isArray(sessions)) throw new MongoError(14, 'endSessions needs an array')
  const ended = sessions.map(sessionOf).filter((session) => session !== undefined)
  for (const session of ended) cursors.closeSession(session)
  await forgetSessions(store, ended)
  return documentOf({ ok: 1 })
}
