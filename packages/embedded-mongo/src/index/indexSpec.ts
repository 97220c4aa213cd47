import { toInteger } from '../bson/number.ts'
import { type Document, documentOf, int, isDocument, type Value } from '../bson/value.ts'
import { MongoError } from '../mongoError.ts'
import { compileFilter, type Matcher } from '../query/compileFilter.ts'
import { isArrayIndex } from '../query/path.ts'

export type IndexField = { path: string; parts: string[]; direction: 1 | -1 }

export type IndexSpec = {
  name: string
  fields: IndexField[]
  isUnique: boolean
  expireAfterSeconds: number | undefined
  partial: Document | undefined
  covers: Matcher | undefined
}

/** Accepted without effect, as in MongoDB: the version of the key format, and how the building is scheduled. */
const HARMLESS = new Set(['v', 'background', 'ns'])

const parseFields = (key: Value | undefined): IndexField[] => {
  if (!isDocument(key) || key.size === 0) throw new MongoError(67, 'Index keys cannot be an empty object')
  return [...key].map(([path, order]) => {
    const direction = toInteger(order)
    if (direction === undefined || direction === 0)
      throw new MongoError(
        67,
        `Unknown index plugin or direction for '${path}'; the embedded store has ascending and descending indexes`,
      )
    const parts = path.split('.')
    if (parts.includes('') || parts.some((part) => part.startsWith('$')) || parts.some(isArrayIndex))
      throw new MongoError(67, `Index key contains an illegal field name: '${path}'`)
    return { path, parts, direction: direction > 0 ? 1 : -1 }
  })
}

/** Reads one entry of `createIndexes`; options outside the list are refused, not ignored. */
export const parseIndexSpec = (spec: Document): IndexSpec => {
  const fields = parseFields(spec.get('key'))
  const name = spec.get('name')
  if (typeof name !== 'string' || name === '')
    throw new MongoError(9, "The 'name' field is a required property of an index specification")
  let isUnique = false
  let expireAfterSeconds: number | undefined
  let partial: Document | undefined
  for (const [option, value] of spec) {
    if (option === 'key' || option === 'name' || HARMLESS.has(option)) continue
    if (option === 'unique') isUnique = value === true || toInteger(value) === 1
    else if (option === 'expireAfterSeconds') {
      expireAfterSeconds = toInteger(value)
      if (expireAfterSeconds === undefined || expireAfterSeconds < 0)
        throw new MongoError(67, 'TTL index expireAfterSeconds must be a non-negative integer')
      if (fields.length !== 1 || fields[0]?.path === '_id')
        throw new MongoError(67, 'TTL indexes are single-field indexes, compound indexes do not support TTL')
    } else if (option === 'partialFilterExpression') {
      if (!isDocument(value)) throw new MongoError(67, 'partialFilterExpression must be an object')
      partial = value
    } else if ((option === 'sparse' || option === 'hidden') && value === false) continue
    else throw new MongoError(197, `The index option '${option}' is not supported by the embedded store`)
  }
  return {
    name,
    fields,
    isUnique,
    expireAfterSeconds,
    partial,
    covers: partial === undefined ? undefined : compileFilter(partial),
  }
}

/** The specification as `listIndexes` answers it and the catalogue stores it. */
export const describeIndex = (spec: IndexSpec): Document =>
  documentOf({
    v: int(2),
    key: documentOf(Object.fromEntries(spec.fields.map(({ path, direction }) => [path, int(direction)]))),
    name: spec.name,
    unique: spec.isUnique ? true : undefined,
    expireAfterSeconds: spec.expireAfterSeconds === undefined ? undefined : int(spec.expireAfterSeconds),
    partialFilterExpression: spec.partial,
  })

/** Says whether two indexes have the same fields in the same order and directions. */
export const sameFields = (left: IndexSpec, right: IndexSpec): boolean =>
  left.fields.length === right.fields.length &&
  left.fields.every((field, at) => field.path === right.fields[at]?.path && field.direction === right.fields[at]?.direction)
