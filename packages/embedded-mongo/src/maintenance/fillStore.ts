import { decodeDocument } from '../bson/decode.ts'
import { createIndex } from '../command/indexes.ts'
import { parseIndexSpec } from '../index/indexSpec.ts'
import { insertRecord } from '../storage/records.ts'
import type { Store } from '../storage/store.ts'
import { StoreError } from '../storage/storeError.ts'
import type { Place, PlacedCollection } from './place.ts'

async function fillCollection(store: Store, { namespace, indexes }: PlacedCollection, place: Place): Promise<number> {
  let filled = 0
  await store.write(() => store.catalog.ensure(namespace))
  for await (const documents of place.documents(namespace))
    for (let at = 0; at < documents.length; at += 1000) {
      const chunk = documents.slice(at, at + 1000)
      await store.write(() => {
        const collection = store.catalog.ensure(namespace)
        for (const bytes of chunk) insertRecord(store, collection, decodeDocument(bytes), Buffer.from(bytes))
      })
      filled += chunk.length
    }
  for (const index of indexes) if (index.get('name') !== '_id_') await createIndex(store, namespace, parseIndexSpec(index))
  return filled
}

/** Copies every collection of a place into a store, with its indexes, and tells how many documents. Throws `store.occupied` where it holds some already. */
export async function fillStore(store: Store, place: Place): Promise<number> {
  let filled = 0
  for (const collection of await place.collections()) {
    const { namespace } = collection
    if ((store.catalog.find(namespace)?.count ?? 0) > 0)
      throw new StoreError('store.occupied', `${namespace} holds documents already`)
    filled += await fillCollection(store, collection, place)
  }
  return filled
}
