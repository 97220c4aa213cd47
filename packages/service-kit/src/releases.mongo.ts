import { type Connection, Schema } from 'mongoose'
import type { ReleaseRepository } from './releases.ts'

const schema = new Schema<{ _id: string; at: Date }>(
  { _id: String, at: { type: Date, required: true } },
  { versionKey: false, collection: 'releases' },
)

export function releaseRepository(connection: Connection): ReleaseRepository {
  const ReleaseModel = connection.model('Release', schema)
  return {
    async add(released) {
      if (released.size === 0) return
      await ReleaseModel.bulkWrite(
        [...released].map(([_id, at]) => ({ updateOne: { filter: { _id }, update: { $setOnInsert: { at } }, upsert: true } })),
        { ordered: false },
      )
    },
    async among(records) {
      if (records.length === 0) return new Map()
      const found = await ReleaseModel.find({ _id: { $in: [...new Set(records)] } }).lean()
      return new Map(found.map(({ _id, at }) => [_id, at]))
    },
  }
}
