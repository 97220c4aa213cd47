import { Binary } from 'bson'
import { decodeDocument } from '../bson/decode.ts'
import { encodeDocument } from '../bson/encode.ts'
import { MongoError } from '../bson/mongoError.ts'
import { toInteger } from '../bson/number.ts'
import { bytesOf, type Document, documentOf, isDocument, type Value } from '../bson/value.ts'
import { keyAfter, sessionKey, sessionRange } from '../storage/storageKeys.ts'
import type { Store } from '../storage/store.ts'

/** Sessions end after half an hour, as the handshake tells the driver. */
const sessionMs = 30 * 60 * 1000

/** Identifies a write that the driver may send again: its session and its number there. */
export interface RetryId {
  session: Buffer
  number: bigint
}

/** The bytes by which a logical session is known. */
export function sessionOf(lsid: Value | undefined): Buffer | undefined {
  const id = isDocument(lsid) ? lsid.get('id') : undefined
  return id instanceof Binary ? Buffer.from(bytesOf(id)) : undefined
}

/** Reads the identity of a retryable write, if the command has one. */
export function retryIdOf(body: Document): RetryId | undefined {
  const number = body.get('txnNumber')
  if (number === undefined) return undefined
  const session = sessionOf(body.get('lsid'))
  const whole = typeof number === 'bigint' ? number : toInteger(number)
  if (session === undefined || whole === undefined) throw new MongoError(72, 'a retryable write needs a session and a number')
  return { session, number: BigInt(whole) }
}

/**
 * What the statements of a numbered write answered, kept in the same commit as their effect:
 * a write that is sent again after a lost connection is answered from here and not done twice.
 */
export class RetryRecord {
  private done: Document = new Map()
  private readonly store: Store
  private readonly id: RetryId

  /** Only inside a transaction. */
  constructor(store: Store, id: RetryId) {
    this.store = store
    this.id = id
    const bytes = store.tree.get(sessionKey(id.session))
    const kept = bytes === undefined ? undefined : decodeDocument(bytes)
    const number = kept?.get('number')
    const done = kept?.get('done')
    if (typeof number === 'bigint' && number > id.number)
      throw new MongoError(
        225,
        `Retryable write with txnNumber ${id.number} is prohibited because a newer one with txnNumber ${number} has already started on this session.`,
      )
    if (number === id.number && isDocument(done)) this.done = done
  }

  /** What a statement answered when it was first carried out. */
  answerOf(statement: number): Value | undefined {
    return this.done.get(String(statement))
  }

  /** Notes the answer of a statement; `save` writes it. */
  keep(statement: number, answer: Value): void {
    this.done.set(String(statement), answer)
  }

  /** Writes the record, within the transaction of the statements. */
  save(): void {
    if (this.done.size === 0) return
    const record = documentOf({ number: this.id.number, at: new Date(), done: this.done })
    this.store.tree.put(sessionKey(this.id.session), encodeDocument(record))
  }
}

async function removeKeys(store: Store, keys: readonly Buffer[]): Promise<void> {
  if (keys.length === 0) return
  await store.write(() => {
    for (const key of keys) store.tree.remove(key)
  })
}

/** Forgets sessions that the driver ended; most have no record, and then there is nothing to commit. */
export const forgetSessions = (store: Store, sessions: readonly Buffer[]): Promise<void> =>
  removeKeys(
    store,
    sessions.map(sessionKey).filter((key) => store.tree.get(key) !== undefined),
  )

/** Forgets sessions that nobody used for longer than a session lives. */
export async function forgetOldSessions(store: Store, now: number): Promise<void> {
  const isOld = (value: Buffer): boolean => {
    const at = decodeDocument(value, new Set(['at'])).get('at')
    return !(at instanceof Date) || at.getTime() < now - sessionMs
  }
  let { low, high } = sessionRange()
  for (;;) {
    const entries = store.tree.range({ low, high }, 500)
    const last = entries.at(-1)
    if (last === undefined) return
    await removeKeys(
      store,
      entries.filter(({ value }) => isOld(value)).map(({ key }) => key),
    )
    low = keyAfter(last.key)
  }
}
