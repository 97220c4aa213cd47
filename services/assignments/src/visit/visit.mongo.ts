import { documentsOf } from '@duzhan/service-kit/mongo'
import { type Connection, Schema } from 'mongoose'
import type { Done, HeldVisit, Visit, VisitRepository } from './visit.repository.ts'

/** `record` is the first of the chain that completed it; what was completed before there were corrections has none. */
type Doc = Omit<HeldVisit, 'id'> & { _id: string }
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
    parts: { type: Schema.Types.Mixed },
    isLate: { type: Boolean, default: false },
    record: String,
  },
  { versionKey: false, collection: 'visits' },
)
schema.index({ plan: 1, window: 1, regionPath: 1 })
schema.index({ plan: 1, target: 1, window: 1 })

const toVisit = ({ _id, record: _, ...rest }: Doc): Visit => ({ ...rest, id: _id })

const unlessThere = ({ id, ...visit }: HeldVisit) => ({
  updateOne: { filter: { _id: id }, update: { $setOnInsert: visit }, upsert: true },
})

/** Visits of the targets that are due in the windows, or that hold one of the chains, in a document of any age. */
function mayHold(plan: string, done: readonly Done[]) {
  const firsts = { $in: done.map(({ first }) => first) }
  return {
    plan,
    target: { $in: [...new Set(done.map(({ target }) => target))] },
    $or: [
      { window: { $in: [...new Set(done.map(({ window }) => window))] }, status: 'due' as const },
      { record: firsts },
      { record: null, submission: firsts },
      { 'parts.record': firsts },
    ],
  }
}

export function visitRepository(connection: Connection): VisitRepository {
  const VisitModel = connection.model<Doc>('Visit', schema)
  return {
    async ensure(visits) {
      if (visits.length === 0) return
      await VisitModel.bulkWrite(visits.map(unlessThere), { ordered: false })
    },
    async heldFor(done) {
      const plans = [...new Set(done.map(({ plan }) => plan))]
      const found = await Promise.all(
        plans.map((plan) =>
          VisitModel.find(
            mayHold(
              plan,
              done.filter((one) => one.plan === plan),
            ),
          )
            .sort({ _id: 1 })
            .lean<Doc[]>(),
        ),
      )
      return found.flat().map(({ _id, ...rest }) => ({ ...rest, id: _id }))
    },
    async save(added, changed) {
      if (added.length + changed.length === 0) return true
      const changes = changed.map(({ seen: { id: _id, status, submission }, change }) => ({
        updateOne: { filter: { _id, status, submission }, update: { $set: change } },
      }))
      const writes = [...changes, ...added.map(unlessThere)]
      // built and typed by us, many at once and with every record: the driver's own, which casts nothing
      const { matchedCount, upsertedCount } = await documentsOf<Doc>(VisitModel).bulkWrite(writes, {
        ordered: false,
        ignoreUndefined: true,
      })
      return matchedCount + upsertedCount === changed.length + added.length
    },
    async follow({ plan, window, targets }, owed) {
      const ids = owed.map(({ id }) => id)
      const open = { plan, window, target: { $in: [...targets] }, status: 'due' as const, duty: { $ne: null } }
      await VisitModel.updateMany({ ...open, _id: { $nin: ids } }, { $set: { status: 'cancelled' } })
      if (owed.length === 0) return
      await VisitModel.bulkWrite(
        owed.map(({ id, list, team, regionPath, targetName, place }) => ({
          updateOne: {
            filter: { _id: id, status: { $in: ['due', 'cancelled'] } },
            update: { $set: { status: 'due', list, team, regionPath, targetName, place } },
          },
        })) as never, // mongoose asks for the mutable form of a path that nobody changes here
        { ordered: false },
      )
      await VisitModel.bulkWrite(owed.map(unlessThere), { ordered: false })
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
