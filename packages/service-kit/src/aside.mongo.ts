import { type Connection, type Model, Schema } from 'mongoose'
import type { AsideRepository } from './aside.ts'
import type { Clock } from './clock.ts'

interface Doc {
  _id: string
  inbox: string
  id: string
  version: number
  /** As JSON text, so that whatever it holds can be kept. */
  event: string
  reason: string
  at: Date
}
const text = { type: String, required: true }
const schema = new Schema<Doc>(
  {
    _id: String,
    inbox: text,
    id: text,
    version: { type: Number, required: true },
    event: text,
    reason: text,
    at: { type: Date, required: true },
  },
  { versionKey: false, id: false, collection: 'newsAside' },
)
schema.index({ inbox: 1 })

/** Keeps what an inbox could not apply in the service's own database, one document for each thing that was told of. */
export function asideRepository<Event>(connection: Connection, inbox: string, clock: Clock): AsideRepository<Event> {
  const known = connection.models['NewsAside'] as Model<Doc> | undefined // made below, by the service’s first inbox
  const Aside = known ?? connection.model('NewsAside', schema)
  const idOf = (id: string) => `${inbox}:${id}`
  return {
    async ids() {
      return (await Aside.find({ inbox }, { id: 1 }).lean<Pick<Doc, 'id'>[]>()).map(({ id }) => id)
    },
    async byIds(ids) {
      const found = await Aside.find({ _id: { $in: ids.map(idOf) } }).lean<Doc[]>()
      return found.map(({ id, version, event }) => ({ id, version, event: JSON.parse(event) as Event })) // written below
    },
    async keep({ id, version, event }, reason) {
      const kept = { inbox, id, version, event: JSON.stringify(event ?? null), reason, at: clock.now() }
      await Aside.updateOne({ _id: idOf(id) }, { $set: kept }, { upsert: true })
    },
    async remove(ids) {
      await Aside.deleteMany({ _id: { $in: ids.map(idOf) } })
    },
  }
}
