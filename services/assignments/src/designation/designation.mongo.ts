import type { DesignationEvent } from '@duzhan/contracts'
import type { NewEntry, Stream } from '@duzhan/service-kit'
import { carriesEntries, type MongoServiceLog } from '@duzhan/service-kit/mongo'
import { type Connection, Schema } from 'mongoose'
import type { DesignatedTarget, DesignationRepository, Freeze } from './designation.repository.ts'

type Doc = DesignatedTarget & { _id: string; entries?: NewEntry[] }
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
  },
  { versionKey: false, minimize: false, collection: 'designations' },
)
schema.index({ plan: 1, regionPath: 1, regionCode: 1 })
schema.plugin(carriesEntries)
const freezeSchema = new Schema<Freeze & { _id: string; entries?: NewEntry[] }>(
  { _id: String, plan: text, frozenOn: text, by: text },
  { versionKey: false, collection: 'freezes' },
)
freezeSchema.plugin(carriesEntries)

const toEvent = (designation: DesignatedTarget): DesignationEvent => ({
  plan: designation.plan,
  target: designation.target,
  targetName: designation.targetName,
  place: designation.place,
  kind: designation.kind,
  regionPath: [...designation.regionPath],
  list: designation.list,
  team: designation.team,
  designatedOn: designation.designatedOn,
  releasedOn: null,
})

/** Designated targets in the store. Each change is logged; `stream` tells of it. */
export function designationRepository(
  connection: Connection,
  serviceLog: MongoServiceLog,
): DesignationRepository & { stream: Stream } {
  const Designation = connection.model<Doc>('Designation', schema)
  const flush = serviceLog.carry(Designation)
  const FreezeModel = connection.model('Freeze', freezeSchema)
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
      Designation.findOne({ _id: idOf(plan, target) })
        .lean<DesignatedTarget>()
        .exec(),
    byTargets: (plan, targets) =>
      Designation.find({ _id: { $in: [...new Set(targets)].map((target) => idOf(plan, target)) } })
        .lean<DesignatedTarget[]>()
        .exec(),
    within: (plan, regions) =>
      Designation.find({ plan, regionPath: { $in: [...regions] } })
        .sort({ regionCode: 1 })
        .lean<DesignatedTarget[]>()
        .exec(),
    async freeze({ plan, frozenOn, by }, regionPath) {
      const entry = serviceLog.entry('targetList', 'freeze', { thing: plan, plan, regionPath, change: { frozenOn } })
      const frozen = { $setOnInsert: { plan, frozenOn, by, entries: [entry] } }
      await FreezeModel.updateOne({ _id: plan }, frozen, { upsert: true })
      await flushFreezes()
    },
    frozen: (plan) => FreezeModel.findOne({ _id: plan }).lean<Freeze>().exec(),
    stream: serviceLog.streamOf('designation', ({ change }) => change),
  }
}
