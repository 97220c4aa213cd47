import { type Connection, Schema } from 'mongoose'
import type { Dirty, Rollup, RollupRepository } from './rollup.repository.ts'

const text = { type: String, required: true }
const mixed = Schema.Types.Mixed
const schema = new Schema<Rollup & { _id: string }>(
  {
    _id: String,
    plan: text,
    window: text,
    region: text,
    parent: { type: String, default: null },
    coverage: { type: mixed, required: true },
    checklists: { type: [mixed as never], required: true },
    children: { type: [mixed as never], required: true },
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

export function rollupRepository(connection: Connection): RollupRepository {
  const RollupModel = connection.model('Rollup', schema)
  const DirtyModel = connection.model('Dirty', dirtySchema)
  const idOf = (plan: string, window: string, region: string) => `${plan}:${window}:${region}`
  return {
    async save(rollups) {
      if (rollups.length === 0) return
      await RollupModel.bulkWrite(
        rollups.map((rollup) => {
          const _id = idOf(rollup.plan, rollup.window, rollup.region)
          return { replaceOne: { filter: { _id }, replacement: { _id, ...rollup }, upsert: true } }
        }),
        { ordered: false },
      )
    },
    byRegion: (plan, window, region) =>
      RollupModel.findOne({ _id: idOf(plan, window, region) })
        .lean<Rollup>()
        .exec(),
    childrenOf: (plan, window, regions) =>
      RollupModel.find({ plan, window, parent: { $in: [...regions] } })
        .sort({ parent: 1, region: 1 })
        .lean<Rollup[]>()
        .exec(),
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
    async unmark(done) {
      if (done.length === 0) return
      await DirtyModel.bulkWrite(
        done.map(({ id, stamp }) => ({ deleteOne: { filter: { _id: id, stamp } } })),
        { ordered: false },
      )
    },
  }
}
