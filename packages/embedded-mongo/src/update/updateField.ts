import { typeNameOf } from '../bson/bsonType.ts'
import { badValue, MongoError } from '../bson/mongoError.ts'
import { type Document, isDocument, type Value } from '../bson/value.ts'
import { isArrayIndex } from '../query/path.ts'

type Change = (existing: Value | undefined) => Value | undefined

/** An array may grow by an index far beyond its end; MongoDB draws the line here too. */
const maxBackfill = 1_500_000

/** Checks a path that an update names. */
export function checkUpdatePath(path: string): string[] {
  const parts = path.split('.')
  if (path === '') throw new MongoError(56, 'An empty update path is not valid.')
  if (parts.includes(''))
    throw new MongoError(56, `The update path '${path}' contains an empty field name, which is not allowed.`)
  const positional = parts.find((part) => part === '$' || part.startsWith('$['))
  if (positional !== undefined) throw badValue(`The positional operator in '${path}' is not supported by the embedded store`)
  const dollar = parts.find((part) => part.startsWith('$'))
  if (dollar !== undefined)
    throw new MongoError(52, `The dollar ($) prefixed field '${dollar}' in '${path}' is not allowed in the context of an update.`)
  return parts
}

/**
 * Replaces what stands at a path by what the change makes of it, creating documents on the way.
 * Everything on the way is copied, the given document stays as it was. A change to undefined removes the field.
 */
export function updateField(document: Document, parts: readonly string[], change: Change): Document {
  const result = updateNode(document, parts, 0, change)
  return isDocument(result) ? result : document
}

function updateNode(node: Value | undefined, parts: readonly string[], at: number, change: Change): Value | undefined {
  const part = parts[at]
  if (part === undefined) return change(node)
  if (node === undefined) {
    const child = updateNode(undefined, parts, at + 1, change)
    return child === undefined ? undefined : new Map([[part, child]])
  }
  if (isDocument(node)) {
    const before = node.get(part)
    const child = updateNode(before, parts, at + 1, change)
    if (child === before) return node
    const copy: Document = new Map(node)
    if (child === undefined) copy.delete(part)
    else copy.set(part, child)
    return copy
  }
  if (Array.isArray(node) && isArrayIndex(part)) {
    const index = Number(part)
    const before = node[index]
    const child = updateNode(before, parts, at + 1, change)
    if (child === before) return node
    if (index - node.length > maxBackfill) throw badValue(`can't backfill array to larger than ${maxBackfill} elements`)
    const copy = [...node]
    while (copy.length < index) copy.push(null)
    // Removing an element of an array leaves null in its place.
    copy[index] = child ?? null
    return copy
  }
  if (change(undefined) === undefined) return node
  throw new MongoError(28, `Cannot create field '${part}' in element of type ${typeNameOf(node)} (path '${parts.join('.')}')`)
}
