import type { NewEntry } from '@duzhan/service-kit'
import { carriesEntries, isDuplicate, type MongoServiceLog } from '@duzhan/service-kit/mongo'
import { type Connection, Schema } from 'mongoose'
import type { RegisteredTarget, TargetRepository } from './target.repository.ts'

type Doc = RegisteredTarget & { _id: string; entries?: NewEntry[] }
const text = { type: String, required: true }
const mixed = Schema.Types.Mixed
const schema = new Schema<Doc>(
  {
    _id: String,
    id: text,
    plan: text,
    name: text,
    kind: text,
    regionCode: text,
    regionPath: { type: [String], required: true },
    names: { type: mixed, required: true },
    position: { type: mixed },
    attributes: { type: mixed, required: true },
    annex: { type: mixed, default: null },
  },
  { versionKey: false, minimize: false, id: false, collection: 'targets' },
)
schema.index({ plan: 1, regionPath: 1, regionCode: 1 })
schema.plugin(carriesEntries)

export function targetRepository(connection: Connection, serviceLog: MongoServiceLog): TargetRepository {
  const TargetModel = connection.model<Doc>('Target', schema)
  const flush = serviceLog.carry(TargetModel)
  const idOf = (plan: string, id: string) => `${plan}:${id}`
  const entryOf = ({ id, plan, name, kind, regionCode, regionPath }: RegisteredTarget): NewEntry =>
    serviceLog.entry('target', 'register', {
      thing: idOf(plan, id),
      plan,
      regionPath,
      change: { target: id, name, kind, regionCode },
    })
  return {
    async save(targets, standing) {
      if (targets.length === 0) return true
      const stoodAt = new Map(standing.map(({ id, regionCode }) => [id, regionCode]))
      try {
        const { matchedCount, upsertedCount } = await TargetModel.bulkWrite(
          targets.map((target) => {
            const _id = idOf(target.plan, target.id)
            const entry = entryOf(target)
            const regionCode = stoodAt.get(target.id)
            if (regionCode === undefined)
              return { updateOne: { filter: { _id }, update: { $setOnInsert: { ...target, entries: [entry] } }, upsert: true } }
            // a position that is not given any more is taken off
            const without = target.position === undefined ? { $unset: { position: 1 as const } } : {}
            const update = { $set: target, ...without, $push: { entries: entry } }
            return { updateOne: { filter: { _id, regionCode }, update } }
          }),
        )
        await flush()
        return matchedCount === standing.length && upsertedCount === targets.length - standing.length
      } catch (error) {
        if (isDuplicate(error)) return false
        throw error
      }
    },
    byId: (plan, id) =>
      TargetModel.findOne({ _id: idOf(plan, id) })
        .lean<RegisteredTarget>()
        .exec(),
    byIds: (plan, ids) =>
      TargetModel.find({ _id: { $in: ids.map((id) => idOf(plan, id)) } })
        .lean<RegisteredTarget[]>()
        .exec(),
    at: (plan, regionCodes) =>
      TargetModel.find({ plan, regionPath: { $in: [...regionCodes] }, regionCode: { $in: [...regionCodes] } })
        .lean<RegisteredTarget[]>()
        .exec(),
    within: (plan, regions) =>
      TargetModel.find({ plan, regionPath: { $in: [...regions] } })
        .sort({ regionCode: 1 })
        .lean<RegisteredTarget[]>()
        .exec(),
  }
}
