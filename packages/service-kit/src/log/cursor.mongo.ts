import { type Connection, type Model, Schema } from 'mongoose'
import type { Cursor } from './subscription.ts'

interface Doc {
  _id: string
  seq: number
}
const schema = new Schema<Doc>(
  { _id: String, seq: { type: Number, required: true } },
  { versionKey: false, collection: 'cursors' },
)

const cursorsOn = (connection: Connection): Model<Doc> => connection.model<Doc>('Cursor', schema)

/** The cursor of a subscription, in the consumer's own database. */
export function cursorOf(connection: Connection, subscription: string): Cursor {
  const CursorModel = cursorsOn(connection)
  return {
    load: async () => (await CursorModel.findOne({ _id: subscription }).lean())?.seq ?? null,
    async move(seq) {
      await CursorModel.updateOne({ _id: subscription }, { $set: { seq } }, { upsert: true })
    },
  }
}

/** Sets a subscription back to the beginning while its service does not run; returns false where there is none of that name. */
export async function setCursorBack(connection: Connection, subscription: string): Promise<boolean> {
  const { matchedCount } = await cursorsOn(connection).updateOne({ _id: subscription }, { $set: { seq: 0 } })
  return matchedCount === 1
}
