import type { Receipt } from '@duzhan/contracts'
import { answered, openDeviceDatabase, type StoreName, written } from './deviceDatabase.ts'
import type { Draft, KeptPhoto, KeptReceipt } from './draft.ts'

/** The device's own store of what is not yet on the platform. */
export class DraftStore {
  readonly #database: Promise<IDBDatabase>

  constructor(name: string) {
    this.#database = openDeviceDatabase(name)
  }

  /** Keeps a draft; resolves only when it is on the device's disk. */
  async save(draft: Draft): Promise<void> {
    await this.#put('drafts', draft)
  }

  /** A draft by its key. */
  async byKey(key: string): Promise<Draft | undefined> {
    return answered((await this.#store('drafts')).get(key))
  }

  /** A person's unsent drafts of a plan, the latest touched first. */
  async list(account: string, plan: string): Promise<Draft[]> {
    const drafts: Draft[] = await answered((await this.#store('drafts')).index('person').getAll([account, plan]))
    return drafts.sort((a, b) => (b.savedAt ?? '').localeCompare(a.savedAt ?? ''))
  }

  /** Keeps a photo for its owner; a photo that was uploaded before stays so. */
  async addPhoto(photo: KeptPhoto): Promise<void> {
    const known = await answered((await this.#store('photos')).get([photo.owner, photo.hash]))
    if (!known) await this.#put('photos', photo)
  }

  /** A photo's bytes, while the device still holds them. */
  async photo(hash: string): Promise<Blob | undefined> {
    const kept: KeptPhoto | undefined = await answered((await this.#store('photos')).index('hash').get(hash))
    return kept?.blob
  }

  /** The owner's photos that the platform may not have; one taken out of the form stays until the receipt, it may stand elsewhere in it. */
  async photosToUpload(owner: string): Promise<KeptPhoto[]> {
    const photos: KeptPhoto[] = await answered((await this.#store('photos')).index('owner').getAll(owner))
    return photos.filter((photo) => !photo.isUploaded)
  }

  /** Remembers that the platform has, or after all has not, a photo. */
  async markPhoto(owner: string, hash: string, isUploaded: boolean): Promise<void> {
    const kept: KeptPhoto | undefined = await answered((await this.#store('photos')).get([owner, hash]))
    if (kept) await this.#put('photos', { ...kept, isUploaded })
  }

  /** Turns a draft into its receipt; draft and photos go only together with the receipt's coming. */
  async keepReceipt(draft: Draft, receipt: Receipt): Promise<void> {
    const { id, key, account, plan, title, target } = draft
    const kept: KeptReceipt = { id, key, account, plan, title, targetName: target.name, receipt }
    await written(await this.#database, ['drafts', 'receipts', 'photos'], async (transaction) => {
      const photos = transaction.objectStore('photos')
      transaction.objectStore('receipts').put(kept)
      transaction.objectStore('drafts').delete(key)
      for (const photo of await answered(photos.index('owner').getAllKeys(key))) photos.delete(photo)
    })
  }

  /** A receipt by its submission's id. */
  async receipt(id: string): Promise<KeptReceipt | undefined> {
    return answered((await this.#store('receipts')).get(id))
  }

  /** The receipt of a visit that was sent from this device. */
  async receiptOf(key: string): Promise<KeptReceipt | undefined> {
    return answered((await this.#store('receipts')).index('key').get(key))
  }

  async close(): Promise<void> {
    const database = await this.#database
    database.close()
  }

  async #store(name: StoreName): Promise<IDBObjectStore> {
    return (await this.#database).transaction(name).objectStore(name)
  }

  async #put(name: StoreName, value: Draft | KeptPhoto): Promise<void> {
    await written(await this.#database, [name], async (transaction) => {
      transaction.objectStore(name).put(value)
    })
  }
}

let store: DraftStore | undefined

/** The one store of this page. */
export function draftStore(): DraftStore {
  if (!store) {
    store = new DraftStore('duzhan')
    // ask the browser not to clear it when the device runs short; a no changes nothing here
    void navigator.storage?.persist?.()
  }
  return store
}
