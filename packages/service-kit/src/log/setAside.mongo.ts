import type { StreamEntry } from '@duzhan/contracts'
import { type Connection, type Model, Schema } from 'mongoose'
import type { Clock } from '../clock.ts'
import type { SetAsideRepository } from './setAside.ts'

interface Doc {
  _id: string
  subscription: string
  key: string
  /** As JSON text, so that whatever it holds can be kept. */
  entry: string
  reason: string
  at: Date
}
const text = { type: String, required: true }
const schema = new Schema<Doc>(
  { _id: String, subscription: text, key: text, entry: text, reason: text, at: { type: Date, required: true } },
  { versionKey: false, id: false, collection: 'setAside' },
)
schema.index({ subscription: 1 })

/** Keeps what a subscription could not apply in the consumer's own database. */
export function setAsideRepository(connection: Connection, subscription: string, clock: Clock): SetAsideRepository {
  const known = connection.models['SetAside'] as Model<Doc> | undefined // made below, by the service’s first subscription
  const SetAside = known ?? connection.model<Doc>('SetAside', schema)
  const idOf = (key: string) => `${subscription}:${key}`
  return {
    async keys() {
      return (await SetAside.find({ subscription }, { key: 1 }).lean<Pick<Doc, 'key'>[]>()).map(({ key }) => key)
    },
    async byKeys(keys) {
      const found = await SetAside.find({ _id: { $in: keys.map(idOf) } }).lean<Doc[]>()
      return found.map(({ entry }) => JSON.parse(entry) as StreamEntry).sort((one, other) => one.seq - other.seq) // written below
    },
    async keep(key, entry, reason) {
      const kept = { subscription, key, entry: JSON.stringify(entry), reason, at: clock.now() }
      await SetAside.updateOne({ _id: idOf(key) }, { $set: kept }, { upsert: true })
    },
    async remove(keys) {
      await SetAside.deleteMany({ _id: { $in: keys.map(idOf) } })
    },
  }
}
