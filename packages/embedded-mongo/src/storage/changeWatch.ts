/**
 * Which records of a collection were written while somebody looks for a document outside a transaction. Inside the
 * transaction these are looked at again, so that the answer is as of that moment without a second search.
 */
export class ChangeWatch {
  private readonly watches = new Map<number, Set<Set<number>>>()

  /** Gathers the records written from now on in a collection, until the answered function is called. */
  begin(collection: number): { changed: ReadonlySet<number>; end: () => void } {
    const changed = new Set<number>()
    const own = this.watches.get(collection) ?? new Set()
    this.watches.set(collection, own.add(changed))
    const end = () => {
      own.delete(changed)
      if (own.size === 0 && this.watches.get(collection) === own) this.watches.delete(collection)
    }
    return { changed, end }
  }

  /** Nobody looks for anything at the moment. */
  get isIdle(): boolean {
    return this.watches.size === 0
  }

  /** Notes that a record is new or was changed. */
  note(collection: number, record: number): void {
    for (const changed of this.watches.get(collection) ?? []) changed.add(record)
  }
}
