import { serialize } from 'bson'
import { decodeDocument } from '../src/bson/decode.ts'
import { parseIndexSpec } from '../src/index/indexSpec.ts'
import { insertRecord, removeRecord } from '../src/storage/records.ts'
import { planQuery, scanNow } from '../src/storage/scan.ts'
import { Store } from '../src/storage/store.ts'
import { namespace } from './storeContent.ts'

const bytesOf = (value: Record<string, unknown>) => Buffer.from(serialize(value))

/** Makes a store of so many rows with an index, if wanted with as many removed ones between them. */
export async function fillStore(folder: string, rows: number, isSparse = false): Promise<void> {
  const inserted = isSparse ? rows * 2 : rows
  const store = new Store(folder, { noSync: true })
  await store.write(() => {
    const spec = parseIndexSpec(decodeDocument(bytesOf({ key: { group: 1 }, name: 'group_1' })))
    store.catalog.addIndex(store.catalog.ensure(namespace), { ...spec, isMultikey: false, isCut: false, isReady: true })
  })
  for (let from = 0; from < inserted; from += 1000)
    await store.write(() => {
      const collection = store.catalog.ensure(namespace)
      for (let n = from; n < Math.min(from + 1000, inserted); n++) {
        const bytes = bytesOf({ _id: n, group: n % 17, odd: n % 2, text: `row ${n} ${'x'.repeat(n % 300)}` })
        insertRecord(store, collection, decodeDocument(bytes), bytes)
      }
    })
  if (isSparse)
    await store.write(() => {
      const collection = store.catalog.ensure(namespace)
      const filter = decodeDocument(bytesOf({ odd: 1 }))
      for (const batch of [...scanNow(store, planQuery(collection, { filter }))])
        for (const found of batch) removeRecord(store, collection, found)
    })
  await store.close()
}
