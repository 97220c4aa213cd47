import type { PlanEvent, PlanStatus } from '@duzhan/contracts'
import { isDuplicate, type Outbox, outboxOf, type Pending, pendingFields } from '@duzhan/service-kit/mongo'
import { type Connection, Schema } from 'mongoose'
import type { PlanHead, PlanRepository, PlanRevision } from './plan.repository.ts'

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
    own: { type: Schema.Types.Mixed, default: null },
    warnings: { type: [Schema.Types.Mixed as never], required: true },
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
const headFields = {
  plan: 1,
  revision: 1,
  status: 1,
  jurisdiction: 1,
  regionPath: 1,
  'document.title': 1,
  'document.period': 1,
} as const
const idOf = (plan: string, revision: number) => `${plan}@${revision}`

export function planRepository(connection: Connection): PlanRepository & { outbox: Outbox<PlanEvent> } {
  const PlanModel = connection.model<PlanDoc>('Plan', schema)
  const newestFirst = { revision: -1 } as const
  const inForce = { status: { $in: ['published', 'closed'] as PlanStatus[] } }

  /** Writes over a draft or where nothing is; what is published stays, and says so by its id. */
  async function write(revision: PlanRevision, pending: Pending['pending']): Promise<boolean> {
    const _id = idOf(revision.plan, revision.revision)
    try {
      const overDraft = await PlanModel.updateOne(
        { _id, status: 'draft' },
        { $set: { ...revision, pending }, $inc: { version: 1 } },
      )
      if (overDraft.matchedCount === 0) await PlanModel.create({ _id, ...revision, version: 1, pending })
      return true
    } catch (error) {
      if (isDuplicate(error)) return false
      throw error
    }
  }
  return {
    publish: (revision) => write(revision, consumers),
    saveDraft: (revision) => write(revision, []), // nobody hears of a draft
    async removeDraft(plan, revision) {
      const { deletedCount } = await PlanModel.deleteOne({ _id: idOf(plan, revision), status: 'draft' })
      return deletedCount === 1
    },
    async close(plan, revision, at) {
      const { modifiedCount } = await PlanModel.updateOne({ _id: idOf(plan, revision), status: 'published' }, closing(at))
      return modifiedCount === 1
    },
    async closeBefore(plan, revision, at) {
      await PlanModel.updateMany({ plan, revision: { $lt: revision }, status: 'published' }, closing(at))
    },
    byRevision: (plan, revision) =>
      PlanModel.findOne({ _id: idOf(plan, revision), ...inForce })
        .lean<PlanRevision>()
        .exec(),
    draft: (plan, revision) =>
      PlanModel.findOne({ _id: idOf(plan, revision), status: 'draft' })
        .lean<PlanRevision>()
        .exec(),
    latest: async (plan) =>
      (await PlanModel.findOne({ plan, status: 'published' }).sort(newestFirst).lean<PlanRevision>()) ??
      (await PlanModel.findOne({ plan, status: 'closed' }).sort(newestFirst).lean<PlanRevision>()),
    revisions: (plan) => PlanModel.find({ plan }, headFields).sort(newestFirst).lean<PlanHead[]>().exec(),
    async all() {
      const newest = new Map<string, PlanHead>()
      for (const found of await PlanModel.find({}, headFields).sort({ plan: 1, revision: -1 }).lean<PlanHead[]>()) {
        const known = newest.get(found.plan)
        if (!known || (known.status === 'draft' && found.status !== 'draft')) newest.set(found.plan, found)
      }
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
