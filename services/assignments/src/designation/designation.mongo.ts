import type { DesignationEvent } from '@duzhan/contracts'
import { type Outbox, outboxOf, type Pending, pendingFields } from '@duzhan/service-kit/mongo'
import { type Connection, Schema } from 'mongoose'
import type { DesignatedTarget, DesignationRepository, Freeze } from './designation.repository.ts'

type Doc = DesignatedTarget & Pending & { _id: string }
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
    ...pendingFields,
  },
  { versionKey: false, minimize: false, collection: 'designations' },
)
schema.index({ plan: 1, regionPath: 1, regionCode: 1 })
schema.index({ pending: 1, _id: 1 })
const freezeSchema = new Schema<Freeze & { _id: string }>(
  { _id: String, plan: text, frozenOn: text, by: text },
  { versionKey: false, collection: 'freezes' },
)

const consumers: Pending['pending'] = ['forms', 'aggregation']

export function designationRepository(connection: Connection): DesignationRepository & { outbox: Outbox<DesignationEvent> } {
  const Designation = connection.model<Doc>('Designation', schema)
  const FreezeModel = connection.model('Freeze', freezeSchema)
  const idOf = (plan: string, target: string) => `${plan}:${target}`
  return {
    async save(designations) {
      if (designations.length === 0) return
      await Designation.bulkWrite(
        designations.map((designation) => ({
          updateOne: {
            filter: { _id: idOf(designation.plan, designation.target) },
            update: { $set: { ...designation, pending: consumers }, $inc: { version: 1 } },
            upsert: true,
          },
        })),
      )
    },
    byTarget: (plan, target) =>
      Designation.findOne({ _id: idOf(plan, target) })
        .lean<DesignatedTarget>()
        .exec(),
    within: (plan, regions) =>
      Designation.find({ plan, regionPath: { $in: [...regions] } })
        .sort({ regionCode: 1 })
        .lean<DesignatedTarget[]>()
        .exec(),
    async freeze({ plan, frozenOn, by }) {
      await FreezeModel.updateOne({ _id: plan }, { $setOnInsert: { plan, frozenOn, by } }, { upsert: true })
    },
    frozen: (plan) => FreezeModel.findOne({ _id: plan }).lean<Freeze>().exec(),
    outbox: outboxOf(Designation, ({ plan, target, targetName, place, kind, regionPath, list, team, designatedOn }) => ({
      plan,
      target,
      targetName,
      place,
      kind,
      regionPath: [...regionPath],
      list,
      team,
      designatedOn,
      releasedOn: null,
    })),
  }
}
