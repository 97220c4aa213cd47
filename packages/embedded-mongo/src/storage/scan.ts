import { setImmediate as nextTurn } from 'node:timers/promises'
import { decodeDocument } from '../bson/decode.ts'
import type { Document } from '../bson/value.ts'
import { chooseIndex, type IndexScan, scanByHint } from '../index/chooseIndex.ts'
import { badValue } from '../mongoError.ts'
import { compileFilter, fieldsOfFilter, type Matcher } from '../query/compileFilter.ts'
import type { SortField } from '../query/sortKey.ts'
import type { Collection } from './catalog.ts'
import { entryKey, type KeyRange, keyAfter, recordKey, recordOfKey, recordOfValue, recordRange } from './storageKeys.ts'
import type { Store } from './store.ts'

/** One chunk is read at once; a client that fetches slowly holds nothing open between two of them. */
const CHUNK = 200
/** The first chunk is small: most queries want one document or a few. */
const FIRST_CHUNK = 16
const TURN_MS = 8

export type Found = { record: number; bytes: Buffer; document: Document }

export type Query = {
  filter: Document
  sort?: readonly SortField[]
  /** The name of the index to use, or its key. */
  hint?: string | undefined
  /** Top-level fields needed besides those of the filter; absent means all. */
  fields?: ReadonlySet<string> | undefined
  /** How many documents will be taken at most, so that a page does not read far beyond itself. */
  most?: number
}

export type Plan = {
  collection: Collection
  matches: Matcher
  scan: IndexScan | undefined
  fields: ReadonlySet<string> | undefined
  isSorted: boolean
  firstChunk: number
}

const chooseScan = (collection: Collection, { filter, hint }: Query, sort: readonly SortField[]): IndexScan | undefined => {
  if (hint === undefined) return chooseIndex(collection.indexes, filter, sort)
  if (hint === '$natural') return undefined
  const index = collection.indexes.find(({ name }) => name === hint)
  const scan = index === undefined ? undefined : scanByHint(index, filter, sort)
  if (scan === undefined)
    throw badValue('error processing query: hint provided does not correspond to an existing index that serves it')
  return scan
}

/** Decides how a query is answered; the plan can be run at once, in turns, or inside a transaction. */
export const planQuery = (collection: Collection, query: Query): Plan => {
  const matches = compileFilter(query.filter)
  const sort = query.sort ?? []
  const scan = chooseScan(collection, query, sort)
  const fields = query.fields === undefined ? undefined : fieldsOfFilter(query.filter, new Set(query.fields))
  const firstChunk = Math.min(CHUNK, scan?.isExact === true ? 2 : (query.most ?? FIRST_CHUNK))
  return { collection, matches, scan, fields, isSorted: sort.length === 0 || scan?.isSorted === true, firstChunk }
}

function* chunksOf(store: Store, range: KeyRange, first: number, isReverse = false): Generator<{ key: Buffer; value: Buffer }[]> {
  let { low, high } = range
  let size = first
  for (;;) {
    const entries = store.tree.range({ low, high }, size, isReverse)
    if (entries.length > 0) yield entries
    const last = entries.at(-1)
    if (last === undefined || entries.length < size) return
    if (isReverse) high = last.key
    else low = keyAfter(last.key)
    size = Math.min(CHUNK, size * 2)
  }
}

const readScan = function* (store: Store, plan: Plan, scan: IndexScan): Generator<Found[]> {
  const { collection } = plan
  const isOften = scan.index.isMultikey || scan.ranges.length > 1
  const seen = new Set<number>()
  const ranges = scan.isReverse ? [...scan.ranges].reverse() : scan.ranges
  for (const { low, high } of ranges)
    for (const entries of chunksOf(
      store,
      { low: entryKey(scan.index.id, low), high: entryKey(scan.index.id, high) },
      plan.firstChunk,
      scan.isReverse,
    )) {
      const found: Found[] = []
      for (const { value } of entries) {
        const record = recordOfValue(value)
        if (isOften && seen.has(record)) continue
        if (isOften) seen.add(record)
        const bytes = store.tree.get(recordKey(collection.id, record))
        if (bytes !== undefined) offer(plan, { record, bytes }, found)
      }
      yield found
    }
}

const offer = (plan: Plan, { record, bytes }: { record: number; bytes: Buffer }, found: Found[]): void => {
  const document = decodeDocument(bytes, plan.fields)
  if (plan.matches(document)) found.push({ record, bytes, document })
}

/** The matching documents in chunks, read without a pause: for use inside a transaction. */
export const scanNow = function* (store: Store, plan: Plan): Generator<Found[]> {
  if (plan.scan !== undefined) {
    yield* readScan(store, plan, plan.scan)
    return
  }
  for (const entries of chunksOf(store, recordRange(plan.collection.id), plan.firstChunk)) {
    const found: Found[] = []
    for (const { key, value } of entries) offer(plan, { record: recordOfKey(key), bytes: value }, found)
    yield found
  }
}

/** The matching documents in chunks; a long scan lets other clients in between. */
export const scanInTurns = async function* (store: Store, plan: Plan): AsyncGenerator<Found[]> {
  let started = performance.now()
  for (const found of scanNow(store, plan)) {
    yield found
    if (performance.now() - started > TURN_MS) {
      await nextTurn()
      started = performance.now()
    }
  }
}
