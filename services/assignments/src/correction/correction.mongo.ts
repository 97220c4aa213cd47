import { type Connection, Schema } from 'mongoose'
import type { CorrectionRepository } from './correction.repository.ts'

const schema = new Schema<{ _id: string; no: number }>(
  { _id: String, no: { type: Number, required: true } },
  { versionKey: false, collection: 'corrections' },
)

/** Chains that hold at least one correction; what is told of one target is applied in order, so nobody writes in between. */
export function correctionRepository(connection: Connection): CorrectionRepository {
  const CorrectionModel = connection.model('Correction', schema)
  return {
    async isNewest({ first, no }) {
      const told = (await CorrectionModel.findOne({ _id: first }).lean())?.no ?? 0
      if (no > told) await CorrectionModel.updateOne({ _id: first }, { $set: { no } }, { upsert: true })
      return no >= told
    },
  }
}
