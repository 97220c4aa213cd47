import { documentOf } from './bson/value.ts'
import type { CursorRegistry } from './command/cursorRegistry.ts'
import { deleteMany } from './command/delete.ts'
import { forgetOldSessions } from './command/retryRecord.ts'
import { garbageRange, rangeOfGarbage } from './storage/storageKeys.ts'
import type { Store } from './storage/store.ts'

const chunkSize = 2000

/** Removes what dropped collections and indexes left behind, a little at a time, until told to stop. */
export async function sweepGarbage(store: Store, isStopped = (): boolean => false): Promise<void> {
  for (const { key } of store.tree.range(garbageRange(), 1000)) {
    for (;;) {
      if (isStopped()) return
      const left = await store.write(() => {
        const entries = store.tree.range(rangeOfGarbage(key), chunkSize)
        for (const entry of entries) store.tree.remove(entry.key)
        if (entries.length < chunkSize) store.tree.remove(key)
        return entries.length === chunkSize
      })
      if (!left) break
    }
  }
}

/** Removes documents whose time by a TTL index has come. */
export async function sweepExpired(store: Store, now: number): Promise<number> {
  let removed = 0
  for (const collection of store.catalog.all())
    for (const index of collection.indexes) {
      const [field] = index.fields
      if (index.expireAfterSeconds === undefined || field === undefined || !index.isReady) continue
      const limit = documentOf({ $lte: new Date(now - index.expireAfterSeconds * 1000) })
      const expired = new Map([[field.path, limit]])
      const { partial = new Map() } = index
      // Side by side the conditions are recognised as those of the index; two on one path cannot stand so.
      const filter = partial.has(field.path) ? documentOf({ $and: [partial, expired] }) : new Map([...partial, ...expired])
      removed += await deleteMany(store, collection.namespace, { filter })
    }
  return removed
}

/** Indexes whose building a crash cut short are given up; whoever wanted them asks again at the next start. */
export async function dropUnfinishedIndexes(store: Store): Promise<void> {
  const unfinished = store.catalog.all().filter(({ indexes }) => indexes.some(({ isReady }) => !isReady))
  if (unfinished.length === 0) return
  await store.write(() => {
    for (const collection of store.catalog.all())
      for (const index of collection.indexes) if (!index.isReady) store.catalog.dropIndex(collection, index)
  })
}

/** Does the upkeep now and then; the answer stops it. */
export function startUpkeep(store: Store, cursors: CursorRegistry, everyMs = 60_000): () => Promise<void> {
  let running: Promise<unknown> | undefined
  let isStopped = false
  const run = () => {
    if (isStopped) return
    cursors.closeIdle()
    if (running !== undefined) return
    // A backup that was killed leaves its reader behind, which would keep every page since then from being used anew.
    store.tree.clearDeadReaders()
    running = sweepGarbage(store, () => isStopped)
      .then(() => (isStopped ? 0 : sweepExpired(store, Date.now())))
      .then(() => (isStopped ? undefined : forgetOldSessions(store, Date.now())))
      // The store reports a disk that fails by itself, to every writer; upkeep tries again later.
      .catch(() => undefined)
      .finally(() => {
        running = undefined
      })
  }
  const timer = setInterval(run, everyMs).unref()
  run()
  return async () => {
    isStopped = true
    clearInterval(timer)
    await running
  }
}
