import type { StreamEntry } from '@duzhan/contracts'
import { type Connection, type Model, Schema } from 'mongoose'
import type { Clock } from '../clock.ts'
import { carriesEntries } from './carrier.mongo.ts'
import type { NewEntry } from './serviceLog.ts'
import type { SetAsideRepository } from './setAside.ts'

interface Doc {
  _id: string
  subscription: string
  key: string
  /** As JSON text, so that whatever it holds can be kept. */
  entry: string
  reason: string
  /** Since when it is kept. */
  at: Date
  /** Absent in what an earlier release kept. */
  tries?: number
  /** It need not be tried any more, and is removed once the entries that it carries are in the log. */
  isOver?: boolean
  entries?: NewEntry[]
}
const text = { type: String, required: true }
const schema = new Schema<Doc>(
  {
    _id: String,
    subscription: text,
    key: text,
    entry: text,
    reason: text,
    at: { type: Date, required: true },
    tries: { type: Number },
    isOver: { type: Boolean },
  },
  { versionKey: false, id: false, collection: 'setAside' },
)
schema.index({ subscription: 1 })
schema.plugin(carriesEntries)

/** What is set aside in a service's database, as a collection that carries log entries. */
export const setAsideModel = (connection: Connection): Model<Doc> =>
  (connection.models['SetAside'] as Model<Doc> | undefined) ?? connection.model<Doc>('SetAside', schema) // made here, the first time

const standing = { isOver: { $ne: true } }
const withoutEntries = { 'entries.0': { $exists: false } }
const entryOf = ({ entry }: Pick<Doc, 'entry'>) => JSON.parse(entry) as StreamEntry // written below

/** Keeps what a subscription could not apply in the consumer's own database. */
export function setAsideRepository(connection: Connection, subscription: string, clock: Clock): SetAsideRepository {
  const SetAside = setAsideModel(connection)
  const idOf = (key: string) => `${subscription}:${key}`
  return {
    async keys() {
      await SetAside.deleteMany({ subscription, isOver: true, ...withoutEntries })
      return (await SetAside.find({ subscription, ...standing }, { key: 1 }).lean<Pick<Doc, 'key'>[]>()).map(({ key }) => key)
    },
    async byKeys(keys) {
      const found = await SetAside.find({ _id: { $in: keys.map(idOf) }, ...standing }).lean<Doc[]>()
      return found.map(entryOf).sort((one, other) => one.seq - other.seq)
    },
    async keep(key, entry, reason) {
      const kept = { subscription, key, entry: JSON.stringify(entry), reason, isOver: false }
      const change = { $set: kept, $setOnInsert: { at: clock.now() }, $inc: { tries: 1 } }
      await SetAside.updateOne({ _id: idOf(key) }, change, { upsert: true })
    },
    async triedAgain(key, reason) {
      await SetAside.updateOne({ _id: idOf(key) }, { $set: { reason }, $inc: { tries: 1 } })
    },
    async remove(keys) {
      const gone = { _id: { $in: keys.map(idOf) } }
      await SetAside.updateMany(gone, { $set: { isOver: true } })
      await SetAside.deleteMany({ ...gone, ...withoutEntries })
    },
    async all() {
      const found = await SetAside.find({ subscription, ...standing })
        .sort({ at: 1, _id: 1 })
        .limit(500)
        .lean<Doc[]>()
      return found.map(({ at, tries = 1, ...doc }) => ({
        key: doc.key,
        entry: entryOf(doc),
        reason: doc.reason,
        since: at,
        tries,
      }))
    },
    async carry(key, entry) {
      const { matchedCount } = await SetAside.updateOne({ _id: idOf(key), ...standing }, { $push: { entries: entry } })
      return matchedCount === 1
    },
  }
}
