import { Int32, ObjectId } from 'bson'
import { RawDocument, type Value } from './value.ts'

/** The types that the store keeps, by their number on the wire; any other is refused. */
export const TYPE = {
  double: 0x01,
  string: 0x02,
  object: 0x03,
  array: 0x04,
  binData: 0x05,
  objectId: 0x07,
  bool: 0x08,
  date: 0x09,
  null: 0x0a,
  int: 0x10,
  long: 0x12,
} as const

const NAMES: ReadonlyMap<number, string> = new Map(Object.entries(TYPE).map(([name, code]) => [code, name]))

/** Where an empty array stands in the order of types when it is indexed: below null. */
export const EMPTY_ARRAY_RANK = 0x12

/** MongoDB's order of types; also the first byte of every index key, so the two cannot drift apart. */
const RANKS: ReadonlyMap<number, number> = new Map([
  [TYPE.null, 0x14],
  [TYPE.double, 0x1e],
  [TYPE.int, 0x1e],
  [TYPE.long, 0x1e],
  [TYPE.string, 0x3c],
  [TYPE.object, 0x46],
  [TYPE.array, 0x50],
  [TYPE.binData, 0x5a],
  [TYPE.objectId, 0x64],
  [TYPE.bool, 0x6e],
  [TYPE.date, 0x78],
])

/** The number of a value's type on the wire. */
export function typeOf(value: Value): number {
  if (typeof value === 'string') return TYPE.string
  if (typeof value === 'number') return TYPE.double
  if (typeof value === 'boolean') return TYPE.bool
  if (typeof value === 'bigint') return TYPE.long
  if (value === null) return TYPE.null
  if (value instanceof Int32) return TYPE.int
  if (value instanceof Map || value instanceof RawDocument) return TYPE.object
  if (Array.isArray(value)) return TYPE.array
  if (value instanceof ObjectId) return TYPE.objectId
  if (value instanceof Date) return TYPE.date
  return TYPE.binData
}

/** Where a value's type stands in MongoDB's order of types; a missing field stands with null. */
export const rankOf = (value: Value | undefined): number => RANKS.get(typeOf(value ?? null)) ?? 0

/** MongoDB's name for the type of a value, `missing` for none. */
export const typeNameOf = (value: Value | undefined): string =>
  value === undefined ? 'missing' : (NAMES.get(typeOf(value)) ?? 'missing')
