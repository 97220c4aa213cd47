// Reads a spoilt store the way a server does, in a process of its own: LMDB may take its reader down with it.
import { createHash } from 'node:crypto'
import { planQuery, scanNow } from '../src/storage/scan.ts'
import { isSealed } from '../src/storage/storageKeys.ts'
import { Store } from '../src/storage/store.ts'
import { Tree } from '../src/storage/tree.ts'
import type { DamageFault } from './damageRounds.ts'
import { namespace } from './storeContent.ts'

const [, , folder = '', fault] = process.argv
// The planted mistake: nobody looks at the seal.
const planted: DamageFault | undefined = fault === 'unverified' ? fault : undefined
if (planted !== undefined)
  Object.assign(Tree.prototype, {
    opened: (key: Buffer, stored: Buffer) => (isSealed(key) ? stored.subarray(0, stored.length - 4) : stored),
  })

const store = new Store(folder)
const collection = store.catalog.find(namespace)
const served: string[] = []
let refusals = 0
for (const id of collection === undefined ? [] : Array.from({ length: collection.nextRecord }, (_, n) => n)) {
  try {
    const plan = planQuery(collection ?? failed(), { filter: new Map([['_id', id]]) })
    for (const batch of scanNow(store, plan))
      for (const { bytes } of batch) served.push(`${id} ${createHash('sha256').update(bytes).digest('hex')}`)
  } catch {
    refusals++
  }
}
process.send?.({ served, refusals }, () => process.exit(0))

function failed(): never {
  throw new Error('there is no collection')
}
