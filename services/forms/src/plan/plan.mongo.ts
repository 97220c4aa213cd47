import type { LogChange, PlanEvent, PlanStatus } from '@duzhan/contracts'
import { type KeptJson, keptText, type Plan } from '@duzhan/plan'
import type { NewEntry, Stream } from '@duzhan/service-kit'
import { carriesEntries, isDuplicate, type MongoServiceLog } from '@duzhan/service-kit/mongo'
import { type Connection, Schema } from 'mongoose'
import type { PlanHead, PlanRepository, PlanRevision } from './plan.repository.ts'

type Printed = Pick<Plan, 'title' | 'period'>
/** What is kept of a revision. One of an earlier release has its documents as they are, and title and period in there alone. */
type PlanDoc = Omit<PlanRevision, 'document' | 'own' | 'status'> & {
  _id: string
  /** Removed is a draft that nobody sees any more, and that is not yet deleted. */
  status: PlanStatus | 'removed'
  document: KeptJson<Plan>
  own?: KeptJson<Plan> | null
  entries?: NewEntry[]
}
type Head = Pick<PlanRevision, 'plan' | 'revision' | 'regionPath'>
/** A document that somebody may see. */
type SeenDoc = PlanDoc & { status: PlanStatus }
/** As much of it as a list takes; of a document that is text nothing. */
type HeadDoc = PlanHead & { document?: Printed | string }

const schema = new Schema<PlanDoc>(
  {
    _id: String,
    plan: { type: String, required: true },
    revision: { type: Number, required: true },
    status: { type: String, required: true },
    jurisdiction: { type: String, required: true },
    office: { type: String },
    regionPath: { type: [String], required: true },
    title: { type: String },
    period: { type: Schema.Types.Mixed },
    document: { type: Schema.Types.Mixed, required: true },
    own: { type: Schema.Types.Mixed, default: null },
    warnings: { type: [Schema.Types.Mixed as never], required: true },
    hash: { type: String, required: true },
    publishedAt: { type: Date, required: true },
    closedAt: { type: Date, default: null },
  },
  { versionKey: false, minimize: false, collection: 'plans' },
)
schema.index({ plan: 1, revision: -1 }, { unique: true })
schema.plugin(carriesEntries)

const headFields = {
  plan: 1,
  revision: 1,
  status: 1,
  jurisdiction: 1,
  office: 1,
  regionPath: 1,
  title: 1,
  period: 1,
  'document.title': 1,
  'document.period': 1,
} as const

function toHead({ plan, revision, status, jurisdiction, office, regionPath, ...kept }: HeadDoc): PlanHead {
  const { title, period }: Printed = typeof kept.document === 'object' ? kept.document : kept
  return { plan, revision, status, jurisdiction, ...(office && { office }), regionPath, title, period }
}
const toRevision = (kept: SeenDoc): PlanRevision => ({
  ...toHead(kept),
  document: keptText(kept.document),
  own: kept.own ? keptText(kept.own) : null,
  warnings: kept.warnings ?? [], // the first plans were kept without
  hash: kept.hash,
  publishedAt: kept.publishedAt,
  closedAt: kept.closedAt ?? null,
})
/** What a draft, or a revision that is published, may be written over. */
const unpublished = ['draft', 'removed'] as const
const idOf = (plan: string, revision: number) => `${plan}@${revision}`

/** Plans in the store. Each change is logged; `stream` tells of it with the document of the revision. */
export function planRepository(connection: Connection, serviceLog: MongoServiceLog): PlanRepository & { stream: Stream } {
  const PlanModel = connection.model<PlanDoc>('Plan', schema)
  const flush = serviceLog.carry(PlanModel)
  const newestFirst = { revision: -1 } as const
  const standing = { status: { $ne: 'removed' as const } }
  const inForce = { status: { $in: ['published', 'closed'] as PlanStatus[] } }

  const draftEntry = (verb: 'save' | 'remove', { plan, revision, regionPath }: Head): NewEntry =>
    serviceLog.entry('draft', verb, { thing: idOf(plan, revision), plan, regionPath, change: { revision } })
  /** The newest revision of those that are asked for. */
  async function one(asked: { _id?: string; plan?: string; status: PlanStatus | { $in: PlanStatus[] } }) {
    const found = await PlanModel.findOne(asked).sort(newestFirst).lean<SeenDoc>()
    return found && toRevision(found)
  }
  const entryOf = (verb: 'publish' | 'close', head: Head, closedAt: Date | null): NewEntry =>
    serviceLog.entry('plan', verb, {
      thing: idOf(head.plan, head.revision),
      plan: head.plan,
      regionPath: head.regionPath,
      change: {
        revision: head.revision,
        status: verb === 'publish' ? 'published' : 'closed',
        closedAt: closedAt?.toISOString() ?? null,
      },
    })
  /** Writes over a draft such as `over` or where nothing is; what else stands there stays, and says so by its id. */
  async function write(revision: PlanRevision, entries: NewEntry[], over: object = {}): Promise<boolean> {
    const _id = idOf(revision.plan, revision.revision)
    try {
      const change = { $set: { ...revision }, $push: { entries: { $each: entries } } }
      const overDraft = await PlanModel.updateOne({ _id, status: { $in: [...unpublished] }, ...over }, change)
      if (overDraft.matchedCount === 0) await PlanModel.create({ _id, ...revision, entries })
      return true
    } catch (error) {
      if (isDuplicate(error)) return false
      throw error
    }
  }
  async function closeEach(heads: readonly Head[], at: Date): Promise<number> {
    let closed = 0
    for (const head of heads) {
      const change = { $set: { status: 'closed' as const, closedAt: at }, $push: { entries: entryOf('close', head, at) } }
      closed += (await PlanModel.updateOne({ _id: idOf(head.plan, head.revision), status: 'published' }, change)).modifiedCount
    }
    if (closed > 0) await flush()
    return closed
  }
  const published = (which: { plan: string; revision: number | { $lt: number } }) =>
    PlanModel.find({ ...which, status: 'published' }, { plan: 1, revision: 1, regionPath: 1 })
      .sort({ revision: 1 })
      .lean<Head[]>()
  return {
    async publish(revision) {
      const isWritten = await write(revision, [entryOf('publish', revision, null)])
      if (isWritten) await flush() // who publishes may count on it at once
      return isWritten
    },
    async saveDraft(revision, basedOn) {
      const over = basedOn === undefined ? {} : { $or: [{ status: 'removed' }, { hash: basedOn ?? '' }] }
      if (await write(revision, [draftEntry('save', revision)], over)) {
        await flush()
        return 'saved'
      }
      const draft = await one({ _id: idOf(revision.plan, revision.revision), status: 'draft' })
      if (draft === null) return 'published'
      // who did not hear that it was kept sends it again
      return draft.hash === revision.hash ? 'saved' : 'changed'
    },
    async removeDraft(plan, revision) {
      const _id = idOf(plan, revision)
      const draft = await PlanModel.findOne({ _id, status: 'draft' }, { plan: 1, revision: 1, regionPath: 1 }).lean<Head>()
      if (!draft) return false
      // out of sight at once, and gone when its end is in the log
      const removal = { $set: { status: 'removed' as const }, $push: { entries: draftEntry('remove', draft) } }
      const { modifiedCount } = await PlanModel.updateOne({ _id, status: 'draft' }, removal)
      if (modifiedCount === 0) return false
      await flush()
      await PlanModel.deleteOne({ _id, status: 'removed', 'entries.0': { $exists: false } })
      return true
    },
    async close(plan, revision, at) {
      return (await closeEach(await published({ plan, revision }), at)) === 1
    },
    async closeBefore(plan, revision, at) {
      await closeEach(await published({ plan, revision: { $lt: revision } }), at)
    },
    byRevision: (plan, revision) => one({ _id: idOf(plan, revision), ...inForce }),
    draft: (plan, revision) => one({ _id: idOf(plan, revision), status: 'draft' }),
    latest: async (plan) => (await one({ plan, status: 'published' })) ?? (await one({ plan, status: 'closed' })),
    async revisions(plan) {
      return (
        await PlanModel.find({ plan, ...standing }, headFields)
          .sort(newestFirst)
          .lean<HeadDoc[]>()
      ).map(toHead)
    },
    async all() {
      const newest = new Map<string, PlanHead>()
      for (const found of await PlanModel.find(standing, headFields).sort({ plan: 1, revision: -1 }).lean<HeadDoc[]>()) {
        const known = newest.get(found.plan)
        if (!known || (known.status === 'draft' && found.status !== 'draft')) newest.set(found.plan, toHead(found))
      }
      return [...newest.values()]
    },
    stream: serviceLog.streamOf('plan', async ({ thing, plan, change }): Promise<PlanEvent | null> => {
      const found = await PlanModel.findOne({ _id: thing }, { document: 1, publishedAt: 1, jurisdiction: 1, office: 1 }).lean<
        Pick<PlanDoc, 'document' | 'publishedAt' | 'jurisdiction' | 'office'>
      >()
      const { revision, status, closedAt } = change as LogChange<'plan'> // as `entryOf` made it
      if (found === null) return null
      const publishedAt = found.publishedAt.toISOString()
      const { jurisdiction, office } = found
      const whose = { jurisdiction, ...(office && { office }) }
      return { plan: plan ?? '', revision, status, closedAt, ...whose, publishedAt, document: keptText(found.document) }
    }),
  }
}
