import { equalValues } from '../bson/compare.ts'
import { type Document, isDocument, type Value } from '../bson/value.ts'
import { isOperatorDocument } from '../query/compileFilter.ts'
import type { SortField } from '../query/sortKey.ts'
import { type Bound, boundsOf, type Interval, successor } from './bounds.ts'
import { maxKey } from './indexKeys.ts'
import type { IndexSpec } from './indexSpec.ts'

export type IndexState = IndexSpec & { id: number; isMultikey: boolean; isCut: boolean; isReady: boolean }

/** Ranges of one index to read, each from `low` on and below `high`. */
export interface IndexScan {
  index: IndexState
  ranges: Interval[]
  isReverse: boolean
  isSorted: boolean
  usefulness: number
  isExact: boolean
}

const maxRanges = 4000
const safeKey = maxKey - 100

/** A bound is the edge before all keys that begin with it; inverted, that is the edge after them. */
const inverted = (edge: Buffer): Buffer => successor(Buffer.from(edge.map((byte) => 0xff ^ byte)))

/** The same interval in a field stored in descending order. */
const oriented = ({ low, high }: Interval, direction: 1 | -1): Interval =>
  direction > 0 ? { low, high } : { low: inverted(high), high: inverted(low) }

function intersect(bounds: Bound[]): Bound | undefined {
  const [first, ...rest] = bounds
  if (first === undefined) return undefined
  let { intervals, isPoint } = first
  for (const other of rest) {
    intervals = intervals.flatMap((left) =>
      other.intervals.flatMap((right) => {
        const low = Buffer.compare(left.low, right.low) > 0 ? left.low : right.low
        const high = Buffer.compare(left.high, right.high) < 0 ? left.high : right.high
        return Buffer.compare(low, high) < 0 ? [{ low, high }] : []
      }),
    )
    isPoint ||= other.isPoint
  }
  return { path: first.path, intervals, isPoint }
}

/** With several keys to a document each condition may be met by another key, so only one condition can be used. */
function boundFor(path: string, bounds: Bound[], isMultikey: boolean): Bound | undefined {
  const own = bounds.filter((bound) => bound.path === path)
  if (!isMultikey) return intersect(own)
  return own.find(({ isPoint }) => isPoint) ?? own[0]
}

const firstPart = (path: string) => path.split('.')[0]

/** A partial index serves a filter that repeats each of its conditions word for word. */
const implies = (filter: Document, partial: Document): boolean =>
  [...partial].every(([path, condition]) => {
    const given: Value | undefined = filter.get(path)
    if (given === undefined) return false
    if (equalValues(given, condition)) return true
    if (!isDocument(condition) || !isOperatorDocument(condition)) return false
    return [...condition].every(([name, operand]) => {
      if (isOperatorDocument(given)) return given.has(name) && equalValues(given.get(name), operand)
      if (name === '$exists') return operand === true && given !== null // what equals a value is there
      return name === '$eq' && equalValues(given, operand)
    })
  })

const cut = ({ low, high }: Interval): Interval => ({
  low: low.length > safeKey ? low.subarray(0, safeKey) : low,
  high: high.length > safeKey ? successor(high.subarray(0, safeKey)) : high,
})

function scanOf(index: IndexState, bounds: Bound[], sort: readonly SortField[]): IndexScan {
  let ranges: Interval[] = [{ low: Buffer.alloc(0), high: Buffer.alloc(0) }]
  let pointFields = 0
  let usedFields = 0
  const usedParts: (string | undefined)[] = []
  for (const { path, direction } of index.fields) {
    // In a multikey index two fields under one array need not be met by the same element.
    if (index.isMultikey && usedParts.includes(firstPart(path))) break
    const bound = boundFor(path, bounds, index.isMultikey)
    if (bound === undefined || ranges.length * bound.intervals.length > maxRanges) break
    usedParts.push(firstPart(path))
    usedFields++
    const pieces = bound.intervals.map((interval) => oriented(interval, direction))
    ranges = ranges.flatMap(({ low: prefix }) =>
      pieces.map(({ low, high }) => ({ low: Buffer.concat([prefix, low]), high: Buffer.concat([prefix, high]) })),
    )
    if (!bound.isPoint) break
    pointFields++
  }
  if (usedFields === 0) ranges = [{ low: Buffer.alloc(0), high: Buffer.from([0xff, 0xff, 0xff]) }]
  ranges = ranges.map(cut).sort((left, right) => Buffer.compare(left.low, right.low))
  const rest = index.fields.slice(ranges.length === 1 ? pointFields : 0)
  const order = sortedBy(rest, sort, index)
  return {
    index,
    ranges: disjoint(ranges),
    isReverse: order === -1,
    isSorted: order !== 0,
    usefulness: usedFields * 10 + pointFields,
    isExact: index.isUnique && pointFields === index.fields.length && ranges.length === 1,
  }
}

/** Values given twice, or ranges that touch, must not give a document twice. */
function disjoint(ranges: Interval[]): Interval[] {
  const result: Interval[] = []
  for (const range of ranges) {
    const last = result.at(-1)
    if (last !== undefined && Buffer.compare(range.low, last.high) < 0) {
      if (Buffer.compare(range.high, last.high) > 0) last.high = range.high
    } else result.push({ ...range })
  }
  return result
}

/** 1 when the remaining fields of the index give the order, -1 when they give it read backwards, else 0. */
function sortedBy(fields: readonly { path: string; direction: number }[], sort: readonly SortField[], index: IndexState): number {
  // Among keys that share an element of a list the documents stand in the order of what is never a list: their identity.
  const isTangled = index.isMultikey && sort.some(({ path }) => path !== '_id')
  if (sort.length === 0 || isTangled || index.isCut || sort.length > fields.length) return 0
  const turns = sort.map(({ path, direction }, at) => (fields[at]?.path === path ? direction * (fields[at]?.direction ?? 0) : 0))
  return turns.every((turn) => turn === 1) ? 1 : turns.every((turn) => turn === -1) ? -1 : 0
}

/** Picks the index that a filter and a sort profit from most; undefined means that a scan is as good. */
export function chooseIndex(indexes: readonly IndexState[], filter: Document, sort: readonly SortField[]): IndexScan | undefined {
  const bounds = boundsOf(filter)
  let best: IndexScan | undefined
  let bestScore = 0
  for (const index of indexes) {
    if (!index.isReady || (index.partial !== undefined && !implies(filter, index.partial))) continue
    const scan = scanOf(index, bounds, sort)
    const score = scan.usefulness * 10 + (scan.isSorted ? 9 : 0) + (scan.isExact ? 1000 : 0)
    if (score > bestScore) {
      best = scan
      bestScore = score
    }
  }
  return best
}
