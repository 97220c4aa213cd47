import { regionCode, regionPath } from '@duzhan/regions'
import { type Connection, Schema } from 'mongoose'
import type { RegionRepository } from './region.repository.ts'

const schema = new Schema(
  { _id: String, name: { type: String, required: true }, path: { type: [String], required: true } },
  { versionKey: false },
)
schema.index({ path: 1, _id: 1 })

export function regionRepository(connection: Connection): RegionRepository {
  const Region = connection.model('Region', schema)
  return {
    async save(regions) {
      if (regions.length === 0) return
      await Region.bulkWrite(
        regions.map(({ code, name }) => ({
          updateOne: { filter: { _id: code }, update: { $set: { name, path: regionPath(regionCode(code)) } }, upsert: true },
        })),
      )
    },
    async within(code) {
      const found = await Region.find({ path: code }, { name: 1 }).sort({ _id: 1 }).lean()
      return found.map(({ _id, name }) => ({ code: String(_id), name }))
    },
  }
}
