import type { PageCursor } from '@duzhan/contracts'
import { digitsOf, isRegionCode, levelOf } from '@duzhan/regions'
import type { mongo } from 'mongoose'
import { keptTotals, type Total } from './keptTotals.ts'
import type { RegisteredTarget, RegisterScope, RegisterSearch, RegisterStretch } from './target.repository.ts'

/** What a search reads of the collection of targets. */
type Found = RegisteredTarget & { _id: string }
/** A stretch of an index: what is asked for, and what stands in its order. */
interface Range {
  filter: object
  order: Record<string, 1>
  valueOf(target: Found): string
}
/** Behind all texts that begin with the same letters. */
const end = '\uffff'
const beginning = (text: string) => ({ $gte: text, $lt: `${text}${end}` })
const shown = {
  all: {},
  registered: { retired: null },
  // the index that holds these alone serves who repeats its condition word for word
  retired: { retired: { $exists: true } },
} as const
/** Who was taken back has the field still. */
const isMeant = (show: RegisterSearch['show']) => (show === 'retired' ? [{ retired: { $ne: null } }] : [])

/** The leading digits that all codes within a region have: a code lies within it exactly if it begins with them. */
const digitsFor = (region: string): string[] => (isRegionCode(region) ? [region.slice(0, digitsOf[levelOf(region)])] : [])
/** The regions of a scope by their digits, without those that lie within another of them. */
function widest(regions: readonly string[]): string[] {
  const digits = [...new Set(regions.flatMap(digitsFor))].sort()
  return digits.filter((one, at) => !digits.slice(0, at).some((other) => one.startsWith(other)))
}

/**
 * Looks through registers by indexes that stand in the order of what is told: by code where nothing is looked for; by
 * name, then id, then code for what begins with a text. So a page costs what it shows, however many targets there are.
 */
export function targetSearch(collection: mongo.Collection<{ _id: string }>, projection: object) {
  const targets = collection as unknown as mongo.Collection<Found> // as the repository keeps them
  const totals = keptTotals()

  const read = ({ filter, order }: Range, behind: object[], limit: number): Promise<Found[]> =>
    targets
      .find(behind.length === 0 ? filter : ({ ...filter, $and: behind } as never), { projection: { ...projection, _id: 1 } }) // fields of the schema
      .sort(order)
      .limit(limit)
      .toArray()
  /** Those of one field that stand behind a cursor in its order. */
  const behindIn = (field: string, { value, id }: PageCursor) =>
    field === '_id'
      ? { _id: { $gt: id } }
      : { [field]: { $gte: value }, $or: [{ [field]: { $gt: value } }, { [field]: value, _id: { $gt: id } }] }

  /** Several stretches in the same order, as one: each is read as far as the page may need it. */
  async function merged(ranges: readonly Range[], { field, cursor, show, most }: Stretch): Promise<Placed[]> {
    const behind = [...isMeant(show), ...(cursor ? [behindIn(field, cursor)] : [])]
    const found = await Promise.all(
      ranges.map(async (range) => (await read(range, behind, most)).map((target) => ({ target, value: range.valueOf(target) }))),
    )
    const isBefore = (one: Placed, other: Placed) =>
      one.value === other.value ? one.target._id < other.target._id : one.value < other.value
    return found
      .flat()
      .sort((one, other) => (isBefore(one, other) ? -1 : 1))
      .slice(0, most)
  }
  const codesOf = (scopes: readonly RegisterScope[], show: RegisterSearch['show']) =>
    placesOf(scopes).map(
      ({ plan, digits }): Range => ({
        filter: { plan, regionCode: beginning(digits), ...shown[show] },
        order: { regionCode: 1, _id: 1 },
        valueOf: ({ regionCode }) => regionCode,
      }),
    )

  async function beginningWith(scopes: readonly RegisterScope[], search: RegisterSearch): Promise<RegisterStretch> {
    const { cursor, limit, show } = search
    const fields = fieldsOf(scopes, search)
    const at = cursor ? Number(cursor.value.slice(0, 1)) : 0
    const rows: Placed[] = []
    for (const [rank, { field, ranges, isTold }] of fields.entries()) {
      if (rank < at) continue
      let from = rank === at && cursor ? { value: cursor.value.slice(2), id: cursor.id } : undefined
      // what was told by an earlier field leaves a page short: it is read on
      for (let isLeft = true; isLeft && rows.length <= limit; ) {
        const most = limit + 1
        const found = await merged(ranges, { field, cursor: from, show, most })
        for (const { target, value } of found) if (!isTold(target)) rows.push({ target, value: `${rank} ${value}` })
        const last = found.at(-1)
        from = last && { value: last.value, id: last.target._id }
        isLeft = found.length === most
      }
    }
    // the first page of few shows how many there are
    if (!cursor && rows.length <= limit) return { total: rows.length, isAtLeast: false, ...pageOf(rows, limit) }
    const ids = new Set<string>()
    for (const { filter, order } of fields.flatMap(({ ranges }) => ranges)) {
      const behind = isMeant(show)
      const found = targets.find(behind.length === 0 ? filter : ({ ...filter, $and: behind } as never), {
        projection: { _id: 1 },
      }) // as above
      // in its order, so that of two indexes the one that holds the words is read
      for (const { _id } of await found
        .sort(order)
        .limit(mostTold + 1)
        .toArray())
        ids.add(_id)
    }
    const isAtLeast = ids.size > mostTold
    return { total: isAtLeast ? mostTold : ids.size, isAtLeast, ...pageOf(rows, limit) }
  }

  async function totalOf(scopes: readonly RegisterScope[], show: RegisterSearch['show'], state: string): Promise<Total> {
    const counts = await Promise.all(
      codesOf(scopes, show).map(({ filter }) => {
        const meant = { ...filter, ...(show === 'retired' && { $and: isMeant(show) }) }
        return totals.of(JSON.stringify(meant), state, (limit) =>
          targets.countDocuments(meant as never, { ...(limit && { limit }) }),
        ) // as above
      }),
    )
    return { total: counts.reduce((sum, { total }) => sum + total, 0), isAtLeast: counts.some(({ isAtLeast }) => isAtLeast) }
  }

  /** A page of some registers; `state` says how often they were changed. */
  return async (scopes: readonly RegisterScope[], search: RegisterSearch, state: string): Promise<RegisterStretch> => {
    if (search.text !== '') return beginningWith(scopes, search)
    const { show, cursor, limit } = search
    const stretch = { field: 'regionCode', cursor, show, most: limit + 1 }
    const [counted, rows] = await Promise.all([totalOf(scopes, show, state), merged(codesOf(scopes, show), stretch)])
    return { ...counted, ...pageOf(rows, limit) }
  }
}

interface Placed {
  target: Found
  value: string
}
interface Stretch {
  field: string
  cursor: PageCursor | undefined
  show: RegisterSearch['show']
  most: number
}
/** So many of those that begin with a text are counted: who finds more writes more of it. */
const mostTold = 1_000

/** The registers and the regions of each, by the digits with which all codes there begin. */
const placesOf = (scopes: readonly RegisterScope[]) =>
  scopes.flatMap(({ plan, regions }) => widest(regions).map((digits) => ({ plan, digits })))

/** Those that begin with a text, by field; whoever begins with it in an earlier field is told there. */
function fieldsOf(scopes: readonly RegisterScope[], { text, show }: Pick<RegisterSearch, 'text' | 'show'>) {
  const places = placesOf(scopes)
  const isNamed = ({ name }: Found) => name.startsWith(text)
  const within = ({ digits }: { digits: string }) => ({ regionCode: beginning(digits), ...shown[show] })
  const names = places.map(
    (place): Range => ({
      filter: { plan: place.plan, name: beginning(text), ...within(place) },
      order: { name: 1, _id: 1 },
      valueOf: ({ name }) => name,
    }),
  )
  const ids = places.map(
    (place): Range => ({
      filter: { _id: beginning(`${place.plan}:${text}`), ...within(place) },
      order: { _id: 1 },
      valueOf: ({ _id }) => _id,
    }),
  )
  // of a code as it begins and the region that is searched the longer one holds the other, or nothing lies in both
  const codes = places.flatMap(({ plan, digits }): Range[] => {
    const [wide, narrow] = digits.length < text.length ? [digits, text] : [text, digits]
    if (!narrow.startsWith(wide)) return []
    const filter = { plan, regionCode: beginning(narrow), ...shown[show] }
    return [{ filter, order: { regionCode: 1, _id: 1 }, valueOf: ({ regionCode }) => regionCode }]
  })
  return [
    { field: 'name', ranges: names, isTold: () => false },
    { field: '_id', ranges: ids, isTold: isNamed },
    { field: 'regionCode', ranges: codes, isTold: (target: Found) => isNamed(target) || target.id.startsWith(text) },
  ]
}

function pageOf(rows: readonly Placed[], limit: number): Pick<RegisterStretch, 'targets' | 'next'> {
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  const targets = page.map(({ target: { _id, ...target } }): RegisteredTarget => target)
  return { targets, next: last ? { value: last.value, id: last.target._id } : null }
}
