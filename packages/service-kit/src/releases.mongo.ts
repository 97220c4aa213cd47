import { type Connection, Schema } from 'mongoose'
import type { ReleaseRepository } from './releases.ts'

const schema = new Schema<{ _id: string; at: Date }>(
  { _id: String, at: { type: Date, required: true } },
  { versionKey: false, collection: 'releases' },
)

export function releaseRepository(connection: Connection): ReleaseRepository {
  const ReleaseModel = connection.model('Release', schema)
  return {
    async add(record, at) {
      await ReleaseModel.updateOne({ _id: record }, { $setOnInsert: { at } }, { upsert: true })
    },
    async among(records) {
      if (records.length === 0) return new Map()
      const found = await ReleaseModel.find({ _id: { $in: [...new Set(records)] } }).lean()
      return new Map(found.map(({ _id, at }) => [_id, at]))
    },
  }
}
