import { chmodSync, existsSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { ABORT, open, type RootDatabase } from 'lmdb'
import { MongoError } from '../bson/mongoError.ts'
import { makeFolder } from './makeFolder.ts'
import { checkPages, PageFile } from './pageFile.ts'
import { seal, unseal } from './seal.ts'
import {
  collectionOfKey,
  describeKey,
  formatKey,
  isSealed,
  type KeyRange,
  keyAfter,
  sealedRanges,
  wholeRange,
} from './storageKeys.ts'
import { StoreError } from './storeError.ts'
import { currentFormat, firstFormat, formatMark, formatOf } from './storeFormat.ts'

export interface Entry {
  key: Buffer
  value: Buffer
}

export interface TreeOptions {
  noSync?: boolean
  /** Looks on while another process serves the same folder. What is damaged is left out and noted, not refused. */
  readOnly?: boolean
  /** Reads a store with bad pages, on which LMDB would end the process: what is whole is served, what is not is refused. */
  isDamaged?: boolean
}

/** The file that holds everything. */
export const dataFile = 'store.lmdb'

/** A refusal under MongoDB's own number for data that cannot be what was written. */
const damaged = (what: string): MongoError => new MongoError(301, `${what}. Run duzhan-store check on the data folder.`)

/** lmdb hands the reason of a failed commit over in a second promise, which would end the process if nobody looked. */
async function reasonOf(error: unknown): Promise<unknown> {
  if (!(error instanceof Error && 'commitError' in error && error.commitError instanceof Promise)) return error
  return Promise.race([error.commitError.catch((reason: unknown) => reason), pause(100, error)])
}

/**
 * Looks at a file before LMDB maps it, which ends the process on one that is cut off or none of its own. Gives the format of
 * the store in it; undefined where nothing is stored yet.
 */
function readFormat(file: string, { readOnly: isForgiving = false, isDamaged = false }: TreeOptions): number | undefined {
  if (!existsSync(file) || (statSync(file).size === 0 && !isForgiving)) return undefined
  let isKnown = true
  const pages = new PageFile(file, (page, what) => {
    if (!isForgiving && !isDamaged) throw new StoreError('store.damaged', `page ${page} of ${file} ${what}`)
    isKnown = false
  })
  try {
    const { main, lastPage, pagesInFile } = pages.head
    // Pages that were given back before they were ever written may be missing at the end; those in use may not.
    if (pagesInFile <= lastPage && !isForgiving && !isDamaged) checkPages(file)
    if (main.root === -1) return undefined
    const mark = pages.get(formatKey())
    // Where the mark cannot be read, the values have to say themselves whether they carry a checksum.
    return isKnown ? formatOf(mark) : firstFormat
  } finally {
    pages.close()
  }
}

/**
 * The only place that knows LMDB: an ordered map of bytes with one writer at a time.
 * Keep it this narrow, so that another ordered key-value store could take its place.
 */
export class Tree {
  /** What was found damaged while looking on, each once. */
  readonly damage = new Map<string, Damage>()
  /** How the values in the file are written. */
  private format: number
  private readonly file: string
  private readonly database: RootDatabase<Buffer, Buffer>
  private readonly pages: PageFile | undefined
  private readonly pin: { done(): void } | undefined
  /** Whether damage is noted and stepped over instead of refused. */
  private readonly isForgiving: boolean
  private isClosed = false

  constructor(folder: string, options: TreeOptions = {}) {
    const isReadOnly = options.readOnly === true || options.isDamaged === true
    this.isForgiving = options.readOnly === true
    this.file = join(folder, dataFile)
    if (!isReadOnly) makeFolder(resolve(folder))
    const format = readFormat(this.file, options)
    this.database = open<Buffer, Buffer>({
      path: this.file,
      noSubdir: true,
      keyEncoding: 'binary',
      encoding: 'binary',
      compression: false,
      cache: false,
      // The commit itself must wait for the disk: its promise is what an acknowledgement stands on.
      overlappingSync: false,
      noSync: options.noSync === true,
      readOnly: isReadOnly,
      eventTurnBatching: false,
      commitDelay: 0,
      maxReaders: 126,
    })
    this.format = format ?? currentFormat
    if (isReadOnly) {
      // The read transaction keeps the pages of its moment from being used anew while we read them ourselves.
      this.pin = this.database.useReadTransaction()
      this.pages = new PageFile(this.file, (page, what) => {
        if (!this.isForgiving) throw damaged(`page ${page} of the store ${what}`)
        this.damage.set(`page ${page}`, { page, what })
      })
      return
    }
    // Whatever the folder's own mode, the data is for its owner.
    for (const name of [dataFile, `${dataFile}-lock`]) chmodSync(join(folder, name), 0o600)
    if (format !== currentFormat) this.bringUpToDate()
  }

  get(key: Buffer): Buffer | undefined {
    this.checkOpen()
    const stored = this.pages === undefined ? this.reading(() => this.database.get(key)) : this.pages.get(key)
    return stored === undefined ? undefined : this.opened(key, stored)
  }

  put(key: Buffer, value: Buffer): void {
    this.database.putSync(key, isSealed(key) ? seal(key, value) : value)
  }

  remove(key: Buffer): void {
    this.database.removeSync(key)
  }

  /** Reads one chunk; no read transaction outlives the call, so a slow client never keeps old pages alive. */
  range(range: KeyRange, limit: number, isReverse = false): Entry[] {
    this.checkOpen()
    const entries: Entry[] = []
    const stored = this.pages?.entries(range, isReverse) ?? this.reading(() => this.nativeRange(range, limit, isReverse))
    for (const { key, value } of stored) {
      if (entries.length >= limit) break
      const opened = this.opened(key, value)
      if (opened !== undefined) entries.push({ key, value: opened })
    }
    return entries
  }

  private nativeRange({ low, high }: KeyRange, limit: number, isReverse = false): Entry[] {
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

  /** Takes a stored value out of its seal. A damaged one is never handed out: it is refused, or noted by whoever looks on. */
  private opened(key: Buffer, stored: Buffer): Buffer | undefined {
    if (!isSealed(key)) return stored
    if (this.format < currentFormat && !(key.equals(formatKey()) || hasSeal(key, stored))) return stored
    const value = unseal(key, stored)
    if (value !== undefined) return value
    const what = 'is damaged: its checksum does not fit what is stored'
    if (!this.isForgiving) throw damaged(`${describeKey(key)} ${what}`)
    this.damage.set(key.toString('latin1'), { key, what })
    return undefined
  }

  /** Whether the value under a key was found damaged. */
  isDamaged(key: Buffer): boolean {
    return this.damage.has(key.toString('latin1'))
  }

  /** Reads by LMDB; a page that it cannot read refuses this one reading and leaves later ones possible. */
  private reading<T>(read: () => T): T {
    try {
      return read()
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && typeof error.code === 'number' && error.code < -30_700)) throw error
      this.database.resetReadTxn()
      throw damaged(`a page of the store is damaged (${error.message})`)
    }
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

  /** Runs writes as one transaction and returns when they are on disk. It holds everybody up: only for opening a store. */
  transactNow(action: () => void): void {
    this.checkOpen()
    this.database.transactionSync(action)
  }

  /** Marks a new store with its format, and seals what the first release stored: some at a time, so that it may be cut short. */
  private bringUpToDate(): void {
    for (const { low, high } of this.format === firstFormat ? sealedRanges() : []) {
      for (let from: Buffer | undefined = low; from !== undefined; ) from = this.sealSome(from, high)
    }
    this.transactNow(() => this.put(formatKey(), formatMark()))
    this.format = currentFormat
  }

  /** Seals a bounded number of values; gives where to go on. */
  private sealSome(low: Buffer, high: Buffer): Buffer | undefined {
    const some: Entry[] = []
    let bytes = 0
    for (const { key, value } of this.database.getRange({ start: low, end: high, snapshot: false })) {
      some.push({ key: Buffer.from(key), value })
      bytes += value.length
      if (some.length >= 2000 || bytes > 8_000_000) break
    }
    this.transactNow(() => {
      for (const { key, value } of some) if (!hasSeal(key, value)) this.put(key, value)
    })
    const last = some.at(-1)
    return last === undefined ? undefined : keyAfter(last.key)
  }

  /** Writes a compacted copy while others go on reading and writing. */
  async backup(file: string): Promise<void> {
    await this.database.backup(file, true)
  }

  /** Gives back what processes that were killed while reading still hold, which would keep the file growing. */
  clearDeadReaders(): void {
    if (!this.isClosed) this.database.readerCheck()
  }

  /** Looks at every page and every checksum; only while looking on. What is wrong stands in `damage` afterwards. */
  inspect(): void {
    this.pages?.inspect()
    for (const { key, value } of this.pages?.entries(wholeRange(), false) ?? []) this.opened(key, value)
  }

  /** A command that is still under way when the store closes must not reach into memory that is gone. */
  private checkOpen(): void {
    if (this.isClosed) throw new MongoError(91, 'the store is closing')
  }

  async close(): Promise<void> {
    if (this.isClosed) return
    this.isClosed = true
    this.pin?.done()
    this.pages?.close()
    await this.database.close()
  }
}

/** A page that cannot be read, or a value whose checksum does not fit. */
export type Damage = { page: number; what: string } | { key: Buffer; what: string }

/** Whether a value of a store that is being brought up to date has its seal already; a document says itself how long it is. */
const hasSeal = (key: Buffer, stored: Buffer): boolean =>
  collectionOfKey(key) === undefined || stored.length < 4
    ? unseal(key, stored) !== undefined
    : stored.length !== stored.readInt32LE(0)
