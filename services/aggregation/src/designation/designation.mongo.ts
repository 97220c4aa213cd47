import { type Connection, Schema } from 'mongoose'
import type { DesignationRepository } from './designation.repository.ts'

const text = { type: String, required: true }
const schema = new Schema(
  {
    _id: String,
    plan: text,
    target: text,
    region: text,
    regionPath: { type: [String], required: true },
    isDesignated: { type: Boolean, required: true },
  },
  { versionKey: false, collection: 'designations' },
)
schema.index({ plan: 1, region: 1 })

export function designationRepository(connection: Connection): DesignationRepository {
  const Designation = connection.model('Designation', schema)
  return {
    async save({ plan, target, regionPath, list, releasedOn }) {
      const told = {
        plan,
        target,
        regionPath,
        region: regionPath.at(-1) ?? '',
        isDesignated: list !== null && releasedOn === null,
      }
      await Designation.updateOne({ _id: `${plan}:${target}` }, { $set: told }, { upsert: true })
    },
    async at(plan, regions) {
      const found = await Designation.find(
        { plan, region: { $in: [...regions] }, isDesignated: true },
        { target: 1, region: 1 },
      ).lean()
      return found.map(({ target, region }) => ({ target, region }))
    },
    async paths(plan) {
      const found = await Designation.find({ plan, isDesignated: true }, { regionPath: 1 }).lean()
      return found.map(({ regionPath }) => [...regionPath])
    },
  }
}
