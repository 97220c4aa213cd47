import { encodeDocument } from '../bson/encode.ts'
import type { RawDocument } from '../bson/rawDocument.ts'
import { type Document, documentOf, int } from '../bson/value.ts'
import { MongoError } from '../mongoError.ts'

export type Answer = Document | RawDocument
type Cursor = { id: bigint; namespace: string; source: AsyncIterator<Answer[]>; rest: Answer[]; usedAt: number; isBusy: boolean }

const IDLE_MS = 10 * 60 * 1000
const MAX_CURSORS = 5000
/** A reply stays below MongoDB's message limit with room for one more document of any size. */
const MAX_REPLY_BYTES = 16 * 1024 * 1024
const FIRST_BATCH = 101

const sizeOf = (answer: Answer): number => ('bytes' in answer ? answer.bytes.length : encodeDocument(answer).length)

/** Results that are fetched piece by piece. A waiting cursor holds positions, never a read transaction. */
export class CursorRegistry {
  private readonly cursors = new Map<bigint, Cursor>()
  private nextId = BigInt(Math.floor(Math.random() * 2 ** 40)) * 4096n + 1n

  /** The first batch of a result; what remains waits under the id in the answer, 0 if nothing does. */
  async open(
    namespace: string,
    source: AsyncIterable<Answer[]>,
    options: { batchSize: number | undefined; isSingleBatch: boolean },
  ): Promise<Document> {
    this.expire()
    const cursor: Cursor = {
      id: this.nextId++,
      namespace,
      source: source[Symbol.asyncIterator](),
      rest: [],
      usedAt: Date.now(),
      isBusy: false,
    }
    const { batch, isDone } = await this.take(cursor, options.batchSize ?? FIRST_BATCH)
    const stays = !isDone && !options.isSingleBatch
    if (stays) {
      if (this.cursors.size >= MAX_CURSORS) throw new MongoError(1, 'too many open cursors')
      this.cursors.set(cursor.id, cursor)
    } else await cursor.source.return?.()
    return documentOf({ cursor: documentOf({ firstBatch: batch, id: stays ? cursor.id : 0n, ns: namespace }), ok: 1 })
  }

  /** The next batch of an open cursor. */
  async next(id: bigint, namespace: string, batchSize: number | undefined): Promise<Document> {
    const cursor = this.cursors.get(id)
    if (cursor === undefined || cursor.namespace !== namespace) throw new MongoError(43, `cursor id ${id} not found`)
    if (cursor.isBusy) throw new MongoError(12, `cursor id ${id} is already in use`)
    cursor.isBusy = true
    cursor.usedAt = Date.now()
    try {
      const { batch, isDone } = await this.take(
        cursor,
        batchSize === undefined || batchSize === 0 ? Number.POSITIVE_INFINITY : batchSize,
      )
      if (isDone) this.cursors.delete(id)
      return documentOf({ cursor: documentOf({ nextBatch: batch, id: isDone ? 0n : id, ns: namespace }), ok: 1 })
    } catch (error) {
      this.cursors.delete(id)
      throw error
    } finally {
      cursor.isBusy = false
    }
  }

  /** Closes cursors and says which of them existed. */
  kill(ids: readonly bigint[]): Document {
    const killed: bigint[] = []
    const missing: bigint[] = []
    for (const id of ids) (this.cursors.delete(id) ? killed : missing).push(id)
    return documentOf({ cursorsKilled: killed, cursorsNotFound: missing, cursorsAlive: [], cursorsUnknown: [], ok: 1 })
  }

  private expire(): void {
    const oldest = Date.now() - IDLE_MS
    for (const [id, cursor] of this.cursors) if (cursor.usedAt < oldest && !cursor.isBusy) this.cursors.delete(id)
  }

  private async take(cursor: Cursor, wanted: number): Promise<{ batch: Answer[]; isDone: boolean }> {
    const batch: Answer[] = []
    let bytes = 0
    for (;;) {
      let used = 0
      for (const answer of cursor.rest) {
        if (batch.length >= wanted) break
        const size = sizeOf(answer)
        if (batch.length > 0 && bytes + size > MAX_REPLY_BYTES) {
          cursor.rest = cursor.rest.slice(used)
          return { batch, isDone: false }
        }
        batch.push(answer)
        bytes += size
        used++
      }
      cursor.rest = cursor.rest.slice(used)
      if (batch.length >= wanted) return { batch, isDone: false }
      const next = await cursor.source.next()
      if (next.done === true) return { batch, isDone: true }
      cursor.rest = next.value
    }
  }
}

/** An answer without documents, for collections that do not exist. */
export const emptyCursor = (namespace: string): Document =>
  documentOf({ cursor: documentOf({ firstBatch: [], id: 0n, ns: namespace }), ok: 1 })

/** The answer of commands that list a handful of things at once. */
export const listCursor = (namespace: string, batch: Document[]): Document =>
  documentOf({ cursor: documentOf({ firstBatch: batch, id: 0n, ns: namespace }), ok: 1 })

/** A count as it is answered. */
export const counted = (n: number): Document => documentOf({ n: int(n), ok: 1 })
