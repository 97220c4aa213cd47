import type { DesignationEvent } from '@duzhan/contracts'
import { type Connection, Schema } from 'mongoose'
import type { DesignationRepository } from './designation.repository.ts'

const schema = new Schema<{ _id: string; told: DesignationEvent }>(
  { _id: String, told: { type: Schema.Types.Mixed, required: true } },
  { versionKey: false, minimize: false, collection: 'designations' },
)
const idOf = (plan: string, target: string) => `${plan}:${target}`

export function designationRepository(connection: Connection): DesignationRepository {
  const Designation = connection.model('Designation', schema)
  return {
    async save(told) {
      await Designation.updateOne({ _id: idOf(told.plan, told.target) }, { $set: { told } }, { upsert: true })
    },
    async byTarget(plan, target) {
      const found = await Designation.findOne({ _id: idOf(plan, target) }).lean()
      return found?.told ?? null
    },
  }
}
