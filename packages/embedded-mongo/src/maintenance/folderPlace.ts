import { describeIndex } from '../index/indexSpec.ts'
import type { Collection } from '../storage/catalog.ts'
import { keyAfter, recordRange } from '../storage/storageKeys.ts'
import type { Store } from '../storage/store.ts'
import type { Place } from './place.ts'

const chunkSize = 500

/** The documents of a collection as they are stored, also of one that the catalogue has lost; nobody else writes meanwhile. */
export function* documentsOf(store: Store, { id }: Pick<Collection, 'id'>): Generator<Buffer[]> {
  const { low, high } = recordRange(id)
  for (let from = low; ; ) {
    const entries = store.tree.range({ low: from, high }, chunkSize)
    const last = entries.at(-1)
    if (last === undefined) return
    yield entries.map(({ value }) => value)
    from = keyAfter(last.key)
  }
}

/** A data folder as a place of collections; an index that is still being built is none. */
export const folderPlace = (store: Store): Place => ({
  collections: async () =>
    store.catalog.all().map(({ namespace, indexes }) => ({
      namespace,
      indexes: indexes.filter(({ isReady }) => isReady).map(describeIndex),
    })),
  documents: async function* (namespace) {
    const collection = store.catalog.find(namespace)
    if (collection !== undefined) yield* documentsOf(store, collection)
  },
})
