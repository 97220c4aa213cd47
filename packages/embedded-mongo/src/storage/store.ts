import { Catalog } from './catalog.ts'
import { CommitQueue } from './commitQueue.ts'
import { Tree, type TreeOptions } from './tree.ts'

/** The data folder opened: its tree, its catalogue, and the one queue through which everything is written. */
export class Store {
  readonly tree: Tree
  readonly catalog: Catalog
  private readonly queue: CommitQueue

  constructor(folder: string, options: TreeOptions & { onFatal?: (error: unknown) => void } = {}) {
    this.tree = new Tree(folder, options)
    this.catalog = new Catalog(this.tree)
    this.queue = new CommitQueue({
      transact: (action) => this.tree.transact(action),
      beforeCommit: () => this.catalog.saveCounters(),
      afterAbort: () => this.catalog.load(),
      onFatal: (error) => options.onFatal?.(error),
    })
  }

  /** Runs a job inside the next transaction and resolves when that is on disk. */
  write<T>(job: () => T): Promise<T> {
    return this.queue.run(job)
  }

  async close(): Promise<void> {
    await this.queue.idle()
    await this.tree.close()
  }
}
