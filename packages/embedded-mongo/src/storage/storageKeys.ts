/** Everything lives in one LMDB tree; the first byte says what it is. */
const keyTag = { catalog: 1, counters: 2, record: 3, entry: 4, session: 5, garbage: 6, meta: 7 } as const

const recordIdBytes = 6

function withId(tag: number, id: number, extra = 0): Buffer {
  const key = Buffer.allocUnsafe(5 + extra)
  key[0] = tag
  key.writeUInt32BE(id, 1)
  return key
}

const withText = (tag: number, text: string): Buffer => Buffer.concat([Buffer.from([tag]), Buffer.from(text)])

/** From `low` on and below `high`. */
export interface KeyRange {
  low: Buffer
  high: Buffer
}

export const catalogKey = (namespace: string): Buffer => withText(keyTag.catalog, namespace)
/** Behind the format, which stands where the catalogue of the empty name would: see `storeFormat.ts`. */
export const catalogRange = (): KeyRange => ({ low: Buffer.from([keyTag.catalog, 1]), high: Buffer.from([keyTag.catalog + 1]) })
export const formatKey = (): Buffer => Buffer.from([keyTag.catalog])
export const countersKey = (collection: number): Buffer => withId(keyTag.counters, collection)
export const metaKey = (name: string): Buffer => withText(keyTag.meta, name)
export const sessionKey = (session: Uint8Array): Buffer => Buffer.concat([Buffer.from([keyTag.session]), session])
export const sessionRange = (): KeyRange => ({ low: Buffer.from([keyTag.session]), high: Buffer.from([keyTag.session + 1]) })

/** Whether the value under a key carries a checksum: not index entries and garbage marks, whose content is their key. */
export const isSealed = (key: Buffer): boolean => key[0] !== keyTag.entry && key[0] !== keyTag.garbage
/** The ranges of keys whose values carry a checksum. */
export const sealedRanges = (): KeyRange[] =>
  [
    [0, keyTag.entry],
    [keyTag.entry + 1, keyTag.garbage],
    [keyTag.garbage + 1, 0xff],
  ].map(([low = 0, high = 0]) => ({ low: Buffer.from([low]), high: Buffer.from([high]) }))
/** What a value under a key is, in the words of a report. */
export function describeKey(key: Buffer): string {
  if (collectionOfKey(key) !== undefined) return `record ${recordOfKey(key)} of collection number ${key.readUInt32BE(1)}`
  const kind = Object.entries(keyTag).find(([, tag]) => tag === key[0])
  return kind === undefined ? 'a value of no known kind' : `a value of the ${kind[0]}`
}
/** The number of the collection that a record belongs to; undefined for every other key, also one that a damaged page makes up. */
export const collectionOfKey = (key: Buffer): number | undefined =>
  key[0] === keyTag.record && key.length === 5 + recordIdBytes ? key.readUInt32BE(1) : undefined
/** Everything there is. */
export const wholeRange = (): KeyRange => ({ low: Buffer.from([0]), high: Buffer.from([0xff]) })

/** Marks the records of a dropped collection, or the entries of a dropped index, that still wait to be removed. */
export function garbageKey(kind: 'record' | 'entry', id: number): Buffer {
  const key = withId(keyTag.garbage, id, 1)
  key[5] = keyTag[kind]
  return key
}
export const garbageRange = (): KeyRange => ({ low: Buffer.from([keyTag.garbage]), high: Buffer.from([keyTag.garbage + 1]) })
/** The range of keys that a garbage mark stands for. */
export const rangeOfGarbage = (key: Buffer): KeyRange => idRange(key[5] ?? keyTag.record, key.readUInt32BE(1))

const idRange = (tag: number, id: number): KeyRange => ({ low: withId(tag, id), high: withId(tag, id + 1) })

export function recordKey(collection: number, record: number): Buffer {
  const key = withId(keyTag.record, collection, recordIdBytes)
  key.writeUIntBE(record, 5, recordIdBytes)
  return key
}
export const recordRange = (collection: number): KeyRange => idRange(keyTag.record, collection)
export const allRecordsRange = (): KeyRange => ({ low: Buffer.from([keyTag.record]), high: Buffer.from([keyTag.record + 1]) })
export const recordOfKey = (key: Buffer): number => key.readUIntBE(5, recordIdBytes)

/** The key of an index entry; without a record, the part that all entries of the same value share. */
export function entryKey(index: number, value: Buffer, record?: number): Buffer {
  const key = withId(keyTag.entry, index, value.length + (record === undefined ? 0 : recordIdBytes))
  value.copy(key, 5)
  if (record !== undefined) key.writeUIntBE(record, 5 + value.length, recordIdBytes)
  return key
}
export const entryRange = (index: number): KeyRange => idRange(keyTag.entry, index)
export function recordValue(record: number): Buffer {
  const value = Buffer.allocUnsafe(recordIdBytes)
  value.writeUIntBE(record, 0, recordIdBytes)
  return value
}
export const recordOfValue = (value: Buffer): number => value.readUIntBE(0, recordIdBytes)
/** The smallest key after a given one. */
export const keyAfter = (key: Buffer): Buffer => Buffer.concat([key, Buffer.from([0])])
