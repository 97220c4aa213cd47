import { createHash } from 'node:crypto'
import { encodeKey, type KeyPart } from '../bson/keyEncoding.ts'
import type { Document } from '../bson/value.ts'
import { tuplesOf } from '../query/tuples.ts'
import type { IndexSpec } from './indexSpec.ts'

/** LMDB takes keys of 1,978 bytes; with the prefix and the record id this leaves some to spare. */
export const maxKey = 1500
const keptMost = maxKey - 32

export interface IndexKeys {
  keys: Buffer[]
  /** Some field held an array, so that one document has several keys. */
  isMultikey: boolean
  /** Some key was cut, so that the order of the keys is no longer quite the order of the values. */
  isCut: boolean
  /** The values of the first key, for the message of a duplicate. */
  sample: KeyPart[]
}

const fit = (key: Buffer): Buffer =>
  key.length <= maxKey ? key : Buffer.concat([key.subarray(0, keptMost), createHash('sha256').update(key).digest()])

/** The keys under which a document stands in an index; none if a partial index leaves it out. */
export function indexKeysOf(document: Document, spec: IndexSpec): IndexKeys {
  if (spec.covers !== undefined && !spec.covers(document)) return { keys: [], isMultikey: false, isCut: false, sample: [] }
  const { tuples, isMultikey } = tuplesOf(
    document,
    spec.fields.map(({ parts }) => parts),
  )
  const directions = spec.fields.map(({ direction }) => direction)
  let isCut = false
  const encode = (tuple: KeyPart[]) => {
    const key = encodeKey(tuple, directions)
    if (key.length > maxKey) isCut = true
    return fit(key)
  }
  const [first] = tuples
  if (tuples.length === 1 && first !== undefined) return { keys: [encode(first)], isMultikey, isCut, sample: first }
  const distinct = new Map<string, Buffer>()
  for (const tuple of tuples) {
    const key = encode(tuple)
    distinct.set(key.toString('latin1'), key)
  }
  return { keys: [...distinct.values()], isMultikey, isCut, sample: first ?? [] }
}
