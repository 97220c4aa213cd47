import { type Document, isDocument, type Value } from '../bson/value.ts'

const numericKey = /^(0|[1-9]\d{0,8})$/

/** Says whether a path component can mean a place in an array. */
export const isArrayIndex = (part: string): boolean => numericKey.test(part)

function visit(
  node: Value | undefined,
  parts: readonly string[],
  at: number,
  test: (value: Value | undefined) => boolean,
): boolean {
  const part = parts[at]
  if (part === undefined) return test(node)
  if (isDocument(node)) return visit(node.get(part), parts, at + 1, test)
  if (!Array.isArray(node)) return test(undefined)
  if (isArrayIndex(part) && Number(part) < node.length && visit(node[Number(part)], parts, at + 1, test)) return true
  return node.some((element) => isDocument(element) && visit(element, parts, at, test))
}

/**
 * Says whether some value at a dotted path passes a test. Arrays on the way are entered, scalars inside them skipped;
 * an array at the end is handed over whole, and a missing field as undefined.
 */
export const someAtPath = (document: Document, parts: readonly string[], test: (value: Value | undefined) => boolean): boolean =>
  visit(document, parts, 0, test)

/** The path as MongoDB's expressions read it: an array on the way gives the array of what its documents hold. */
export function valueAtPath(node: Value | undefined, parts: readonly string[], at = 0): Value | undefined {
  const part = parts[at]
  if (part === undefined || node === undefined) return node
  if (isDocument(node)) return valueAtPath(node.get(part), parts, at + 1)
  if (!Array.isArray(node)) return undefined
  return node.flatMap((element) => {
    const value = isDocument(element) || Array.isArray(element) ? valueAtPath(element, parts, at) : undefined
    return value === undefined ? [] : [value]
  })
}
