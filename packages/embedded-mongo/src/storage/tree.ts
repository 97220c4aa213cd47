import { chmodSync, closeSync, existsSync, openSync, readSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { ABORT, open, type RootDatabase } from 'lmdb'
import { MongoError } from '../mongoError.ts'
import { StoreError } from '../storeError.ts'
import { makeFolder } from './makeFolder.ts'
import type { KeyRange } from './storageKeys.ts'

export type Entry = { key: Buffer; value: Buffer }

export type TreeOptions = {
  noSync?: boolean
  /** Looks on while another process serves the same folder. */
  readOnly?: boolean
}

/** The file that holds everything. */
export const DATA_FILE = 'store.lmdb'

/** lmdb hands the reason of a failed commit over in a second promise, which would end the process if nobody looked. */
const reasonOf = async (error: unknown): Promise<unknown> => {
  if (!(error instanceof Error && 'commitError' in error && error.commitError instanceof Promise)) return error
  return Promise.race([error.commitError.catch((reason: unknown) => reason), pause(100, error)])
}

/** The mark of LMDB stands behind the 24 bytes with which a page begins, and no file has fewer than two pages. */
const MARK = { at: 24, bytes: Buffer.from('dec0efbe', 'hex') }
const LEAST_BYTES = 2 * 4096

/** lmdb ends the process with a fault of memory on a file that is none of its own, so we look before it does. */
const checkFile = (file: string, isReadOnly: boolean): void => {
  if (!existsSync(file)) return
  const handle = openSync(file, 'r')
  try {
    const head = Buffer.alloc(LEAST_BYTES)
    const size = readSync(handle, head, 0, LEAST_BYTES, 0)
    const mark = head.subarray(MARK.at, MARK.at + MARK.bytes.length)
    const isNew = size === 0 && !isReadOnly
    if (!isNew && (size < LEAST_BYTES || !mark.equals(MARK.bytes)))
      throw new StoreError('store.damaged', `${file} is cut off, or was not written by this store`)
  } finally {
    closeSync(handle)
  }
}

/**
 * The only place that knows LMDB: an ordered map of bytes with one writer at a time.
 * Keep it this narrow, so that another ordered key-value store could take its place.
 */
export class Tree {
  private readonly database: RootDatabase<Buffer, Buffer>
  private isClosed = false

  constructor(folder: string, options: TreeOptions = {}) {
    if (options.readOnly !== true) makeFolder(resolve(folder))
    checkFile(join(folder, DATA_FILE), options.readOnly === true)
    this.database = open<Buffer, Buffer>({
      path: join(folder, DATA_FILE),
      noSubdir: true,
      keyEncoding: 'binary',
      encoding: 'binary',
      compression: false,
      cache: false,
      // The commit itself must wait for the disk: its promise is what an acknowledgement stands on.
      overlappingSync: false,
      noSync: options.noSync === true,
      readOnly: options.readOnly === true,
      eventTurnBatching: false,
      commitDelay: 0,
      maxReaders: 126,
    })
    // Whatever the folder's own mode, the data is for its owner.
    if (options.readOnly !== true) for (const file of [DATA_FILE, `${DATA_FILE}-lock`]) chmodSync(join(folder, file), 0o600)
  }

  get(key: Buffer): Buffer | undefined {
    this.checkOpen()
    return this.database.get(key)
  }

  put(key: Buffer, value: Buffer): void {
    this.database.putSync(key, value)
  }

  remove(key: Buffer): void {
    this.database.removeSync(key)
  }

  /** Reads one chunk; no read transaction outlives the call, so a slow client never keeps old pages alive. */
  range({ low, high }: KeyRange, limit: number, isReverse = false): Entry[] {
    this.checkOpen()
    const entries: Entry[] = []
    const options = isReverse
      ? // LMDB's reverse range starts on its upper end; the exclusive edge is stepped over by hand.
        { start: high, end: low, reverse: true, limit: limit + 1, inclusiveEnd: true, snapshot: false }
      : { start: low, end: high, limit, snapshot: false }
    for (const { key, value } of this.database.getRange(options)) {
      if (isReverse && Buffer.compare(key, high) >= 0) continue
      if (entries.length < limit) entries.push({ key: Buffer.from(key), value })
    }
    return entries
  }

  /** Runs writes as one transaction; resolves when they are on disk, or to false when they were called off. */
  async transact(action: () => boolean): Promise<boolean> {
    this.checkOpen()
    try {
      // Only a child transaction can be called off: lmdb ignores ABORT from a plain asynchronous one.
      const result: unknown = await this.database.childTransaction(() => (action() ? true : ABORT))
      return result === true
    } catch (error) {
      throw await reasonOf(error)
    }
  }

  /** Writes a compacted copy while others go on reading and writing. */
  async backup(file: string): Promise<void> {
    await this.database.backup(file, true)
  }

  /** A command that is still under way when the store closes must not reach into memory that is gone. */
  private checkOpen(): void {
    if (this.isClosed) throw new MongoError(91, 'the store is closing')
  }

  async close(): Promise<void> {
    this.isClosed = true
    await this.database.close()
  }
}
