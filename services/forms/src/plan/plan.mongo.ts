import type { PlanEvent, PlanStatus } from '@duzhan/contracts'
import { type KeptJson, keptText, type Plan } from '@duzhan/plan'
import { isDuplicate, type Outbox, outboxOf, type Pending, pendingFields } from '@duzhan/service-kit/mongo'
import { type Connection, Schema } from 'mongoose'
import type { PlanHead, PlanRepository, PlanRevision } from './plan.repository.ts'

type Printed = Pick<Plan, 'title' | 'period'>
/** What is kept of a revision. One of an earlier release has its documents as they are, and title and period in there alone. */
type PlanDoc = Omit<PlanRevision, 'document' | 'own'> &
  Pending & { _id: string; document: KeptJson<Plan>; own?: KeptJson<Plan> | null }
/** As much of it as a list takes; of a document that is text nothing. */
type HeadDoc = PlanHead & { document?: Printed | string }

const schema = new Schema<PlanDoc>(
  {
    _id: String,
    plan: { type: String, required: true },
    revision: { type: Number, required: true },
    status: { type: String, required: true },
    jurisdiction: { type: String, required: true },
    regionPath: { type: [String], required: true },
    title: { type: String },
    period: { type: Schema.Types.Mixed },
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
  title: 1,
  period: 1,
  'document.title': 1,
  'document.period': 1,
} as const

function toHead({ plan, revision, status, jurisdiction, regionPath, ...kept }: HeadDoc): PlanHead {
  const { title, period }: Printed = typeof kept.document === 'object' ? kept.document : kept
  return { plan, revision, status, jurisdiction, regionPath, title, period }
}
const toRevision = (kept: PlanDoc): PlanRevision => ({
  ...toHead(kept),
  document: keptText(kept.document),
  own: kept.own ? keptText(kept.own) : null,
  warnings: kept.warnings ?? [], // the first plans were kept without
  hash: kept.hash,
  publishedAt: kept.publishedAt,
  closedAt: kept.closedAt ?? null,
})
const idOf = (plan: string, revision: number) => `${plan}@${revision}`

export function planRepository(connection: Connection): PlanRepository & { outbox: Outbox<PlanEvent> } {
  const PlanModel = connection.model<PlanDoc>('Plan', schema)
  const newestFirst = { revision: -1 } as const
  const inForce = { status: { $in: ['published', 'closed'] as PlanStatus[] } }

  /** The newest revision of those that are asked for. */
  async function one(asked: { _id?: string; plan?: string; status: PlanStatus | { $in: PlanStatus[] } }) {
    const found = await PlanModel.findOne(asked).sort(newestFirst).lean<PlanDoc>()
    return found && toRevision(found)
  }
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
    byRevision: (plan, revision) => one({ _id: idOf(plan, revision), ...inForce }),
    draft: (plan, revision) => one({ _id: idOf(plan, revision), status: 'draft' }),
    latest: async (plan) => (await one({ plan, status: 'published' })) ?? (await one({ plan, status: 'closed' })),
    async revisions(plan) {
      return (await PlanModel.find({ plan }, headFields).sort(newestFirst).lean<HeadDoc[]>()).map(toHead)
    },
    async all() {
      const newest = new Map<string, PlanHead>()
      for (const found of await PlanModel.find({}, headFields).sort({ plan: 1, revision: -1 }).lean<HeadDoc[]>()) {
        const known = newest.get(found.plan)
        if (!known || (known.status === 'draft' && found.status !== 'draft')) newest.set(found.plan, toHead(found))
      }
      return [...newest.values()]
    },
    outbox: outboxOf(PlanModel, ({ plan, revision, status, closedAt, document }) => ({
      plan,
      revision,
      status,
      closedAt: closedAt?.toISOString() ?? null,
      document: keptText(document),
    })),
  }
}
