import { emptyArray, type KeyPart } from '../bson/keyEncoding.ts'
import { MongoError } from '../bson/mongoError.ts'
import { type Document, isDocument, type Value } from '../bson/value.ts'
import { isArrayIndex } from './path.ts'

interface Cursor {
  node: Value | undefined
  parts: readonly string[]
  done: boolean
}

/** The element that a number in a path means, if the array is that long; a name of that kind within it leaves both possible. */
function elementAt(array: readonly Value[], part: string): Value | undefined {
  if (!isArrayIndex(part) || Number(part) >= array.length) return undefined
  if (array.some((element) => isDocument(element) && element.has(part)))
    throw new MongoError(
      16746,
      `Ambiguous field name found in array (do not use numeric field names in embedded elements): '${part}'`,
    )
  return array[Number(part)]
}

function advance(cursor: Cursor): Cursor {
  let { node, parts } = cursor
  while (parts.length > 0) {
    const [part = '', ...rest] = parts
    if (isDocument(node)) node = node.get(part)
    else if (Array.isArray(node)) {
      const element = elementAt(node, part)
      if (element === undefined) break
      node = element
    } else return { node: undefined, parts: [], done: true }
    parts = rest
  }
  return { node, parts, done: parts.length === 0 && !Array.isArray(node) }
}

function enter(cursor: Cursor, element: Value | undefined): Cursor {
  const { parts } = cursor
  if (parts.length === 0) return { node: element, parts, done: true }
  return isDocument(element) ? { node: element, parts, done: false } : { node: undefined, parts: [], done: true }
}

function expand(cursors: Cursor[], into: KeyPart[][]): boolean {
  const advanced = cursors.map((cursor) => (cursor.done ? cursor : advance(cursor)))
  const pending = advanced.filter((cursor) => !cursor.done)
  const array = pending[0]?.node
  if (!Array.isArray(array)) {
    into.push(advanced.map(({ node }) => node))
    return false
  }
  if (pending.some(({ node }) => node !== array)) throw new MongoError(171, 'cannot index parallel arrays')
  if (array.length === 0) {
    into.push(advanced.map((cursor) => (cursor.done ? cursor.node : cursor.parts.length === 0 ? emptyArray : undefined)))
    return true
  }
  for (const element of array)
    expand(
      advanced.map((cursor) => (cursor.done ? cursor : enter(cursor, element))),
      into,
    )
  return true
}

/**
 * What a document offers for several paths at once: with an array on the way one tuple for each of its elements, all values
 * of a tuple from the same element. Two arrays side by side are refused with MongoDB's 171.
 */
export function tuplesOf(
  document: Document,
  paths: readonly (readonly string[])[],
): { tuples: KeyPart[][]; isMultikey: boolean } {
  const tuples: KeyPart[][] = []
  const isMultikey = expand(
    paths.map((parts) => ({ node: document, parts, done: false })),
    tuples,
  )
  return { tuples, isMultikey }
}
