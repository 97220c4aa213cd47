import { recordOf, type SubmissionEvent } from '@duzhan/contracts'
import { type Connection, Schema } from 'mongoose'
import type { WithheldRepository } from './withheld.repository.ts'

/** As text, because answers may have any names. */
const schema = new Schema<{ _id: string; record: string; event: string }>(
  { _id: String, record: { type: String, required: true, index: true }, event: { type: String, required: true } },
  { versionKey: false, collection: 'withheld' },
)

export function withheldRepository(connection: Connection): WithheldRepository {
  const Withheld = connection.model('Withheld', schema)
  return {
    async keep(submissions) {
      if (submissions.length === 0) return
      await Withheld.bulkWrite(
        submissions.map((event) => ({
          updateOne: {
            filter: { _id: event.id },
            update: { $setOnInsert: { record: recordOf(event), event: JSON.stringify(event) } },
            upsert: true,
          },
        })),
        { ordered: false },
      )
    },
    async ofRecords(records) {
      if (records.length === 0) return []
      const found = await Withheld.find({ record: { $in: [...records] } })
        .sort({ _id: 1 })
        .lean()
      return found.map(({ event }) => JSON.parse(event) as SubmissionEvent) // written by keep
    },
    async drop(submissions) {
      if (submissions.length > 0) await Withheld.deleteMany({ _id: { $in: submissions.map(({ id }) => id) } })
    },
  }
}
