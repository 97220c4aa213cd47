import type { Receipt } from '@duzhan/contracts'
import { answered, oldDevice, openDeviceDatabase, type StoreName, written } from './deviceDatabase.ts'
import { devicePerson } from './devicePerson.ts'
import { type Draft, type KeptDraft, type KeptPhoto, type KeptReceipt, keptForm, upgraded, versionOf } from './draft.ts'

/** The draft was stored, sent or discarded elsewhere since it was read: storing this one would undo that unseen. */
export class DraftMoved extends Error {
  override readonly name = 'DraftMoved'
}

/** Earlier versions of the page kept everybody's work in one database; a browser that cannot list its own never held it. */
async function hasOldDevice(): Promise<boolean> {
  const names = (await indexedDB.databases?.()) ?? []
  return names.some(({ name }) => name === oldDevice)
}

/** The device's own store of what one person has not yet brought to the platform. */
export class DraftStore {
  readonly #database: Promise<IDBDatabase>

  constructor(name: string, account = '') {
    this.#database = openDeviceDatabase(name).then(async (database) => {
      if (await hasOldDevice()) await import('./adoptOldDevice.ts').then((old) => old.adoptOldDevice(database, account))
      return database
    })
  }

  /** Keeps a draft on the device's disk and returns it as kept; throws `DraftMoved` unless its version is the one that is kept. */
  async save(draft: Draft): Promise<Draft> {
    const next = { ...draft, version: draft.version + 1 }
    await this.#write(['drafts'], async (transaction) => {
      const drafts = transaction.objectStore('drafts')
      const kept: KeptDraft | undefined = await answered(drafts.get(draft.key))
      if (versionOf(kept) !== draft.version) throw new DraftMoved()
      drafts.put(keptForm(next))
    })
    return next
  }

  /** Keeps a draft in place of whatever is kept, because the person chose so; returns it as kept. */
  async takeOver(draft: Draft): Promise<Draft> {
    let next = draft
    await this.#write(['drafts'], async (transaction) => {
      const drafts = transaction.objectStore('drafts')
      const kept: KeptDraft | undefined = await answered(drafts.get(draft.key))
      next = { ...draft, version: versionOf(kept) + 1 }
      drafts.put(keptForm(next))
    })
    return next
  }

  /** Lets a draft go with its photos, for good. */
  async discard(key: string): Promise<void> {
    await this.#write(['drafts', 'photos'], async (transaction) => {
      transaction.objectStore('drafts').delete(key)
      await deletePhotos(transaction, key)
    })
  }

  /** A draft by its key. */
  async byKey(key: string): Promise<Draft | undefined> {
    const kept: KeptDraft | undefined = await answered((await this.#store('drafts')).get(key))
    return kept && upgraded(kept)
  }

  /** A person's unsent drafts of a plan, the latest touched first. */
  async list(account: string, plan: string): Promise<Draft[]> {
    const drafts: KeptDraft[] = await answered((await this.#store('drafts')).index('person').getAll([account, plan]))
    return drafts.map(upgraded).sort((a, b) => (b.savedAt ?? '').localeCompare(a.savedAt ?? ''))
  }

  /** The unsent drafts of every plan. */
  async all(): Promise<Draft[]> {
    const drafts: KeptDraft[] = await answered((await this.#store('drafts')).getAll())
    return drafts.map(upgraded)
  }

  /** Keeps a photo for its owner; a photo that was uploaded before stays so. */
  async addPhoto(photo: KeptPhoto): Promise<void> {
    await this.#write(['photos'], async (transaction) => {
      const photos = transaction.objectStore('photos')
      const known = await answered(photos.get([photo.owner, photo.hash]))
      if (!known) photos.put(photo)
    })
  }

  /** Whether the platform has an owner's photo or file; null once the device no longer holds it. */
  async isUploaded(owner: string, hash: string): Promise<boolean | null> {
    const kept: KeptPhoto | undefined = await answered((await this.#store('photos')).get([owner, hash]))
    return kept ? kept.isUploaded : null
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

  /** Remembers that the platform has, or after all has not, a photo; one that is no longer kept stays gone. */
  async markPhoto(owner: string, hash: string, isUploaded: boolean): Promise<void> {
    await this.#write(['photos'], async (transaction) => {
      const photos = transaction.objectStore('photos')
      const kept: KeptPhoto | undefined = await answered(photos.get([owner, hash]))
      if (kept) photos.put({ ...kept, isUploaded })
    })
  }

  /** Turns a draft into its receipt; draft and photos go only together with the receipt's coming. */
  async keepReceipt(draft: Draft, receipt: Receipt): Promise<void> {
    const { id, key, account, plan, title, target, part } = draft
    const kept: KeptReceipt = { id, key, account, plan, title, targetName: target.name, ...(part && { part }), receipt }
    await this.#write(['drafts', 'receipts', 'photos'], async (transaction) => {
      transaction.objectStore('receipts').put(kept)
      transaction.objectStore('drafts').delete(key)
      await deletePhotos(transaction, key)
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

  async #write(names: StoreName[], work: (transaction: IDBTransaction) => Promise<void>): Promise<void> {
    await written(await this.#database, names, work)
  }
}

async function deletePhotos(transaction: IDBTransaction, owner: string): Promise<void> {
  const photos = transaction.objectStore('photos')
  for (const photo of await answered(photos.index('owner').getAllKeys(owner))) photos.delete(photo)
}

let opened: { account: string; store: DraftStore } | undefined

/** The store of who sits at this device; each person has a database of their own, which nobody else's page opens. */
export function draftStore(): DraftStore {
  const account = devicePerson()
  if (opened?.account !== account) {
    opened = { account, store: new DraftStore(`duzhan ${account}`, account) }
    // ask the browser not to clear it when the device runs short; a no changes nothing here
    void navigator.storage?.persist?.()
  }
  return opened.store
}
