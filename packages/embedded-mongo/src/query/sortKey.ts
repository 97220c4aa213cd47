import { compareValues } from '../bson/compare.ts'
import { EMPTY_ARRAY, encodeKey, type KeyPart } from '../bson/keyEncoding.ts'
import { toInteger } from '../bson/number.ts'
import { type Document, isDocument, type Value } from '../bson/value.ts'
import { badValue } from '../mongoError.ts'
import { someAtPath } from './path.ts'

export type SortField = { path: string; parts: string[]; direction: 1 | -1 }

/** Reads a sort specification such as `{ dueAt: 1, _id: -1 }`. */
export const parseSort = (sort: Value | undefined): SortField[] => {
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

/** An array sorts by its least element going up and by its greatest going down. */
const sortPart = (document: Document, field: SortField): KeyPart => {
  let best: KeyPart
  let found = false
  const offer = (value: KeyPart) => {
    if (!found) best = value
    else if (best === EMPTY_ARRAY || value === EMPTY_ARRAY) {
      if ((value === EMPTY_ARRAY) === field.direction > 0) best = value
    } else if (compareValues(value, best) * field.direction < 0) best = value
    found = true
    return false
  }
  someAtPath(document, field.parts, (value) => {
    if (!Array.isArray(value)) return offer(value)
    if (value.length === 0) return offer(EMPTY_ARRAY)
    for (const element of value) offer(element)
    return false
  })
  return best
}

/** The bytes by which a document sorts. */
export const sortKeyOf = (document: Document, fields: readonly SortField[]): Buffer =>
  encodeKey(
    fields.map((field) => sortPart(document, field)),
    fields.map((field) => field.direction),
  )
