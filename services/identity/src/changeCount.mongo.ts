import { type Connection, Schema } from 'mongoose'
import type { ChangeCount } from './changeCount.ts'

const schema = new Schema(
  { _id: String, changes: { type: Number, required: true } },
  { versionKey: false, collection: 'directories' },
)

/** The count of the changes of one directory, kept in the store. */
export function changeCount(connection: Connection, directory: 'bodies' | 'people' | 'regions'): ChangeCount {
  const Directory = connection.model('Directory', schema)
  return {
    now: async () => (await Directory.findById(directory).lean())?.changes ?? 0,
    async count() {
      const counted = { $inc: { changes: 1 } }
      const after = await Directory.findOneAndUpdate({ _id: directory }, counted, {
        upsert: true,
        returnDocument: 'after',
      }).lean()
      return after?.changes ?? 0
    },
  }
}
