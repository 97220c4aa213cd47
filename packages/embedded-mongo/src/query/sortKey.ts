import { encodeKey } from '../bson/keyEncoding.ts'
import { badValue, MongoError } from '../bson/mongoError.ts'
import { toInteger } from '../bson/number.ts'
import { type Document, isDocument, type Value } from '../bson/value.ts'
import { tuplesOf } from './tuples.ts'

export interface SortField {
  path: string
  parts: string[]
  direction: 1 | -1
}

/** Reads a sort specification such as `{ dueAt: 1, _id: -1 }`. */
export function parseSort(sort: Value | undefined): SortField[] {
  if (sort === undefined || sort === null) return []
  if (!isDocument(sort)) throw badValue('the sort has to be a document')
  return [...sort].map(([path, order]) => {
    const direction = toInteger(order)
    if (path.startsWith('$')) throw badValue(`sorting by ${path} is not supported by the embedded store`)
    if (direction !== 1 && direction !== -1) throw badValue('$sort key ordering must be 1 (for ascending) or -1 (for descending)')
    if (path === '' || path.split('.').includes('')) throw badValue('a sort path has an empty field name')
    return { path, parts: path.split('.'), direction }
  })
}

/**
 * The bytes by which a document sorts: the least of the keys under which it would stand in an index of that order. So with
 * arrays on the way all fields are taken from one element, and two arrays side by side are refused as on a real server.
 */
export function sortKeyOf(document: Document, fields: readonly SortField[]): Buffer {
  const directions = fields.map(({ direction }) => direction)
  try {
    const paths = fields.map(({ parts }) => parts)
    const keys = tuplesOf(document, paths).tuples.map((tuple) => encodeKey(tuple, directions))
    return keys.reduce((least, key) => (Buffer.compare(key, least) < 0 ? key : least))
  } catch (error) {
    throw error instanceof MongoError && error.code === 171 ? badValue('cannot sort with keys that are parallel arrays') : error
  }
}
