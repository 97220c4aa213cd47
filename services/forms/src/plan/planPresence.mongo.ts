import { type Connection, Schema } from 'mongoose'
import type { KeptPresence, PlanPresenceRepository } from './planPresence.repository.ts'

type PresenceDoc = KeptPresence & { _id: string }

const schema = new Schema<PresenceDoc>(
  {
    _id: String,
    plan: { type: String, required: true },
    person: { type: String, required: true },
    title: { type: String, required: true },
    at: { type: [String], required: true },
    seenAt: { type: Date, required: true },
  },
  { versionKey: false, collection: 'planPresences' },
)
schema.index({ plan: 1 })
schema.index({ seenAt: 1 })

const idOf = (plan: string, person: string) => `${plan} ${person}`

/** Who has which plan open, in the store, so that it is the same to every process; it is no change of anything and is not logged. */
export function planPresenceRepository(connection: Connection): PlanPresenceRepository {
  const PresenceModel = connection.model('PlanPresence', schema)
  return {
    async put(presence, since) {
      const _id = idOf(presence.plan, presence.person)
      await PresenceModel.deleteMany({ seenAt: { $lt: since } })
      await PresenceModel.updateOne({ _id }, { $set: presence }, { upsert: true })
    },
    async remove(plan, person) {
      await PresenceModel.deleteOne({ _id: idOf(plan, person) })
    },
    async ofPlan(plan, since) {
      const found = await PresenceModel.find({ plan, seenAt: { $gte: since } })
        .sort({ title: 1, _id: 1 })
        .lean<PresenceDoc[]>()
      return found.map(({ _id, ...presence }) => presence)
    },
  }
}
