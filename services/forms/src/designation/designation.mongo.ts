import type { DesignationEvent } from '@duzhan/contracts'
import { type Clock, expiringCache, groupCommit } from '@duzhan/service-kit'
import { type Connection, Schema } from 'mongoose'
import type { DesignationRepository, TargetNames } from './designation.repository.ts'

const schema = new Schema<{ _id: string; told: DesignationEvent }>(
  { _id: String, told: { type: Schema.Types.Mixed, required: true } },
  { versionKey: false, minimize: false, collection: 'designations' },
)
const idOf = (plan: string, target: string) => `${plan}:${target}`

/** How long another process of this service, which is not told by this one, may go by what it read before, in milliseconds. */
const remembered = 2_000

/**
 * Designations in the store. What is asked for while a read is under way is read together, and what was read is remembered for
 * a moment: a record and the photos sent before it ask for the same target. What is saved here is never answered from before.
 */
export function designationRepository(connection: Connection, clock: Clock): DesignationRepository & TargetNames {
  const Designation = connection.model('Designation', schema)
  const read = groupCommit(async (ids: readonly string[]) => {
    const found = await Designation.find({ _id: { $in: [...new Set(ids)] } }).lean()
    const told = new Map(found.map((one) => [one._id, one.told]))
    return ids.map((id) => ({ status: 'fulfilled', value: told.get(id) ?? null }) as const)
  })
  const known = expiringCache({ size: 10_000, ttl: remembered, load: read, clock })
  return {
    async save(told) {
      const byId = new Map(told.map((event) => [idOf(event.plan, event.target), event]))
      if (byId.size === 0) return
      const writes = [...byId].map(([_id, event]) => ({
        updateOne: { filter: { _id }, update: { $set: { told: event } }, upsert: true },
      }))
      // a read that began before the write may hold what stood before: forgotten when the write is done, however it ended
      await Designation.bulkWrite(writes, { ordered: false }).finally(() => {
        for (const id of byId.keys()) known.forget(id)
      })
    },
    async names(targets) {
      const ids = [...new Set(targets.map(({ plan, target }) => idOf(plan, target)))]
      const found = await Designation.find({ _id: { $in: ids } }, { 'told.targetName': 1 }).lean<
        { _id: string; told: DesignationEvent }[]
      >()
      return new Map(found.map(({ _id, told }) => [_id, told.targetName]))
    },
    byTarget: (plan, target) => known.get(idOf(plan, target)),
  }
}
