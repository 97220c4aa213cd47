import type { LogVerb } from '@duzhan/contracts'
import { foundUnder } from '@duzhan/regions'
import type { NewEntry } from '@duzhan/service-kit'
import { carriesEntries, type MongoServiceLog } from '@duzhan/service-kit/mongo'
import { type AnyBulkWriteOperation, type Connection, Schema } from 'mongoose'
import type { DueRepository, Whose } from './due.repository.ts'
import type { TrackedDue } from './due.ts'

type Doc = TrackedDue & { _id: string; entries?: NewEntry[] }
const text = { type: String, required: true }
const mixed = { type: Schema.Types.Mixed }
const schema = new Schema<Doc>(
  {
    _id: String,
    plan: text,
    regionPath: { type: [String], required: true },
    key: text,
    duty: text,
    what: text,
    title: text,
    by: { ...mixed, default: null },
    about: { ...mixed, default: null },
    to: { region: text, title: text, body: { type: String, default: null } },
    mayBeNil: { type: Boolean, required: true },
    window: text,
    start: text,
    end: text,
    dueOn: text,
    deadline: { type: Date, required: true },
    turn: { type: Number, required: true },
    state: text,
    record: { type: String, default: null },
    reason: { ...mixed, default: null },
    settledAt: { type: Date, default: null },
    steps: { type: [Schema.Types.Mixed as never], required: true },
    version: { type: Number, required: true },
  },
  { versionKey: false, minimize: false, collection: 'dues' },
)
schema.index({ plan: 1, regionPath: 1, dueOn: 1 })
schema.index({ plan: 1, 'by.key': 1 })
schema.index({ plan: 1, 'to.body': 1 })
schema.plugin(carriesEntries)

const idOf = (plan: string, key: string) => `${plan}/${key}`
const seen = { _id: 0, entries: 0 } as const

/** Who is granted regions alone is asked by their index, as most are. */
function isOf({ regions, owers, receivers }: Whose) {
  const within = { regionPath: { $in: regions.flatMap(foundUnder) } }
  if (owers.length + receivers.length === 0) return within
  return { $or: [within, { 'by.key': { $in: [...owers] } }, { 'to.body': { $in: [...receivers] } }] }
}

/** Dues in the store, each with the entries of the log that its last changes are. */
export function dueRepository(connection: Connection, serviceLog: MongoServiceLog): DueRepository {
  const DueModel = connection.model<Doc>('Due', schema)
  const flush = serviceLog.carry(DueModel)
  const entry = (verb: LogVerb<'due'>, { plan, key, regionPath, title, by, dueOn, state }: TrackedDue) =>
    serviceLog.entry('due', verb, { thing: key, plan, regionPath, change: { title, by: by?.title ?? null, dueOn, state } })
  const changed = (due: TrackedDue, verb?: LogVerb<'due'>) => {
    const filter = { _id: idOf(due.plan, due.key), version: verb ? due.version - 1 : due.version }
    return { updateOne: { filter, update: { $set: due, ...(verb && { $push: { entries: entry(verb, due) } }) } } }
  }
  const opened = (due: TrackedDue, verb: LogVerb<'due'> = 'open') => ({
    updateOne: {
      filter: { _id: idOf(due.plan, due.key) },
      update: { $setOnInsert: { ...due, entries: [entry(verb, due)] } },
      upsert: true,
    },
  })
  return {
    ofPlan: (plan) => DueModel.find({ plan }, seen).lean<TrackedDue[]>().exec(),
    within: (plan, whose, days) => {
      const dueOn = days ? { dueOn: { $gte: days.from, $lte: days.to } } : {}
      return DueModel.find({ plan, ...isOf(whose), ...dueOn }, seen)
        .sort({ dueOn: 1, _id: 1 })
        .lean<TrackedDue[]>()
        .exec()
    },
    owedBy: (plan, whose, until) =>
      DueModel.find({ plan, ...isOf(whose), ...(until && { dueOn: { $lte: until } }), state: 'open' }, seen)
        .sort({ dueOn: 1, _id: 1 })
        .lean<TrackedDue[]>()
        .exec(),
    handedIn: (plan, whose) =>
      DueModel.find({ plan, ...isOf(whose), state: { $in: ['done', 'doneLate'] } }, seen)
        .sort({ dueOn: 1, _id: 1 })
        .lean<TrackedDue[]>()
        .exec(),
    countOwedWithin: (regions) =>
      DueModel.countDocuments({ regionPath: { $in: regions.flatMap(foundUnder) }, state: 'open' }).exec(),
    byKey: (plan, key) => DueModel.findById(idOf(plan, key), seen).lean<TrackedDue>().exec(),
    async carry({ opened: begun, carried, cancelled }) {
      const operations = [
        ...begun.map((due) => (due.version === 0 ? opened(due) : changed(due, 'reopen'))),
        ...carried.map((due) => changed(due)),
        ...cancelled.map((due) => changed(due, 'cancel')),
      ]
      if (operations.length === 0) return
      // what a due is about is one of three shapes, which the schema keeps as it comes
      await DueModel.bulkWrite(operations as AnyBulkWriteOperation<Doc>[], { ordered: false })
      await flush()
    },
    async add(dues, verb) {
      const operations = dues.map((due) => opened(due, verb))
      const { upsertedCount } = await DueModel.bulkWrite(operations as AnyBulkWriteOperation<Doc>[], { ordered: false }) // as above
      await flush()
      return upsertedCount === dues.length
    },
    async keep(due, { verb }) {
      const { filter, update } = changed(due, verb).updateOne
      const { modifiedCount } = await DueModel.updateOne(filter, update as never) // Mixed steps have no type to set
      if (modifiedCount === 0) return false
      await flush()
      return true
    },
  }
}
