const stores = {
  drafts: { keyPath: 'key', indexes: { person: ['account', 'plan'] } },
  receipts: { keyPath: 'id', indexes: { key: 'key' } },
  photos: { keyPath: ['owner', 'hash'], indexes: { owner: 'owner', hash: 'hash' } },
} as const satisfies Record<string, { keyPath: string | string[]; indexes: Record<string, string | string[]> }>

/** The one database of earlier versions of the page. */
export const oldDevice = 'duzhan'

export type StoreName = keyof typeof stores

/** Opens the device's database, made on first use. A thin layer over IndexedDB: a library for it would weigh more than the form. */
export function openDeviceDatabase(name: string): Promise<IDBDatabase> {
  const opening = indexedDB.open(name, 1)
  opening.onupgradeneeded = () => {
    for (const [store, { keyPath, indexes }] of Object.entries(stores)) {
      const made = opening.result.createObjectStore(store, { keyPath })
      for (const [index, path] of Object.entries(indexes)) made.createIndex(index, path)
    }
  }
  return answered(opening)
}

/** What a request brings. */
export function answered<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

/** Writes in one transaction; resolves only when the device says that it is on the disk, not when it is in a cache. */
export function written(
  database: IDBDatabase,
  names: StoreName[],
  work: (transaction: IDBTransaction) => Promise<void>,
): Promise<void> {
  const transaction = database.transaction(names, 'readwrite', { durability: 'strict' })
  const finished = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new Error('the device refused to store'))
    transaction.onerror = () => reject(transaction.error)
  })
  return Promise.all([finished, work(transaction)]).then(() => undefined)
}
