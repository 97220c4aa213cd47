import { isDuplicate } from '@duzhan/service-kit/mongo'
import { type Connection, Schema } from 'mongoose'
import type { OfficePlan, OfficePlanRepository } from './officePlan.repository.ts'

/** A plan that was an office's once and is none's now is kept too, so that an older revision which is told late changes nothing. */
type Doc = Omit<OfficePlan, 'plan' | 'office'> & { _id: string; office?: string | null }
const schema = new Schema<Doc>(
  { _id: String, revision: { type: Number, required: true }, office: String, jurisdiction: { type: String, required: true } },
  { versionKey: false, collection: 'officePlans' },
)
schema.index({ office: 1, _id: 1 })

/** The plans of offices in the store, as they were told of. */
export function officePlanRepository(connection: Connection): OfficePlanRepository {
  const Plans = connection.model<Doc>('OfficePlan', schema)
  return {
    async take({ plan: _id, revision, office, jurisdiction }) {
      if (office === null && (await Plans.findById(_id).lean()) === null) return // as nearly all plans are
      try {
        await Plans.updateOne(
          { _id, revision: { $lte: revision } },
          { $set: { revision, office, jurisdiction } },
          { upsert: true },
        )
      } catch (error) {
        if (!isDuplicate(error)) throw error // a newer revision stands
      }
    },
    async ofOffices(offices) {
      const found = await Plans.find({ office: { $in: [...offices] } })
        .sort({ _id: 1 })
        .lean<Doc[]>()
      return found.map(({ _id: plan, revision, office, jurisdiction }) => ({
        plan,
        revision,
        office: office ?? '',
        jurisdiction,
      }))
    },
  }
}
