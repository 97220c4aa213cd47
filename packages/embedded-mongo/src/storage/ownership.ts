import { randomBytes } from 'node:crypto'
import { metaKey } from './storageKeys.ts'
import { StoreError } from './storeError.ts'
import type { Tree } from './tree.ts'

/**
 * Who writes to a store, as a random token in the store itself. Every commit compares it, inside its transaction: a process
 * that another one took the folder from, whatever became of its lock, stops instead of committing beside it.
 */
export class Ownership {
  private readonly token = randomBytes(16)
  private readonly tree: Tree
  private hasHeld = false
  constructor(tree: Tree) {
    this.tree = tree
  }

  /** Makes this process the one that writes. A full disk puts that off until the first commit, so that one can still read. */
  claim(): void {
    try {
      this.tree.transactNow(() => this.tree.put(metaKey('owner'), this.token))
      this.hasHeld = true
    } catch (error) {
      if (!/No space|ENOSPC/i.test(String(error))) throw error
    }
  }

  /** Throws `store.locked` when another process has claimed the store since. Only inside a transaction; `onClaim` reads anew what the memory holds. */
  check(onClaim: () => void): void {
    if (this.tree.get(metaKey('owner'))?.equals(this.token) === true) {
      this.hasHeld = true
      return
    }
    if (this.hasHeld) throw new StoreError('store.locked', 'another process has taken the data folder: this one stops')
    this.tree.put(metaKey('owner'), this.token)
    onClaim()
  }
}
