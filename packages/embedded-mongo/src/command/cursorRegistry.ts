import type { Batches } from '../aggregate/batches.ts'
import { encodeDocument } from '../bson/encode.ts'
import { MongoError } from '../bson/mongoError.ts'
import { type Document, documentOf, RawDocument, type Value } from '../bson/value.ts'

export type Answer = Document | RawDocument
/** What a result is about, who asked for it, and how much of it at a time. */
export interface CursorOptions {
  namespace: string
  session?: Buffer | undefined
  batchSize?: number | undefined
  isSingleBatch?: boolean
}
interface Cursor {
  id: bigint
  namespace: string
  session: string | undefined
  source: AsyncIterator<Answer[]>
  rest: Answer[]
  usedAt: number
  isBusy: boolean
}

/** A cursor that nobody asked for so long is closed, as MongoDB does. */
const idleMs = 10 * 60 * 1000
const maxCursors = 5000
/** A reply stays below MongoDB's message limit with room for one more document of any size. */
const maxReplyBytes = 16 * 1024 * 1024
const firstBatch = 101

const sizeOf = (answer: Answer): number => (answer instanceof RawDocument ? answer.bytes : encodeDocument(answer)).length

const reply = (cursor: Record<string, Value>): Document => documentOf({ cursor: documentOf(cursor), ok: 1 })

/** Results that are fetched piece by piece. A waiting cursor holds positions, never a read transaction. */
export class CursorRegistry {
  private readonly cursors = new Map<bigint, Cursor>()
  private nextId = BigInt(Math.floor(Math.random() * 2 ** 40)) * 4096n + 1n
  private readonly now: () => number
  constructor(now: () => number = Date.now) {
    this.now = now
  }

  /** The first batch of a result; what remains waits under the id in the answer, 0 if nothing does. */
  async open(answers: Batches<Answer>, { namespace, session, batchSize, isSingleBatch }: CursorOptions): Promise<Document> {
    const source = answers[Symbol.asyncIterator]()
    const owner = session?.toString('latin1')
    const cursor: Cursor = { id: this.nextId++, namespace, session: owner, source, rest: [], usedAt: this.now(), isBusy: false }
    const { batch, isDone } = await this.take(cursor, batchSize ?? firstBatch)
    const stays = !isDone && isSingleBatch !== true
    if (stays && this.cursors.size >= maxCursors) this.closeIdle()
    if (stays && this.cursors.size >= maxCursors) throw new MongoError(1, 'too many open cursors')
    cursor.usedAt = this.now()
    if (stays) this.cursors.set(cursor.id, cursor)
    else await source.return?.()
    return reply({ firstBatch: batch, id: stays ? cursor.id : 0n, ns: namespace })
  }

  /** The next batch of an open cursor. */
  async next(id: bigint, namespace: string, batchSize: number | undefined): Promise<Document> {
    const cursor = this.cursors.get(id)
    if (cursor === undefined || cursor.namespace !== namespace) throw new MongoError(43, `cursor id ${id} not found`)
    if (cursor.isBusy) throw new MongoError(12, `cursor id ${id} is already in use`)
    cursor.isBusy = true
    try {
      const { batch, isDone } = await this.take(cursor, batchSize || Number.POSITIVE_INFINITY)
      if (!this.cursors.has(id)) throw new MongoError(237, `cursor id ${id} was killed`)
      if (isDone) this.cursors.delete(id)
      return reply({ nextBatch: batch, id: isDone ? 0n : id, ns: namespace })
    } catch (error) {
      this.cursors.delete(id)
      throw error
    } finally {
      cursor.isBusy = false
      cursor.usedAt = this.now()
      if (!this.cursors.has(id)) await cursor.source.return?.()
    }
  }

  /** Closes cursors and says which of them existed. */
  kill(ids: readonly bigint[]): Document {
    const cursorsKilled: bigint[] = []
    const cursorsNotFound: bigint[] = []
    for (const id of ids) (this.close(id) ? cursorsKilled : cursorsNotFound).push(id)
    return documentOf({ cursorsKilled, cursorsNotFound, cursorsAlive: [], cursorsUnknown: [], ok: 1 })
  }

  /** Closes the cursors that were opened in a session, when that ends. */
  closeSession(session: Buffer): void {
    const owner = session.toString('latin1')
    for (const [id, cursor] of this.cursors) if (cursor.session === owner) this.close(id)
  }

  /** Closes the cursors that nobody has asked for in the last ten minutes. */
  closeIdle(): void {
    const oldest = this.now() - idleMs
    for (const [id, { usedAt, isBusy }] of this.cursors) if (usedAt <= oldest && !isBusy) this.close(id)
  }

  /** How many cursors wait to be asked for more. */
  get size(): number {
    return this.cursors.size
  }

  private close(id: bigint): boolean {
    const cursor = this.cursors.get(id)
    // One that is being read is ended by its reader.
    if (cursor !== undefined && !cursor.isBusy) void cursor.source.return?.()
    return this.cursors.delete(id)
  }

  private async take(cursor: Cursor, wanted: number): Promise<{ batch: Answer[]; isDone: boolean }> {
    const batch: Answer[] = []
    let bytes = 0
    for (;;) {
      let used = 0
      for (const answer of cursor.rest) {
        if (batch.length >= wanted) break
        bytes += sizeOf(answer)
        if (batch.length > 0 && bytes > maxReplyBytes) {
          cursor.rest = cursor.rest.slice(used)
          return { batch, isDone: false }
        }
        batch.push(answer)
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

/** The answer of commands that list a handful of things at once. */
export const listCursor = (namespace: string, batch: Document[]): Document => reply({ firstBatch: batch, id: 0n, ns: namespace })
