import { equalValues } from '../bson/compare.ts'
import { MongoError } from '../bson/mongoError.ts'
import { isNumber, toDouble, toInteger } from '../bson/number.ts'
import { type Document, documentOf, int, isDocument, type Value } from '../bson/value.ts'
import { compileFilter, type Matcher } from '../query/compileFilter.ts'
import { isArrayIndex } from '../query/path.ts'

export interface IndexField {
  path: string
  parts: string[]
  direction: 1 | -1
}

export interface IndexSpec {
  name: string
  fields: IndexField[]
  isUnique: boolean
  expireAfterSeconds: number | undefined
  partial: Document | undefined
  covers: Matcher | undefined
}

/** Accepted without effect, as in MongoDB: the version of the key format, and how the building is scheduled. */
const harmlessOptions = new Set(['v', 'background', 'ns', 'key', 'name'])

const cannot = (message: string) => new MongoError(67, message)

function parseField(path: string, order: Value): IndexField {
  const direction = toInteger(order)
  if (direction === undefined || direction === 0)
    throw cannot(`Unknown index plugin or direction for '${path}'; the embedded store has ascending and descending indexes`)
  const parts = path.split('.')
  if (parts.some((part) => part === '' || part.startsWith('$') || isArrayIndex(part)))
    throw cannot(`Index key contains an illegal field name: '${path}'`)
  return { path, parts, direction: direction > 0 ? 1 : -1 }
}

function isOn(value: Value): boolean {
  if (typeof value === 'boolean') return value
  if (!isNumber(value)) throw new MongoError(14, "The field 'unique' has value of the wrong type, expected a bool or a number")
  return toDouble(value) !== 0
}

function parseExpiry(value: Value, fields: readonly IndexField[]): number {
  const seconds = toInteger(value)
  if (seconds === undefined || seconds < 0) throw cannot('TTL index expireAfterSeconds must be a non-negative integer')
  if (fields.length !== 1 || fields[0]?.path === '_id')
    throw cannot('TTL indexes are single-field indexes, compound indexes do not support TTL')
  return seconds
}

/** What MongoDB allows in the filter of a partial index: conditions that a missing field never meets. */
const partialOperators = new Set(['$eq', '$gt', '$gte', '$lt', '$lte', '$in', '$exists', '$and', '$or'])

function checkPartial(filter: Document): void {
  for (const [name, condition] of filter) {
    const isForbidden = name.startsWith('$') && (!partialOperators.has(name) || (name === '$exists' && condition !== true))
    if (isForbidden) throw cannot(`Expression not supported in partial index: ${name}`)
    for (const part of Array.isArray(condition) ? condition : [condition]) if (isDocument(part)) checkPartial(part)
  }
}

/** Reads one entry of `createIndexes`; options outside the list are refused, not ignored. */
export function parseIndexSpec(spec: Document): IndexSpec {
  const key = spec.get('key')
  const name = spec.get('name')
  if (!isDocument(key) || key.size === 0) throw cannot('Index keys cannot be an empty object')
  if (typeof name !== 'string' || name === '')
    throw new MongoError(9, "The 'name' field is a required property of an index specification")
  const fields = [...key].map(([path, order]) => parseField(path, order))
  const index: IndexSpec = {
    name,
    fields,
    isUnique: name === '_id_',
    expireAfterSeconds: undefined,
    partial: undefined,
    covers: undefined,
  }
  for (const [option, value] of spec) {
    if (option === 'unique') index.isUnique = name === '_id_' || isOn(value)
    else if (option === 'expireAfterSeconds') index.expireAfterSeconds = parseExpiry(value, fields)
    else if (option === 'partialFilterExpression') {
      if (!isDocument(value)) throw cannot('partialFilterExpression must be an object')
      index.covers = compileFilter(value) // what is no filter at all is told first, as MongoDB does
      checkPartial(value)
      index.partial = value
    } else if (!harmlessOptions.has(option) && value !== false)
      throw new MongoError(197, `The index option '${option}' is not supported by the embedded store`)
  }
  return index
}

/** The key of an index as it is written, `{ path: 1 }`. */
export const keyOfIndex = ({ fields }: IndexSpec): Document =>
  new Map(fields.map(({ path, direction }) => [path, int(direction)]))

/** The specification as `listIndexes` answers it and the catalogue stores it; the index on `_id` is unique without saying so. */
export const describeIndex = (index: IndexSpec): Document =>
  documentOf({
    v: int(2),
    key: keyOfIndex(index),
    name: index.name,
    unique: index.isUnique && index.name !== '_id_' ? true : undefined,
    expireAfterSeconds: index.expireAfterSeconds === undefined ? undefined : int(index.expireAfterSeconds),
    partialFilterExpression: index.partial,
  })

/** Says whether two indexes have the same fields in the same order and directions. */
export const sameFields = (left: IndexSpec, right: IndexSpec): boolean => equalValues(keyOfIndex(left), keyOfIndex(right))
