import { Int32 } from 'bson'
import { compareValues } from '../../src/bson/compare.ts'
import { type Document, documentOf, type Value } from '../../src/bson/value.ts'
import { slowFilter } from './slowFilter.ts'

/**
 * The update operators written a second time, as plainly as possible: every path is turned into an address, read and
 * written one step at a time. Slow, and without any of the sharing and skipping of the real one.
 */
export function slowUpdate(document: Document, update: Document): Document | 'refused' {
  const result = clone(document) as Document
  const steps = [...update].flatMap(([name, fields]) =>
    [...(fields as Document)].map(([path, operand]) => ({ name, path, operand })),
  )
  for (const [at, one] of steps.entries())
    for (const other of steps.slice(at + 1))
      if (one.path === other.path || `${one.path}.`.startsWith(`${other.path}.`) || `${other.path}.`.startsWith(`${one.path}.`))
        return 'refused'
  steps.sort((left, right) => (left.path < right.path ? -1 : 1))
  for (const { name, path, operand } of steps) {
    const parts = path.split('.')
    const before = read(result, parts)
    const after = change(name, before, operand)
    if (after === 'refused') return 'refused'
    if (after === undefined) {
      if (before !== undefined) remove(result, parts)
    } else if (!write(result, parts, after)) return 'refused'
  }
  return compareValues(result.get('_id'), document.get('_id')) === 0 ? result : 'refused'
}

const clone = (value: Value): Value =>
  value instanceof Map
    ? new Map([...value].map(([name, field]) => [name, clone(field)]))
    : Array.isArray(value)
      ? value.map(clone)
      : value

function read(document: Document, parts: string[]): Value | undefined {
  let node: Value | undefined = document
  for (const part of parts)
    node = node instanceof Map ? node.get(part) : Array.isArray(node) ? node[/^\d+$/.test(part) ? Number(part) : -1] : undefined
  return node
}

function write(document: Document, parts: string[], value: Value): boolean {
  let node: Value = document
  for (const [at, part] of parts.entries()) {
    const isLast = at === parts.length - 1
    const child: Value | undefined = node instanceof Map ? node.get(part) : Array.isArray(node) ? node[Number(part)] : undefined
    const next: Value = isLast ? value : (child ?? new Map())
    if (!isLast && child === null) return false
    if (node instanceof Map) node.set(part, next)
    else if (Array.isArray(node) && /^\d+$/.test(part)) {
      while (node.length < Number(part)) node.push(null)
      node[Number(part)] = next
    } else return false
    node = next
  }
  return true
}

function remove(document: Document, parts: string[]): void {
  const above = read(document, parts.slice(0, -1))
  const last = parts.at(-1) ?? ''
  const holder = parts.length === 1 ? document : above
  if (holder instanceof Map) holder.delete(last)
  else if (Array.isArray(holder)) holder[Number(last)] = null
}

const asNumber = (value: Value): number | undefined =>
  value instanceof Int32 ? value.value : typeof value === 'number' ? value : undefined

function change(name: string, before: Value | undefined, operand: Value): Value | undefined | 'refused' {
  const equal = (left: Value, right: Value) => compareValues(left, right) === 0
  if (name === '$set') return operand
  if (name === '$unset') return undefined
  if (name === '$inc') {
    if (before === undefined) return operand
    const [left, right] = [asNumber(before), asNumber(operand)]
    if (left === undefined || right === undefined) return 'refused'
    return before instanceof Int32 && operand instanceof Int32 ? new Int32(left + right) : left + right
  }
  if (name === '$pull') {
    if (before === undefined) return undefined
    if (!Array.isArray(before)) return 'refused'
    const kept: Value[] = []
    for (const element of before) if (!isPulled(element, operand)) kept.push(element)
    return kept
  }
  if (before !== undefined && !Array.isArray(before)) return 'refused'
  const list = [...(before ?? [])]
  const each = operand instanceof Map && operand.has('$each') ? (operand.get('$each') as Value[]) : [operand]
  for (const value of each) if (name === '$push' || !list.some((element) => equal(element, value))) list.push(value)
  return list
}

/** A plain value pulls what equals it, operators what they hold for, and any other document is a filter for documents. */
function isPulled(element: Value, operand: Value): boolean {
  if (!(operand instanceof Map)) return compareValues(element, operand) === 0
  const [first] = operand.keys()
  if (first?.startsWith('$') && first !== '$and' && first !== '$or')
    return slowFilter(documentOf({ element }), documentOf({ element: operand }))
  return element instanceof Map && slowFilter(element, operand)
}
