import { setImmediate as nextTurn } from 'node:timers/promises'
import { decodeDocument } from '../bson/decode.ts'
import { MongoError } from '../bson/mongoError.ts'
import type { Document } from '../bson/value.ts'
import { chooseIndex, type IndexScan } from '../index/chooseIndex.ts'
import { compileFilter, fieldsOfFilter, type Matcher } from '../query/compileFilter.ts'
import type { SortField } from '../query/sortKey.ts'
import type { Collection } from './catalog.ts'
import type { Found } from './records.ts'
import { entryKey, type KeyRange, keyAfter, recordKey, recordOfKey, recordOfValue, recordRange } from './storageKeys.ts'
import type { Store } from './store.ts'
import type { Entry } from './tree.ts'

/** One chunk is read at once; a client that fetches slowly holds nothing open between two of them. */
const chunkSize = 200
/** The first chunk is small: most queries want one document or a few. */
const firstChunk = 16
const turnMs = 8

export interface Query {
  filter: Document
  sort?: readonly SortField[]
  /** Top-level fields needed besides those of the filter; absent means all. */
  fields?: ReadonlySet<string> | undefined
  /** How many documents will be taken at most, so that a page does not read far beyond itself. */
  most?: number
  /** When to give up, on the clock of `performance.now()`. */
  deadline?: number | undefined
}

export interface Plan {
  collection: Collection
  matches: Matcher
  scan: IndexScan | undefined
  fields: ReadonlySet<string> | undefined
  isSorted: boolean
  firstChunk: number
  deadline: number
}

/** Decides how a query is answered; the plan can be run in turns with other clients, or inside a transaction. */
export function planQuery(collection: Collection, query: Query): Plan {
  const { filter, sort = [], fields, most = firstChunk, deadline = Number.POSITIVE_INFINITY } = query
  const scan = chooseIndex(collection.indexes, filter, sort)
  return {
    collection,
    matches: compileFilter(filter),
    scan,
    fields: fields === undefined ? undefined : fieldsOfFilter(filter, new Set(fields)),
    isSorted: sort.length === 0 || scan?.isSorted === true,
    firstChunk: Math.min(chunkSize, scan?.isExact === true ? 2 : most),
    deadline,
  }
}

/** What a plan reads may be gone when it goes on; then nobody can say any more what it would have found. */
function checkPlan(store: Store, { collection: { id, namespace }, scan }: Plan): void {
  const current = store.catalog.find(namespace)
  if (current?.id !== id) throw new MongoError(175, `query plan killed :: collection dropped: ${namespace}`)
  if (scan !== undefined && !current.indexes.some((index) => index.id === scan.index.id))
    throw new MongoError(175, `query plan killed :: index '${scan.index.name}' dropped`)
}

function* chunksOf(store: Store, plan: Plan, range: KeyRange, isReverse = false): Generator<Entry[]> {
  let { low, high } = range
  let size = plan.firstChunk
  for (;;) {
    checkPlan(store, plan)
    const entries = store.tree.range({ low, high }, size, isReverse)
    const last = entries.at(-1)
    if (last === undefined) return
    yield entries
    if (entries.length < size) return
    if (isReverse) high = last.key
    else low = keyAfter(last.key)
    size = Math.min(chunkSize, size * 2)
  }
}

/** The records that an index names, each once, in chunks. */
function* recordsOfIndex(store: Store, plan: Plan, scan: IndexScan): Generator<{ record: number; bytes: Buffer }[]> {
  const { index, isReverse } = scan
  const isOften = index.isMultikey || scan.ranges.length > 1
  const seen = new Set<number>()
  for (const { low, high } of isReverse ? scan.ranges.toReversed() : scan.ranges) {
    const range = { low: entryKey(index.id, low), high: entryKey(index.id, high) }
    for (const entries of chunksOf(store, plan, range, isReverse))
      yield entries.flatMap(({ value }) => {
        const record = recordOfValue(value)
        if (isOften && seen.has(record)) return []
        if (isOften) seen.add(record)
        const bytes = store.tree.get(recordKey(plan.collection.id, record))
        return bytes === undefined ? [] : [{ record, bytes }]
      })
  }
}

function* allRecords(store: Store, plan: Plan): Generator<{ record: number; bytes: Buffer }[]> {
  for (const entries of chunksOf(store, plan, recordRange(plan.collection.id)))
    yield entries.map(({ key, value }) => ({ record: recordOfKey(key), bytes: value }))
}

/** The matching documents in chunks, read without a pause: for use inside a transaction. */
export function* scanNow(store: Store, plan: Plan): Generator<Found[]> {
  for (const chunk of plan.scan === undefined ? allRecords(store, plan) : recordsOfIndex(store, plan, plan.scan)) {
    const found: Found[] = []
    for (const { record, bytes } of chunk) {
      const document = decodeDocument(bytes, plan.fields)
      if (plan.matches(document)) found.push({ record, bytes, document })
    }
    yield found
  }
}

/** The matching documents in chunks; a long scan lets other clients in between, and ends at its deadline. */
export async function* scanInTurns(store: Store, plan: Plan): AsyncGenerator<Found[]> {
  let started = performance.now()
  for (const found of scanNow(store, plan)) {
    yield found
    if (performance.now() - started <= turnMs) continue
    await nextTurn()
    started = performance.now()
    if (started > plan.deadline) throw new MongoError(50, 'operation exceeded time limit')
  }
}
