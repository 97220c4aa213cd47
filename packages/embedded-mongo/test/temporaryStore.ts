import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { encodeDocument } from '../src/bson/encode.ts'
import { parseIndexSpec } from '../src/index/indexSpec.ts'
import type { Collection } from '../src/storage/catalog.ts'
import { checkStore } from '../src/storage/checkStore.ts'
import { type Found, insertRecord, withId } from '../src/storage/records.ts'
import { planQuery, scanNow } from '../src/storage/scan.ts'
import { Store } from '../src/storage/store.ts'
import { dataFile, type Entry } from '../src/storage/tree.ts'
import { literal, plain } from './literal.ts'

type Fields = Record<string, unknown>

/** A store of its own for every test of a file, in a folder that is gone afterwards. */
export class TemporaryStore {
  private opened: Store | undefined
  folder = ''

  constructor() {
    beforeEach(() => {
      this.folder = mkdtempSync(join(tmpdir(), 'store-'))
      this.opened = new Store(this.folder, { noSync: true })
    })
    afterEach(async () => {
      await this.opened?.close()
      rmSync(this.folder, { recursive: true, force: true })
    })
  }

  get store(): Store {
    if (this.opened === undefined) throw new Error('a store is there only during a test')
    return this.opened
  }

  /** Closes the store and opens its folder anew, as after a restart; in between something may happen to the file. */
  async reopen(meanwhile: (file: string) => unknown = () => undefined, options = { noSync: true }): Promise<Store> {
    await this.store.close()
    await meanwhile(join(this.folder, dataFile))
    this.opened = new Store(this.folder, options)
    return this.opened
  }

  /** Puts something around every write until what it returns is called; `write` is the store's own. */
  aroundWrites(around: <T>(write: <R>(job: () => R) => Promise<R>, job: () => T) => Promise<T>): () => void {
    const { store } = this
    const { write } = store
    store.write = (job) => around(<R>(one: () => R) => write.call(store, one) as Promise<R>, job) // `call` forgets what a job returns
    return () => {
      store.write = write
    }
  }

  collection(namespace: string): Collection {
    const found = this.store.catalog.find(namespace)
    if (found === undefined) throw new Error(`there is no collection ${namespace}`)
    return found
  }

  insert(namespace: string, ...documents: Fields[]): Promise<void> {
    return this.store.write(() => {
      const collection = this.store.catalog.ensure(namespace)
      for (const document of documents.map(literal).map(withId))
        insertRecord(this.store, collection, document, encodeDocument(document))
    })
  }

  /** An index that is ready at once; for collections that are still empty. */
  addIndex(namespace: string, key: Fields, options: Fields = {}): Promise<unknown> {
    const spec = parseIndexSpec(literal({ key, name: Object.entries(key).flat().join('_'), ...options }))
    return this.store.write(() =>
      this.store.catalog.addIndex(this.store.catalog.ensure(namespace), {
        ...spec,
        isMultikey: false,
        isCut: false,
        isReady: true,
      }),
    )
  }

  found(namespace: string, filter: Fields = {}): Found[] {
    return [...scanNow(this.store, planQuery(this.collection(namespace), { filter: literal(filter) }))].flat()
  }

  /** What a collection holds, in the order it was inserted. */
  documents(namespace: string): Fields[] {
    return this.found(namespace).map(({ document }) => plain(document))
  }

  /** Every key and value of the file, to tell whether anything at all was written. */
  everything(): Entry[] {
    return this.store.tree.range({ low: Buffer.from([0]), high: Buffer.from([0xff]) }, Number.MAX_SAFE_INTEGER)
  }

  async faults(): Promise<string[]> {
    return (await checkStore(this.store)).faults
  }
}
