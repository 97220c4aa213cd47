import { isDuplicate } from '@duzhan/service-kit/mongo'
import { type Connection, Schema } from 'mongoose'
import type { RegisteredTarget, TargetRepository } from './target.repository.ts'

type Doc = RegisteredTarget & { _id: string }
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

export function targetRepository(connection: Connection): TargetRepository {
  const TargetModel = connection.model<Doc>('Target', schema)
  const idOf = (plan: string, id: string) => `${plan}:${id}`
  return {
    async save(targets, standing) {
      if (targets.length === 0) return true
      const stoodAt = new Map(standing.map(({ id, regionCode }) => [id, regionCode]))
      try {
        const { matchedCount, upsertedCount } = await TargetModel.bulkWrite(
          targets.map((target) => {
            const document = { _id: idOf(target.plan, target.id), ...target }
            const regionCode = stoodAt.get(target.id)
            return regionCode === undefined
              ? { updateOne: { filter: { _id: document._id }, update: { $setOnInsert: document }, upsert: true } }
              : { replaceOne: { filter: { _id: document._id, regionCode }, replacement: document } }
          }),
        )
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
