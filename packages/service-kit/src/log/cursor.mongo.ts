import { type Connection, type Model, Schema } from 'mongoose'
import type { Cursor } from './cursor.ts'

interface Doc {
  _id: string
  seq: number
}
const schema = new Schema<Doc>(
  { _id: String, seq: { type: Number, required: true } },
  { versionKey: false, collection: 'cursors' },
)

/** The cursor of a subscription, in the consumer's own database. */
export function cursorOf(connection: Connection, subscription: string): Cursor {
  const known = connection.models['Cursor'] as Model<Doc> | undefined // made below, by the service’s first subscription
  const CursorModel = known ?? connection.model<Doc>('Cursor', schema)
  return {
    load: async () => (await CursorModel.findOne({ _id: subscription }).lean())?.seq ?? null,
    async move(seq) {
      await CursorModel.updateOne({ _id: subscription }, { $set: { seq } }, { upsert: true })
    },
  }
}
