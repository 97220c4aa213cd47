import type { LogVerb } from '@duzhan/contracts'
import { regionPath } from '@duzhan/regions'
import type { NewEntry } from '@duzhan/service-kit'
import { carriesEntries, isDuplicate, type MongoServiceLog } from '@duzhan/service-kit/mongo'
import { type Connection, Schema } from 'mongoose'
import type { KeptChange, RegionChangeRepository } from './regionChange.repository.ts'

type Doc = Omit<KeptChange, 'id'> & { _id: string; entries?: NewEntry[] }
const text = { type: String, required: true }
const schema = new Schema<Doc>(
  {
    _id: String,
    /** Two who enter a change at once saw one journal: one of them looks again. */
    place: { type: Number, required: true, unique: true },
    kind: text,
    regions: { type: [Schema.Types.Mixed as never], required: true },
    into: text,
    recoded: { type: [Schema.Types.Mixed as never], default: undefined as never },
    name: text,
    was: { type: String, default: null },
    from: text,
    reason: text,
    by: text,
    at: text,
    state: text,
    takenBack: { type: Schema.Types.Mixed, default: null },
  },
  { versionKey: false, minimize: false, collection: 'regionChanges' },
)
schema.plugin(carriesEntries)

/** The journal of regions in the store. */
export function regionChangeRepository(connection: Connection, serviceLog: MongoServiceLog): RegionChangeRepository {
  const ChangeModel = connection.model<Doc>('RegionChange', schema)
  const flush = serviceLog.carry(ChangeModel)
  /** It lies right above the regions that it is about: whoever may change them reads of it. */
  const entryOf = (verb: LogVerb<'regionChange'>, { id, kind, regions, into, name, from }: KeptChange) =>
    serviceLog.entry('regionChange', verb, {
      ...{ thing: id, regionPath: regionPath(into), change: { kind, regions, into, name, from } },
    })
  return {
    async all() {
      const found = await ChangeModel.find({}, { entries: 0 }).sort({ place: 1 }).lean<Doc[]>()
      return found.map(({ _id, ...change }) => ({ ...change, id: _id }))
    },
    async add(change) {
      const { id: _id, ...kept } = change
      try {
        await ChangeModel.create({ _id, ...kept, entries: [entryOf('enter', change)] } as never) // regions are mixed in the schema
        await flush()
        return true
      } catch (error) {
        if (isDuplicate(error)) return false
        throw error
      }
    },
    async advance(verb, change, to) {
      const update = { $set: to, $push: { entries: entryOf(verb, change) } }
      const { modifiedCount } = await ChangeModel.updateOne({ _id: change.id, state: change.state }, update as never) // as above
      if (modifiedCount === 1) await flush()
      return modifiedCount === 1
    },
  }
}
