import { type Connection, Schema } from 'mongoose'
import { type KeptMerger, mergerIn, type RegionMergers } from './regionMergers.ts'

type Doc = KeptMerger & { _id: string }
const text = { type: String, required: true }
const schema = new Schema<Doc>(
  { _id: String, code: text, into: text, isRecoded: Boolean, since: text, until: { type: String, default: null } },
  { versionKey: false, collection: 'regionMergers' },
)

/** Mergers of regions in the store of a service; each is kept by when it came into force, so that who is told anew keeps it once. */
export function regionMergers(connection: Connection): RegionMergers {
  const Merger = connection.model<Doc>('RegionMerger', schema)
  return {
    async take(event) {
      const told = mergerIn(event)
      if (told === null) return
      if ('until' in told) {
        const open = { code: told.code, until: null as never, _id: { $lt: `${told.code}@${event.at}` } } // null meets what is open
        await Merger.updateMany(open, { $set: { until: told.until } })
        return
      }
      await Merger.updateOne({ _id: `${told.code}@${event.at}` }, { $setOnInsert: { ...told, until: null } }, { upsert: true })
    },
    async all() {
      const found = await Merger.find({}).lean<Doc[]>()
      const at = ({ _id }: Doc): string => _id.slice(_id.indexOf('@'))
      return found.sort((one, other) => (at(one) < at(other) ? -1 : 1)).map(({ _id, ...merger }) => merger) // of one day in their order too
    },
  }
}
