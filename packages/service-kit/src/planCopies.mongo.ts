import type { PlanEvent } from '@duzhan/contracts'
import { type KeptJson, keptText, keptValue, type Plan } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { type Connection, Schema } from 'mongoose'
import type { Clock } from './clock.ts'
import { expiringCache } from './expiringCache.ts'
import type { DatedPlanCopies } from './planCopies.ts'

interface Doc {
  _id: string
  plan: string
  revision: number
  status: PlanEvent['status']
  /** What an earlier release was told has none. */
  publishedAt?: Date | null
  /** As text; what an earlier release kept is the document itself. */
  document: KeptJson<Plan>
}
const schema = new Schema<Doc>(
  {
    _id: String,
    plan: { type: String, required: true },
    revision: { type: Number, required: true },
    status: { type: String, required: true },
    publishedAt: { type: Date, default: null },
    document: { type: Schema.Types.Mixed, required: true },
  },
  { versionKey: false, minimize: false, collection: 'plans' },
)
schema.index({ plan: 1, status: 1, revision: -1 })

/** Keeps what was told of plans in the service's own database. A revision's document never changes, so it is read once. */
export function planCopies(connection: Connection, clock: Clock): DatedPlanCopies {
  const PlanModel = connection.model<Doc>('Plan', schema)
  const documents = expiringCache({
    size: 100,
    ttl: Number.POSITIVE_INFINITY,
    clock,
    load: async (id) => {
      const found = await PlanModel.findOne({ _id: id }).lean<Doc>()
      if (found === null) throw new Problem('absent', 'plan.absent', { plan: id })
      return keptValue(found.document)
    },
  })
  const newest = (filter: { plan: string; status?: Doc['status'] }) =>
    PlanModel.findOne(filter, { _id: 1 }).sort({ revision: -1 }).lean<Doc>()
  const latestIds = expiringCache({
    size: 100,
    ttl: 2_000,
    clock,
    load: async (plan) => ((await newest({ plan, status: 'published' })) ?? (await newest({ plan })))?._id ?? null,
  })
  return {
    async save({ plan, revision, status, publishedAt: instant, document }) {
      const publishedAt = instant === undefined ? {} : { publishedAt: new Date(instant) }
      const _id = `${plan}@${revision}`
      // of a revision that is known only the status changes: its document is not written again
      const { matchedCount } = await PlanModel.updateOne({ _id }, { $set: { status, ...publishedAt } })
      const told = { plan, revision, status, ...publishedAt, document: keptText(document) }
      if (matchedCount === 0) await PlanModel.updateOne({ _id }, { $set: told }, { upsert: true })
      latestIds.forget(plan)
    },
    codes: () => PlanModel.distinct('plan').exec(),
    async since(plan) {
      const first = await PlanModel.findOne({ plan, publishedAt: { $ne: null } }, { publishedAt: 1 })
        .sort({ publishedAt: 1 })
        .lean<Doc>()
      return first?.publishedAt ?? null
    },
    async publishedAt(plan, revision) {
      const found = await PlanModel.findById(`${plan}@${revision}`, { publishedAt: 1 }).lean<Doc>()
      return found?.publishedAt ?? null
    },
    byRevision: (plan, revision) => documents.get(`${plan}@${revision}`).catch(nullIfAbsent),
    async latest(plan) {
      const id = await latestIds.get(plan)
      return id === null ? null : documents.get(id)
    },
  }
}

function nullIfAbsent(error: unknown): null {
  if (error instanceof Problem && error.kind === 'absent') return null
  throw error
}
