import { answered, oldDevice, openDeviceDatabase, type StoreName, written } from './deviceDatabase.ts'

const stores = ['drafts', 'receipts', 'photos'] as const satisfies StoreName[]

/**
 * Earlier versions of the page kept everybody's work in one database. What is this person's there moves into their own:
 * it is written first and deleted after, so that it is never nowhere.
 */
export async function adoptOldDevice(own: IDBDatabase, account: string): Promise<void> {
  if (account === '') return
  const old = await openDeviceDatabase(oldDevice)
  try {
    const records = await Promise.all(stores.map((name) => ofPerson(old, name, account)))
    if (records.every((found) => found.length === 0)) return
    await written(own, [...stores], async (transaction) => {
      stores.forEach((name, index) => {
        for (const { value } of records[index] ?? []) transaction.objectStore(name).put(value)
      })
    })
    await written(old, [...stores], async (transaction) => {
      stores.forEach((name, index) => {
        for (const { key } of records[index] ?? []) transaction.objectStore(name).delete(key)
      })
    })
  } finally {
    old.close()
  }
}

interface Kept {
  key: IDBValidKey
  value: { account?: string; owner?: string }
}

async function ofPerson(database: IDBDatabase, name: StoreName, account: string): Promise<Kept[]> {
  const store = database.transaction(name).objectStore(name)
  const [keys, values] = await Promise.all([answered(store.getAllKeys()), answered<Kept['value'][]>(store.getAll())])
  return keys
    .map((key, index) => ({ key, value: values[index] ?? {} }))
    .filter(({ value }) => value.account === account || value.owner?.startsWith(`${account}|`))
}
