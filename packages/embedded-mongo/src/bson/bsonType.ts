import { Int32, ObjectId } from 'bson'
import { RawDocument, type Value } from './value.ts'

/** The types that the store keeps, by their number on the wire; any other is refused. */
export const typeCode = {
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

const names: ReadonlyMap<number, string> = new Map(Object.entries(typeCode).map(([name, code]) => [code, name]))

/** Where an empty array stands in the order of types when it is indexed: below null. */
export const emptyArrayRank = 0x12

/** MongoDB's order of types; also the first byte of every index key, so the two cannot drift apart. */
const ranks: ReadonlyMap<number, number> = new Map([
  [typeCode.null, 0x14],
  [typeCode.double, 0x1e],
  [typeCode.int, 0x1e],
  [typeCode.long, 0x1e],
  [typeCode.string, 0x3c],
  [typeCode.object, 0x46],
  [typeCode.array, 0x50],
  [typeCode.binData, 0x5a],
  [typeCode.objectId, 0x64],
  [typeCode.bool, 0x6e],
  [typeCode.date, 0x78],
])

/** The number of a value's type on the wire. */
export function typeOf(value: Value): number {
  if (typeof value === 'string') return typeCode.string
  if (typeof value === 'number') return typeCode.double
  if (typeof value === 'boolean') return typeCode.bool
  if (typeof value === 'bigint') return typeCode.long
  if (value === null) return typeCode.null
  if (value instanceof Int32) return typeCode.int
  if (value instanceof Map || value instanceof RawDocument) return typeCode.object
  if (Array.isArray(value)) return typeCode.array
  if (value instanceof ObjectId) return typeCode.objectId
  if (value instanceof Date) return typeCode.date
  return typeCode.binData
}

/** Where a value's type stands in MongoDB's order of types; a missing field stands with null. */
export const rankOf = (value: Value | undefined): number => ranks.get(typeOf(value ?? null)) ?? 0

/** MongoDB's name for the type of a value, `missing` for none. */
export const typeNameOf = (value: Value | undefined): string =>
  value === undefined ? 'missing' : (names.get(typeOf(value)) ?? 'missing')
