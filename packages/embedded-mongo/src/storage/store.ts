import { MongoError } from '../bson/mongoError.ts'
import { Catalog } from './catalog.ts'
import { ChangeWatch } from './changeWatch.ts'
import { CommitQueue } from './commitQueue.ts'
import { Ownership } from './ownership.ts'
import { Tree, type TreeOptions } from './tree.ts'

/** The data folder opened: its tree, its catalogue, and the one queue through which everything is written. */
export class Store {
  readonly tree: Tree
  readonly catalog: Catalog
  readonly changes = new ChangeWatch()
  private readonly queue: CommitQueue
  private readonly isReadOnly: boolean
  private isClosing = false

  constructor(folder: string, options: TreeOptions & { onFatal?: (error: unknown) => void } = {}) {
    this.tree = new Tree(folder, options)
    const ownership = new Ownership(this.tree)
    // Before the catalogue is read: whoever wrote until now is stopped first, so that nothing changes behind our back.
    this.isReadOnly = options.readOnly === true || options.isDamaged === true
    if (!this.isReadOnly) ownership.claim()
    this.catalog = new Catalog(this.tree)
    this.queue = new CommitQueue({
      transact: (action) =>
        this.tree.transact(() => {
          ownership.check(() => this.catalog.load())
          return action()
        }),
      beforeCommit: () => this.catalog.saveCounters(),
      afterAbort: () => this.catalog.load(),
      onFatal: (error) => options.onFatal?.(error),
    })
  }

  /** Runs a job inside the next transaction and resolves when that is on disk. */
  write<T>(job: () => T): Promise<T> {
    if (this.isReadOnly) return Promise.reject(new MongoError(301, 'the store is damaged and can only be read: restore a backup'))
    return this.isClosing ? Promise.reject(new MongoError(91, 'the store is closing')) : this.queue.run(job)
  }

  async close(): Promise<void> {
    this.isClosing = true
    await this.queue.idle()
    await this.tree.close()
  }
}
