import { type Connection, Schema } from 'mongoose'
import type { CorrectionRepository } from './correction.repository.ts'

/** `settled`: how far the chain was taken in; absent until a correction of it was. */
const schema = new Schema<{ _id: string; no: number; settled?: number }>(
  { _id: String, no: { type: Number, required: true }, settled: Number },
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
    async areSettled(corrections) {
      if (corrections.length === 0) return []
      const known = await CorrectionModel.find({ _id: { $in: corrections.map(({ first }) => first) } }).lean()
      const settled = new Map(known.map((chain) => [chain._id, chain.settled ?? 0]))
      return corrections.map(({ first, no }) => (settled.get(first) ?? 0) >= no)
    },
    async settle(corrections) {
      const furthest = new Map<string, number>()
      for (const { first, no } of corrections) furthest.set(first, Math.max(no, furthest.get(first) ?? 0))
      if (furthest.size === 0) return
      await CorrectionModel.bulkWrite(
        [...furthest].map(([_id, settled]) => ({ updateOne: { filter: { _id }, update: { $set: { settled } } } })),
        { ordered: false },
      )
    },
  }
}
