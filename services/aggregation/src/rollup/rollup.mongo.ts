import { type Connection, Schema } from 'mongoose'
import { type KeptSums, sumsFrom } from './keptSums.ts'
import type { Dirty, RegionSums, Rollup, RollupRepository, Sums } from './rollup.repository.ts'

/** Hundreds of accumulators are read and written whole and never asked for singly: as text they cost a tenth of as many small documents. */
interface Doc extends Omit<Rollup, keyof Sums | 'children'> {
  _id: string
  sums: string
  children: string
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
    children: text,
    asOf: { type: Date, required: true },
  },
  { versionKey: false, collection: 'rollups' },
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

const toDoc = ({ plan, window, region, parent, coverage, checklists, children, asOf }: Rollup): Doc => ({
  _id: idOf(plan, window, region),
  plan,
  window,
  region,
  parent,
  sums: JSON.stringify({ coverage, checklists } satisfies Sums),
  children: JSON.stringify(children),
  asOf,
})

const toSums = ({ plan, window, region, parent, sums, asOf }: Omit<Doc, 'children'>): RegionSums => ({
  plan,
  window,
  region,
  parent,
  ...sumsFrom(JSON.parse(sums) as KeptSums), // written by toDoc, or by the first release
  asOf,
})

export function rollupRepository(connection: Connection): RollupRepository {
  const RollupModel = connection.model('Rollup', schema)
  const DirtyModel = connection.model('Dirty', dirtySchema)
  return {
    async save(rollups) {
      if (rollups.length === 0) return
      await RollupModel.bulkWrite(
        rollups.map(toDoc).map((doc) => ({ replaceOne: { filter: { _id: doc._id }, replacement: doc, upsert: true } })),
        { ordered: false },
      )
    },
    async byRegion(plan, window, region) {
      const found = await RollupModel.findOne({ _id: idOf(plan, window, region) }).lean<Doc>()
      if (found === null) return null
      const children = JSON.parse(found.children) as (KeptSums & { region: string })[] // written by toDoc, or by the first release
      return { ...toSums(found), children: children.map(({ region: child, ...sums }) => ({ region: child, ...sumsFrom(sums) })) }
    },
    async childrenOf(plan, window, regions) {
      const found = await RollupModel.find({ plan, window, parent: { $in: [...regions] } }, { children: 0 })
        .sort({ parent: 1, region: 1 })
        .lean<Omit<Doc, 'children'>[]>()
      return found.map(toSums)
    },
    async mark(plan, window, paths, stamp) {
      const marks = new Map<string, Omit<Dirty, 'id'>>()
      for (const path of paths)
        for (const [depth, region] of path.entries())
          marks.set(idOf(plan, window, region), { plan, window, region, parent: path[depth - 1] ?? null, depth, stamp })
      if (marks.size === 0) return
      // In order, the deepest first: a recomputation that runs meanwhile never unmarks a parent whose child is yet to be marked.
      const deepestFirst = [...marks].sort(([, one], [, other]) => other.depth - one.depth)
      await DirtyModel.bulkWrite(
        deepestFirst.map(([_id, mark]) => ({ updateOne: { filter: { _id }, update: { $set: mark }, upsert: true } })),
      )
    },
    async dirty(until, limit) {
      const found = await DirtyModel.find({ stamp: { $lte: until } })
        .sort({ depth: -1 })
        .limit(limit)
        .lean()
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
      await DirtyModel.bulkWrite(
        marks.map(({ id, stamp }) => ({ updateOne: { filter: { _id: id, stamp }, update: { $set: { stamp: until } } } })),
        { ordered: false },
      )
    },
    async unmark(done) {
      if (done.length === 0) return
      await DirtyModel.bulkWrite(
        done.map(({ id, stamp }) => ({ deleteOne: { filter: { _id: id, stamp } } })),
        { ordered: false },
      )
    },
  }
}
