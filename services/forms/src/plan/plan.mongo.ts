import type { PlanEvent } from '@duzhan/contracts'
import { isDuplicate, type Outbox, outboxOf, type Pending, pendingFields } from '@duzhan/service-kit/mongo'
import { type Connection, Schema } from 'mongoose'
import type { PlanRepository, PlanRevision } from './plan.repository.ts'

type PlanDoc = PlanRevision & Pending & { _id: string }

const schema = new Schema<PlanDoc>(
  {
    _id: String,
    plan: { type: String, required: true },
    revision: { type: Number, required: true },
    status: { type: String, required: true },
    jurisdiction: { type: String, required: true },
    regionPath: { type: [String], required: true },
    document: { type: Schema.Types.Mixed, required: true },
    hash: { type: String, required: true },
    publishedAt: { type: Date, required: true },
    closedAt: { type: Date, default: null },
    ...pendingFields,
  },
  { versionKey: false, minimize: false, collection: 'plans' },
)
schema.index({ plan: 1, revision: -1 }, { unique: true })
schema.index({ pending: 1, _id: 1 })

const consumers: Pending['pending'] = ['assignments', 'aggregation']
const closing = (at: Date) => ({
  $set: { status: 'closed' as const, closedAt: at, pending: consumers },
  $inc: { version: 1 },
})
const idOf = (plan: string, revision: number) => `${plan}@${revision}`

export function planRepository(connection: Connection): PlanRepository & { outbox: Outbox<PlanEvent> } {
  const PlanModel = connection.model<PlanDoc>('Plan', schema)
  const newestFirst = { revision: -1 } as const
  return {
    async add(revision) {
      try {
        await PlanModel.create({ _id: idOf(revision.plan, revision.revision), ...revision, version: 1, pending: consumers })
        return true
      } catch (error) {
        if (isDuplicate(error)) return false
        throw error
      }
    },
    async close(plan, revision, at) {
      const { modifiedCount } = await PlanModel.updateOne({ _id: idOf(plan, revision), status: 'published' }, closing(at))
      return modifiedCount === 1
    },
    async closeBefore(plan, revision, at) {
      await PlanModel.updateMany({ plan, revision: { $lt: revision }, status: 'published' }, closing(at))
    },
    byRevision: (plan, revision) =>
      PlanModel.findOne({ _id: idOf(plan, revision) })
        .lean<PlanRevision>()
        .exec(),
    latest: async (plan) =>
      (await PlanModel.findOne({ plan, status: 'published' }).sort(newestFirst).lean<PlanRevision>()) ??
      (await PlanModel.findOne({ plan }).sort(newestFirst).lean<PlanRevision>()),
    async all() {
      const newest = new Map<string, PlanRevision>()
      for (const found of await PlanModel.find().sort({ plan: 1, revision: -1 }).lean<PlanRevision[]>())
        if (!newest.has(found.plan)) newest.set(found.plan, found)
      return [...newest.values()]
    },
    outbox: outboxOf(PlanModel, ({ plan, revision, status, closedAt, document }) => ({
      plan,
      revision,
      status,
      closedAt: closedAt?.toISOString() ?? null,
      document,
    })),
  }
}
