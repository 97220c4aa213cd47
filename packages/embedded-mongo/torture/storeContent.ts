import { createHash } from 'node:crypto'
import { withExisting } from '../src/maintenance/openExisting.ts'
import { checkStore } from '../src/storage/checkStore.ts'
import { planQuery, scanNow } from '../src/storage/scan.ts'

export const namespace = 'torture.rows'

/** What a store holds, as one text: a digest of its documents, or the faults that the check finds. Counts what it has to be. */
export const contentOf = (folder: string): Promise<string> =>
  withExisting(folder, async (store) => {
    const { faults } = await checkStore(store)
    if (faults.length > 0) return `faults: ${faults.slice(0, 3).join('; ')}`
    const collection = store.catalog.find(namespace)
    if (collection === undefined) return 'no documents'
    const hash = createHash('sha256')
    let count = 0
    for (const batch of scanNow(store, planQuery(collection, { filter: new Map() })))
      for (const { bytes } of batch) {
        hash.update(bytes)
        count++
      }
    return `${count} documents, ${hash.digest('hex').slice(0, 16)}`
  })
