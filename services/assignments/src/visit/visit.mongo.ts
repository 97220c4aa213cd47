import { type Connection, Schema } from 'mongoose'
import type { Visit, VisitRepository } from './visit.repository.ts'

/** `record` is the first of the chain that completed it; what was completed before there were corrections has none. */
type Doc = Omit<Visit, 'id'> & { _id: string; record?: string }
const text = { type: String, required: true }
const schema = new Schema<Doc>(
  {
    _id: String,
    plan: text,
    duty: { type: String, default: null },
    window: text,
    dueOn: { type: String, default: null },
    target: text,
    targetName: text,
    place: text,
    regionPath: { type: [String], required: true },
    list: text,
    checklist: text,
    team: { key: text, title: text },
    status: text,
    submission: { type: String, default: null },
    doneOn: { type: String, default: null },
    isLate: { type: Boolean, default: false },
    record: String,
  },
  { versionKey: false, collection: 'visits' },
)
schema.index({ plan: 1, window: 1, regionPath: 1 })
schema.index({ plan: 1, target: 1, window: 1 })

const toVisit = ({ _id, record: _, ...rest }: Doc): Visit => ({ ...rest, id: _id })

export function visitRepository(connection: Connection): VisitRepository {
  const VisitModel = connection.model<Doc>('Visit', schema)
  return {
    async ensure(visits) {
      if (visits.length === 0) return
      await VisitModel.bulkWrite(
        visits.map(({ id, ...visit }) => ({ updateOne: { filter: { _id: id }, update: { $setOnInsert: visit }, upsert: true } })),
        { ordered: false },
      )
    },
    async complete({ plan, target, window, checklist, submission, first, on, isLate }) {
      // in whatever window: a revision published since may count its visits by another cycle
      const done = await VisitModel.findOne({
        plan,
        target,
        $or: [{ record: first }, { record: null, submission: first }],
      }).lean()
      if (done) {
        await VisitModel.updateOne({ _id: done._id }, { $set: { submission, record: first } })
        return true
      }
      const paid = await VisitModel.findOneAndUpdate(
        { plan, target, window, checklist: { $in: [checklist, ''] }, status: 'due' },
        { $set: { status: 'done', checklist, submission, record: first, doneOn: on, isLate } },
        { sort: { checklist: -1, _id: 1 } }, // the empty key sorts last
      )
      return paid !== null
    },
    async within({ plan, window, regions }) {
      const found = await VisitModel.find({ plan, window, regionPath: { $in: [...regions] } })
        .sort({ _id: 1 })
        .lean<Doc[]>()
      return found.map(toVisit)
    },
    async ofTarget(plan, target) {
      return (await VisitModel.find({ plan, target }).sort({ window: -1, _id: 1 }).lean<Doc[]>()).map(toVisit)
    },
  }
}
