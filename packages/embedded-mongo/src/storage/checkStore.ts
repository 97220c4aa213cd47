import { decodeDocument } from '../bson/decode.ts'
import type { IndexState } from '../index/chooseIndex.ts'
import { indexKeysOf } from '../index/indexKeys.ts'
import type { Collection } from './catalog.ts'
import { planQuery, scanInTurns } from './scan.ts'
import {
  collectionOfKey,
  describeKey,
  entryKey,
  entryRange,
  keyAfter,
  recordKey,
  recordOfKey,
  recordOfValue,
} from './storageKeys.ts'
import type { Store } from './store.ts'

export interface CheckReport {
  collections: number
  documents: number
  entries: number
  faults: string[]
}

/** An index that is still being built is not whole yet, and one whose building a crash cut short is given up at the next start. */
const readyIndexes = ({ indexes }: Collection): IndexState[] => indexes.filter(({ isReady }) => isReady)

async function checkRecords(store: Store, collection: Collection, report: CheckReport): Promise<Map<number, number>> {
  const expected = new Map<number, number>()
  let count = 0
  let bytes = 0
  for await (const batch of scanInTurns(store, planQuery(collection, { filter: new Map() })))
    for (const found of batch) {
      count++
      bytes += found.bytes.length
      if (found.record >= collection.nextRecord)
        report.faults.push(`${collection.namespace}: record ${found.record} is beyond the counter`)
      for (const index of readyIndexes(collection)) {
        const { keys } = indexKeysOf(found.document, index)
        expected.set(index.id, (expected.get(index.id) ?? 0) + keys.length)
        for (const key of keys) {
          const entry = store.tree.get(entryKey(index.id, key, index.isUnique ? undefined : found.record))
          if (entry === undefined || recordOfValue(entry) !== found.record)
            report.faults.push(`${collection.namespace}: record ${found.record} is missing from index ${index.name}`)
        }
      }
    }
  if (count !== collection.count)
    report.faults.push(`${collection.namespace}: ${count} documents, but ${collection.count} counted`)
  if (bytes !== collection.bytes) report.faults.push(`${collection.namespace}: ${bytes} bytes, but ${collection.bytes} counted`)
  report.documents += count
  return expected
}

/** Every document has its entries and every entry its document; then counting both is enough to find strays. */
function checkEntries(store: Store, collection: Collection, expected: ReadonlyMap<number, number>, report: CheckReport): void {
  for (const index of readyIndexes(collection)) {
    let entries = 0
    let { low, high } = entryRange(index.id)
    for (;;) {
      const chunk = store.tree.range({ low, high }, 1000)
      const last = chunk.at(-1)
      if (last === undefined) break
      entries += chunk.length
      for (const { value } of chunk) {
        const bytes = store.tree.get(recordKey(collection.id, recordOfValue(value)))
        if (bytes !== undefined) decodeDocument(bytes)
        else if (!store.tree.isDamaged(recordKey(collection.id, recordOfValue(value))))
          report.faults.push(`${collection.namespace}: index ${index.name} names a record that is gone`)
      }
      low = keyAfter(last.key)
    }
    const wanted = expected.get(index.id) ?? 0
    if (entries !== wanted)
      report.faults.push(`${collection.namespace}: index ${index.name} has ${entries} entries instead of ${wanted}`)
    report.entries += entries
  }
}

/** What is damaged in a store that is looked at, in sentences: the pages that cannot be read, the documents that changed. */
export function describeDamage({ tree, catalog }: Store): string[] {
  const names = new Map(catalog.all().map(({ id, namespace }) => [id, namespace]))
  return [...tree.damage.values()].map((damage) => {
    if ('page' in damage) return `page ${damage.page} ${damage.what}`
    const name = names.get(collectionOfKey(damage.key) ?? 0)
    return name === undefined
      ? `${describeKey(damage.key)} ${damage.what}`
      : `${name}: record ${recordOfKey(damage.key)} ${damage.what}`
  })
}

/**
 * Compares documents, indexes and counters with each other, and of a store that is only looked at also every page and every
 * checksum. Faults are listed, never mended; what cannot be read is stepped over.
 */
export async function checkStore(store: Store): Promise<CheckReport> {
  const report: CheckReport = { collections: 0, documents: 0, entries: 0, faults: [] }
  store.tree.inspect()
  for (const collection of store.catalog.all()) {
    report.collections++
    checkEntries(store, collection, await checkRecords(store, collection, report), report)
  }
  report.faults.unshift(...describeDamage(store))
  return report
}
