import { isDuplicate } from '@duzhan/service-kit/mongo'
import { type Connection, Schema } from 'mongoose'
import { type KeptSums, sumsFrom } from './keptSums.ts'
import type { Dirty, Figures, RegionSums, Rollup, RollupRepository, Standing, Sums } from './rollup.repository.ts'

/**
 * Hundreds of accumulators are read and written whole and never asked for singly: as text they cost a tenth of as many small
 * documents. Each child is a text of its own, so that a change of one neither reads nor sends the others.
 */
interface Doc extends Pick<RegionSums, 'plan' | 'window' | 'region' | 'parent' | 'asOf'> {
  _id: string
  sums: string
  own?: string
  parts?: Readonly<Record<string, string>>
  /** What earlier releases kept instead of `parts`: the children in one text. */
  children?: string
}

const text = { type: String, required: true }
const schema = new Schema<Doc>(
  {
    _id: String,
    plan: text,
    window: text,
    region: text,
    parent: { type: String, default: null },
    sums: text,
    own: String,
    parts: Schema.Types.Mixed,
    children: String,
    asOf: { type: Date, required: true },
  },
  { versionKey: false, minimize: false, collection: 'rollups' },
)
schema.index({ plan: 1, window: 1, parent: 1, region: 1 })
const dirtySchema = new Schema<Omit<Dirty, 'id'> & { _id: string }>(
  {
    _id: String,
    plan: text,
    window: text,
    region: text,
    parent: { type: String, default: null },
    depth: { type: Number, required: true },
    stamp: text,
  },
  { versionKey: false, collection: 'dirty' },
)
dirtySchema.index({ depth: -1 })

const idOf = (plan: string, window: string, region: string) => `${plan}:${window}:${region}`

/** As it is kept; what stands in several regions is made into text once. */
function textOf(sums: Sums): string {
  const { coverage, checklists } = sums
  const known = texts.get(sums) ?? JSON.stringify({ coverage, checklists } satisfies Sums)
  texts.set(sums, known)
  return known
}
const texts = new WeakMap<Sums, string>()

const sumsOf = (kept: string): Sums => sumsFrom(JSON.parse(kept) as KeptSums) // written by textOf, or by the first release

const toSums = ({ plan, window, region, parent, sums, asOf }: Doc): RegionSums => ({
  ...{ plan, window, region, parent },
  ...sumsOf(sums),
  asOf,
})

/** A region's children in the order of their codes, whichever release kept them. */
function childrenIn({ parts = {}, children }: Doc): Rollup['children'] {
  if (children === undefined)
    return Object.entries(parts)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([region, sums]) => ({ region, ...sumsOf(sums) }))
  const kept = JSON.parse(children) as (KeptSums & { region: string })[] // written by an earlier release
  return kept.map(({ region, ...sums }) => ({ region, ...sumsFrom(sums) }))
}

/** Writes nothing where the region is no more what it was made from. */
function writeOf({ plan, window, region, parent, sums, own, parts, isWhole, seen, asOf }: Figures) {
  const told = [...parts].map(([child, of]) => [child, textOf(of)] as const)
  const $set = {
    ...{ plan, window, region, parent, sums: textOf(sums), asOf },
    ...(own && { own: textOf(own) }),
    ...(isWhole ? { parts: Object.fromEntries(told) } : Object.fromEntries(told.map(([child, of]) => [`parts.${child}`, of]))),
  }
  const $unset = { children: '' as const, ...(isWhole && own === undefined && { own: '' as const }) }
  const _id = idOf(plan, window, region)
  const filter = { _id, asOf: seen ?? { $exists: false } }
  return { updateOne: { filter, update: { $set, $unset }, upsert: seen === null } }
}

/** How many documents a reply may hold: more than are ever computed together. */
const atOnce = 5_000

export function rollupRepository(connection: Connection): RollupRepository {
  connection.model('Rollup', schema) // for its indexes: what is asked for all the time goes to the driver as it is
  const stored = connection.collection<Doc>('rollups')
  connection.model('Dirty', dirtySchema) // as above
  const marked = connection.collection<Omit<Dirty, 'id'> & { _id: string }>('dirty')
  return {
    async save(figures) {
      if (figures.length === 0) return true
      try {
        const { matchedCount, upsertedCount } = await stored.bulkWrite(figures.map(writeOf), { ordered: false })
        return matchedCount + upsertedCount === figures.length
      } catch (error) {
        if (isDuplicate(error)) return false // it stands by now
        throw error
      }
    },
    drop: async (plan, window, region) => void (await stored.deleteOne({ _id: idOf(plan, window, region) })),
    async byRegion(plan, window, region) {
      const found = await stored.findOne({ _id: idOf(plan, window, region) })
      return found && { ...toSums(found), children: childrenIn(found) }
    },
    async childrenOf(plan, window, regions) {
      const found = await stored
        .find({ plan, window, parent: { $in: [...regions] } }, { projection: { children: 0, parts: 0 }, batchSize: atOnce })
        .sort({ parent: 1, region: 1 })
        .toArray()
      return found.map(toSums)
    },
    async standing(plan, window, regions, children) {
      const wanted = Object.fromEntries(children.map((child) => [`parts.${child}`, 1]))
      const found = await stored
        .find(
          {
            _id: { $in: regions.map((region) => idOf(plan, window, region)) },
            $or: [{ children: { $exists: false } }, { children: '[]' }],
          },
          { projection: { region: 1, sums: 1, own: 1, asOf: 1, ...wanted }, batchSize: atOnce },
        )
        .toArray()
      return found.map(
        ({ region, sums, own, parts = {}, asOf }): Standing => ({
          ...{ region, sums: sumsOf(sums), asOf },
          ...(own !== undefined && { own: sumsOf(own) }),
          parts: new Map(Object.entries(parts).map(([child, of]) => [child, sumsOf(of)])),
        }),
      )
    },
    async seen(plan, window, regions) {
      const _id = { $in: regions.map((region) => idOf(plan, window, region)) }
      const found = await stored.find({ _id }, { projection: { region: 1, asOf: 1 }, batchSize: atOnce }).toArray()
      return new Map(found.map(({ region, asOf }) => [region, asOf]))
    },
    async mark(plan, window, paths, stamp) {
      const marks = new Map<string, Omit<Dirty, 'id'>>()
      for (const path of paths)
        for (const [depth, region] of path.entries())
          marks.set(idOf(plan, window, region), { plan, window, region, parent: path[depth - 1] ?? null, depth, stamp })
      if (marks.size === 0) return
      // In order, the deepest first: a recomputation that runs meanwhile never unmarks a parent whose child is yet to be marked.
      const deepestFirst = [...marks].sort(([, one], [, other]) => other.depth - one.depth)
      await marked.bulkWrite(
        deepestFirst.map(([_id, mark]) => ({ updateOne: { filter: { _id }, update: { $set: mark }, upsert: true } })),
      )
    },
    async dirty(until, limit) {
      const found = await marked
        .find({ stamp: { $lte: until } })
        .sort({ depth: -1 })
        .limit(limit)
        .toArray()
      return found.map(({ _id, plan, window, region, parent, depth, stamp }) => ({
        id: _id,
        plan,
        window,
        region,
        parent: parent ?? null,
        depth,
        stamp,
      }))
    },
    async postpone(marks, until) {
      if (marks.length === 0) return
      await marked.bulkWrite(
        marks.map(({ id, stamp }) => ({ updateOne: { filter: { _id: id, stamp }, update: { $set: { stamp: until } } } })),
        { ordered: false },
      )
    },
    async unmark(done) {
      if (done.length === 0) return
      await marked.bulkWrite(
        done.map(({ id, stamp }) => ({ deleteOne: { filter: { _id: id, stamp } } })),
        { ordered: false },
      )
    },
  }
}
