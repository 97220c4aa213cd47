import { BSON } from 'mongodb'
import { beforeEach } from 'vitest'
import type { Server } from '../src/command/command.ts'
import { CursorRegistry } from '../src/command/cursorRegistry.ts'
import { dispatch } from '../src/command/dispatch.ts'
import { plain } from './literal.ts'
import type { TemporaryStore } from './temporaryStore.ts'

type Fields = Record<string, unknown>

/** Sends commands to a store as they arrive from the wire, without a socket between. */
export class Commands {
  cursors = new CursorRegistry()
  private readonly counts: Server['counts'] = new Map()
  private readonly kept: TemporaryStore

  constructor(kept: TemporaryStore) {
    this.kept = kept
    beforeEach(() => {
      this.cursors = new CursorRegistry()
    })
  }

  /** The answer to a command, a refusal too. With documents beside the body, as drivers send those of a bulk. */
  async run(command: Fields, beside: Record<string, Fields[] | Buffer[]> = {}): Promise<Fields> {
    const sequences = new Map(
      Object.entries(beside).map(([name, list]): [string, Buffer[]] => [
        name,
        list.map((one) => (Buffer.isBuffer(one) ? one : Buffer.from(BSON.serialize(one)))),
      ]),
    )
    const body = Buffer.from(BSON.serialize({ ...command, $db: command['$db'] ?? 'test' }, { ignoreUndefined: true }))
    const request = { id: 1, body, sequences, isUnanswered: false, isLegacy: false }
    const server = {
      store: this.kept.store,
      cursors: this.cursors,
      credentials: undefined,
      path: this.kept.folder,
      counts: this.counts,
    }
    return plain(await dispatch(request, { id: 1, isAuthenticated: true }, server))
  }

  /** Everything that a find gives, batch after batch. */
  async find(collection: string, options: Fields = {}): Promise<Fields[]> {
    let { cursor } = (await this.run({ find: collection, ...options })) as { cursor: Fields }
    const found = [...(cursor['firstBatch'] as Fields[])]
    while (cursor['id'] !== 0) {
      const getMore = BSON.Long.fromNumber(Number(cursor['id']))
      ;({ cursor } = (await this.run({ getMore, collection })) as { cursor: Fields })
      found.push(...(cursor['nextBatch'] as Fields[]))
    }
    return found
  }
}

/** A whole number as drivers send the number of a retryable write or the id of a cursor. */
export const long = (value: number): BSON.Long => BSON.Long.fromNumber(value)
