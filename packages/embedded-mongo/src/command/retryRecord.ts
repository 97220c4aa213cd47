import { Binary } from 'bson'
import { decodeDocument } from '../bson/decode.ts'
import { encodeDocument } from '../bson/encode.ts'
import { toInteger } from '../bson/number.ts'
import { type Document, documentOf, isDocument, type Value } from '../bson/value.ts'
import { MongoError } from '../mongoError.ts'
import { keyAfter, sessionKey, sessionRange } from '../storage/storageKeys.ts'
import type { Store } from '../storage/store.ts'

/** Sessions end after half an hour, as the handshake tells the driver. */
const SESSION_MS = 30 * 60 * 1000

/** Identifies a write that the driver may send again: its session and its number there. */
export type RetryId = { session: Buffer; number: bigint }

/** Reads the identity of a retryable write, if the command has one. */
export const retryIdOf = (body: Document): RetryId | undefined => {
  const number = body.get('txnNumber')
  if (number === undefined) return undefined
  const lsid = body.get('lsid')
  const id = isDocument(lsid) ? lsid.get('id') : undefined
  const whole = typeof number === 'bigint' ? number : toInteger(number)
  if (!(id instanceof Binary) || whole === undefined) throw new MongoError(72, 'a retryable write needs a session and a number')
  return { session: Buffer.from(id.buffer.subarray(0, id.position)), number: BigInt(whole) }
}

/**
 * What the statements of a numbered write answered, kept in the same commit as their effect:
 * a write that is sent again after a lost connection is answered from here and not done twice.
 */
export class RetryRecord {
  private done: Document = new Map()
  private readonly store: Store
  private readonly id: RetryId
  private isChanged = false

  /** Only inside a transaction. */
  constructor(store: Store, id: RetryId) {
    this.store = store
    this.id = id
    const bytes = store.tree.get(sessionKey(id.session))
    if (bytes === undefined) return
    const kept = decodeDocument(bytes)
    const number = kept.get('number')
    if (typeof number !== 'bigint') return
    if (number > id.number)
      throw new MongoError(
        225,
        `Retryable write with txnNumber ${id.number} is prohibited because a newer one with txnNumber ${number} has already started on this session.`,
      )
    const done = kept.get('done')
    if (number === id.number && isDocument(done)) this.done = done
  }

  /** The answer that a statement gave when it was first carried out. */
  answerOf(statement: number): Value | undefined {
    return this.done.get(String(statement))
  }

  keep(statement: number, answer: Value): void {
    this.done.set(String(statement), answer)
    this.isChanged = true
  }

  /** Writes the record, within the transaction of the statements. */
  save(): void {
    if (!this.isChanged) return
    this.store.tree.put(
      sessionKey(this.id.session),
      encodeDocument(documentOf({ number: this.id.number, at: new Date(), done: this.done })),
    )
  }
}

/** Forgets sessions that the driver ended. */
export const forgetSessions = async (store: Store, sessions: readonly Buffer[]): Promise<void> => {
  const keys = sessions.map(sessionKey).filter((key) => store.tree.get(key) !== undefined)
  if (keys.length > 0)
    await store.write(() => {
      for (const key of keys) store.tree.remove(key)
    })
}

/** Forgets sessions that nobody used for longer than a session lives. */
export const forgetOldSessions = async (store: Store, now: number): Promise<void> => {
  let { low, high } = sessionRange()
  for (;;) {
    const entries = store.tree.range({ low, high }, 500)
    const last = entries.at(-1)
    if (last === undefined) return
    const old = entries.filter(({ value }) => {
      const at = decodeDocument(value, new Set(['at'])).get('at')
      return !(at instanceof Date) || at.getTime() < now - SESSION_MS
    })
    if (old.length > 0)
      await store.write(() => {
        for (const { key } of old) store.tree.remove(key)
      })
    low = keyAfter(last.key)
  }
}
