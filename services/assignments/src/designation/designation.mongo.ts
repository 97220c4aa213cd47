import type { DesignationEvent } from '@duzhan/contracts'
import type { NewEntry, Stream } from '@duzhan/service-kit'
import { carriesEntries, type MongoServiceLog } from '@duzhan/service-kit/mongo'
import { type Connection, Schema } from 'mongoose'
import type { DesignatedTarget, DesignationRepository, Freeze } from './designation.repository.ts'
import { sheetsOf } from './sheet.mongo.ts'
import type { Sheet, StandingRepository } from './standing.repository.ts'
import { type KeptStanding, keptStanding } from './standing.ts'

/** What was frozen by an earlier release, and not decided on since, has nothing but its designation. */
type Doc = DesignatedTarget & Partial<KeptStanding> & { _id: string; entries?: NewEntry[] }
const text = { type: String, required: true }
const mixed = Schema.Types.Mixed
const schema = new Schema<Doc>(
  {
    _id: String,
    plan: text,
    target: text,
    targetName: text,
    place: text,
    kind: text,
    regionCode: text,
    regionPath: { type: [String], required: true },
    list: text,
    reasons: { type: [mixed as never], required: true },
    printed: { type: mixed, default: null },
    team: { type: mixed, default: null },
    designatedOn: text,
    stands: { type: Boolean, default: true },
    began: { type: mixed, default: null },
    past: { type: [mixed as never], default: [] },
    verdict: { type: mixed, default: null },
    sheet: { type: Number, default: 0 },
  },
  { versionKey: false, minimize: false, collection: 'designations' },
)
schema.index({ plan: 1, regionPath: 1, regionCode: 1 })
schema.index({ plan: 1, _id: 1 })
schema.plugin(carriesEntries)
/** The sheet that was taken last stands beside the freeze until all of it is written: a freeze is the one lock of its lists. */
export type FreezeDoc = Freeze & { _id: string; pending?: Sheet | null; entries?: NewEntry[] }
const freezeSchema = new Schema<FreezeDoc>(
  {
    _id: String,
    plan: text,
    frozenOn: text,
    by: text,
    decisions: { type: Number, default: 0 },
    pending: { type: mixed, default: null },
  },
  { versionKey: false, minimize: false, collection: 'freezes' },
)
freezeSchema.plugin(carriesEntries)

/** As others learn of it. Who was never on a list, and was left off, has none. */
const toEvent = (designation: DesignatedTarget & Partial<KeptStanding>): DesignationEvent => {
  const { stands = true, past = [], list, designatedOn } = designation
  const { plan, target, targetName, place, kind, regionPath, team } = designation
  const isNamed = stands || past.length > 0
  return {
    ...{ plan, target, targetName, place, kind, regionPath: [...regionPath], team },
    list: isNamed ? list : null,
    designatedOn: isNamed ? designatedOn : null,
    releasedOn: stands ? null : (past.at(-1)?.until ?? null),
  }
}
/** How many targets are handed over at a time. */
const batchSize = 1_000

/** Who stands: what an earlier release kept does not say so, and stands. */
const standing = { stands: { $ne: false } } as const

/** Designated targets in the store. Each change is logged; `stream` tells of it. */
export function designationRepository(
  connection: Connection,
  serviceLog: MongoServiceLog,
): DesignationRepository & StandingRepository & { stream: Stream } {
  const Designation = connection.model<Doc>('Designation', schema)
  const flush = serviceLog.carry(Designation)
  const FreezeModel = connection.model<FreezeDoc>('Freeze', freezeSchema)
  const flushFreezes = serviceLog.carry(FreezeModel)
  const idOf = (plan: string, target: string) => `${plan}:${target}`
  const entryOf = (designation: DesignatedTarget): NewEntry => {
    const { plan, target, regionPath } = designation
    return serviceLog.entry('designation', 'designate', {
      thing: idOf(plan, target),
      plan,
      regionPath,
      change: toEvent(designation),
    })
  }
  return {
    async save(designations) {
      if (designations.length === 0) return
      await Designation.bulkWrite(
        designations.map((designation) => ({
          updateOne: {
            filter: { _id: idOf(designation.plan, designation.target) },
            update: { $set: designation, $push: { entries: entryOf(designation) } },
            upsert: true,
          },
        })),
      )
      await flush()
    },
    byTarget: (plan, target) =>
      Designation.findOne({ _id: idOf(plan, target), ...standing })
        .lean<DesignatedTarget>()
        .exec(),
    byTargets: (plan, targets) =>
      Designation.find({ _id: { $in: [...new Set(targets)].map((target) => idOf(plan, target)) }, ...standing })
        .lean<DesignatedTarget[]>()
        .exec(),
    within: (plan, regions) =>
      Designation.find({ plan, regionPath: { $in: [...regions] }, ...standing })
        .sort({ regionCode: 1 })
        .lean<DesignatedTarget[]>()
        .exec(),
    async each(plan, take) {
      for (let after = ''; ; ) {
        const batch = await Designation.find({ plan, _id: { $gt: after }, ...standing })
          .sort({ _id: 1 })
          .limit(batchSize)
          .lean<(DesignatedTarget & { _id: string })[]>()
        if (batch.length > 0) await take(batch)
        if (batch.length < batchSize) return
        after = batch.at(-1)?._id ?? ''
      }
    },
    async freeze({ plan, frozenOn, by }, regionPath) {
      const entry = serviceLog.entry('targetList', 'freeze', { thing: plan, plan, regionPath, change: { frozenOn } })
      const frozen = { $setOnInsert: { plan, frozenOn, by, entries: [entry] } }
      await FreezeModel.updateOne({ _id: plan }, frozen, { upsert: true })
      await flushFreezes()
    },
    frozen: (plan) => FreezeModel.findOne({ _id: plan }, { pending: 0, entries: 0 }).lean<Freeze>().exec(),
    async kept(plan, targets) {
      const found = await Designation.find({ _id: { $in: targets.map((target) => idOf(plan, target)) } }).lean<Doc[]>()
      return found.map(keptStanding)
    },
    entryOf: (verb, kept) => {
      const { plan, target, regionPath } = kept
      return serviceLog.entry('designation', verb, { thing: idOf(plan, target), plan, regionPath, change: toEvent(kept) })
    },
    ...sheetsOf({ FreezeModel, Designation, flush, idOf }),
    stream: serviceLog.streamOf('designation', ({ change }) => change),
  }
}
