import { type Connection, Schema } from 'mongoose'
import type { CorrectionRepository } from './correction.repository.ts'

const schema = new Schema<{ _id: string; no: number }>(
  { _id: String, no: { type: Number, required: true } },
  { versionKey: false, collection: 'corrections' },
)

/** Chains that hold at least one correction: one read for all that is asked, and one write if any went on. */
export function correctionRepository(connection: Connection): CorrectionRepository {
  const CorrectionModel = connection.model('Correction', schema)
  return {
    async areNewest(chains) {
      if (chains.length === 0) return []
      const known = await CorrectionModel.find({ _id: { $in: [...new Set(chains.map(({ first }) => first))] } }).lean()
      const told = new Map(known.map(({ _id, no }) => [_id, no]))
      const further = new Map<string, number>()
      const answers = chains.map(({ first, no }) => {
        const last = told.get(first) ?? 0
        if (no > last) {
          told.set(first, no)
          further.set(first, no)
        }
        return no >= last
      })
      if (further.size > 0)
        await CorrectionModel.bulkWrite(
          [...further].map(([_id, no]) => ({ updateOne: { filter: { _id }, update: { $set: { no } }, upsert: true } })),
          { ordered: false },
        )
      return answers
    },
  }
}
