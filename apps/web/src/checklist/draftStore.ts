import type { Receipt } from '@duzhan/contracts'
import Dexie, { type EntityTable, type Table } from 'dexie'
import type { Draft, KeptPhoto, KeptReceipt } from './draft.ts'

type Database = Dexie & {
  drafts: EntityTable<Draft, 'key'>
  receipts: EntityTable<KeptReceipt, 'id'>
  photos: Table<KeptPhoto, [string, string]>
}

/** The device's own store of what is not yet on the platform. */
export class DraftStore {
  readonly #db: Database

  constructor(name: string) {
    const db = new Dexie(name)
    db.version(1).stores({ drafts: 'key, [account+plan]', receipts: 'id, key', photos: '[owner+hash], owner, hash' })
    this.#db = db as Database // with the tables that the line above declares
  }

  /** Keeps a draft; resolves only when it is on the device's disk. */
  async save(draft: Draft): Promise<void> {
    await this.#db.drafts.put(draft)
  }

  /** A draft by its key. */
  byKey(key: string): Promise<Draft | undefined> {
    return this.#db.drafts.get(key)
  }

  /** A person's unsent drafts of a plan, the latest touched first. */
  async list(account: string, plan: string): Promise<Draft[]> {
    const drafts = await this.#db.drafts.where({ account, plan }).toArray()
    return drafts.sort((a, b) => (b.savedAt ?? '').localeCompare(a.savedAt ?? ''))
  }

  /** Keeps a photo for its owner; a photo that was uploaded before stays so. */
  async addPhoto(photo: KeptPhoto): Promise<void> {
    const known = await this.#db.photos.get([photo.owner, photo.hash])
    if (!known) await this.#db.photos.put(photo)
  }

  /** A photo's bytes, while the device still holds them. */
  async photo(hash: string): Promise<Blob | undefined> {
    return (await this.#db.photos.where({ hash }).first())?.blob
  }

  /** The owner's photos that the platform may not have; one taken out of the form stays until the receipt, it may stand elsewhere in it. */
  photosToUpload(owner: string): Promise<KeptPhoto[]> {
    return this.#db.photos
      .where({ owner })
      .filter((photo) => !photo.isUploaded)
      .toArray()
  }

  /** Remembers that the platform has, or after all has not, a photo. */
  async markPhoto(owner: string, hash: string, isUploaded: boolean): Promise<void> {
    await this.#db.photos.update([owner, hash], { isUploaded })
  }

  /** Turns a draft into its receipt; draft and photos go only together with the receipt's coming. */
  async keepReceipt(draft: Draft, receipt: Receipt): Promise<void> {
    const { drafts, receipts, photos } = this.#db
    await this.#db.transaction('rw', drafts, receipts, photos, async () => {
      const { id, key, account, plan, title, target } = draft
      await receipts.put({ id, key, account, plan, title, targetName: target.name, receipt })
      await photos.where({ owner: key }).delete()
      await drafts.delete(key)
    })
  }

  /** A receipt by its submission's id. */
  receipt(id: string): Promise<KeptReceipt | undefined> {
    return this.#db.receipts.get(id)
  }

  /** The receipt of a visit that was sent from this device. */
  receiptOf(key: string): Promise<KeptReceipt | undefined> {
    return this.#db.receipts.where({ key }).first()
  }

  close(): void {
    this.#db.close()
  }
}

let store: DraftStore | undefined

/** The one store of this page. */
export function draftStore(): DraftStore {
  store ??= new DraftStore('duzhan')
  return store
}
