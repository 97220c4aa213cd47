// Reads what a data folder holds, in a process of its own: a broken file may take its reader down with it.
import { toInteger } from '../src/bson/number.ts'
import { checkStore } from '../src/storage/checkStore.ts'
import { planQuery, scanNow } from '../src/storage/scan.ts'
import { Store } from '../src/storage/store.ts'

const store = new Store(process.argv[2] ?? '')
const { faults } = await checkStore(store)
const pairs: [string, { left: number; right: number }][] = []
const collection = store.catalog.find('torture.pairs')
if (collection !== undefined)
  for (const batch of scanNow(store, planQuery(collection, { filter: new Map() })))
    for (const { document } of batch)
      pairs.push([
        String(document.get('_id')),
        { left: toInteger(document.get('left')) ?? -1, right: toInteger(document.get('right')) ?? -2 },
      ])
process.send?.({ faults, pairs })
await store.close()
