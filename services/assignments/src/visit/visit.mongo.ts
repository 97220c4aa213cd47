import { documentsOf } from '@duzhan/service-kit/mongo'
import { type Connection, Schema } from 'mongoose'
import type { Done, HeldVisit, Visit, VisitOpening, VisitOpeningRepository, VisitRepository } from './visit.repository.ts'

/** `record` is the first of the chain that completed it; what was completed before there were corrections has none. */
type Doc = Omit<HeldVisit, 'id'> & { _id: string }
const text = { type: String, required: true }
const schema = new Schema<Doc>(
  {
    _id: String,
    plan: text,
    duty: { type: String, default: null },
    title: { type: String, default: '' },
    window: text,
    start: text,
    until: text,
    dueOn: { type: String, default: null },
    deadline: { type: Date, default: null },
    target: text,
    targetName: text,
    place: text,
    regionPath: { type: [String], required: true },
    list: text,
    checklist: text,
    team: { key: text, title: text },
    ownTeam: { type: String, default: '' },
    isUnannounced: { type: Boolean, default: false },
    status: text,
    submission: { type: String, default: null },
    doneOn: { type: String, default: null },
    under: String,
    parts: { type: Schema.Types.Mixed },
    isLate: { type: Boolean, default: false },
    record: String,
  },
  { versionKey: false, collection: 'visits' },
)
schema.index({ plan: 1, regionPath: 1, until: 1 })
schema.index({ plan: 1, target: 1, until: 1 })

const toVisit = ({ _id, record: _, ...rest }: Doc): Visit => ({ ...rest, id: _id })

const unlessThere = ({ id, ...visit }: HeldVisit) => ({
  updateOne: { filter: { _id: id }, update: { $setOnInsert: visit }, upsert: true },
})

/** Visits of the targets that are due on the days of the records, that they name, or that hold one of their chains. */
function mayHold(plan: string, done: readonly Done[]) {
  const firsts = { $in: done.map(({ first }) => first) }
  const days = done.map(({ on }) => on).sort()
  const named = done.flatMap(({ due }) => due ?? [])
  return {
    plan,
    target: { $in: [...new Set(done.map(({ target }) => target))] },
    $or: [
      { status: 'due' as const, until: { $gte: days[0] ?? '' }, start: { $lte: days.at(-1) ?? '' } },
      ...(named.length > 0 ? [{ _id: { $in: named } }] : []),
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
    async follow({ plan, targets, from }, owed) {
      const ids = owed.map(({ id }) => id)
      const open = { plan, target: { $in: [...targets] }, until: { $gte: from }, status: 'due' as const, duty: { $ne: null } }
      // one that parts have come in of is under way: it stays, whoever asks for it now
      const untouched = { parts: { $exists: false } }
      await VisitModel.updateMany({ ...open, ...untouched, _id: { $nin: ids } }, { $set: { status: 'cancelled' } })
      if (owed.length === 0) return
      const moved = owed.map(({ id, parts: _, submission: __, doneOn: ___, isLate: ____, ...visit }) => ({
        updateOne: { filter: { _id: id, status: { $in: ['due', 'cancelled'] as const } }, update: { $set: visit } },
      }))
      await documentsOf<Doc>(VisitModel).bulkWrite(moved as never, { ordered: false }) // typed by us; the driver has no type for a spread
      await VisitModel.bulkWrite(owed.map(unlessThere), { ordered: false })
    },
    async completeEarlier(plan, { windows, rest, titles }) {
      const undated = { plan, until: { $exists: false } }
      if ((await VisitModel.findOne(undated, { _id: 1 }).lean()) === null) return
      for (const [duty, title] of titles) await VisitModel.updateMany({ ...undated, duty }, { $set: { title } })
      for (const { key: window, start, end } of windows)
        await VisitModel.updateMany({ ...undated, window }, { $set: { start, until: end } })
      await VisitModel.updateMany(undated, { $set: { start: rest.start, until: rest.end } })
    },
    async within({ plan, from, to, regions }) {
      const found = await VisitModel.find({
        ...{ plan, regionPath: { $in: [...regions] } },
        ...{ until: { $gte: from }, start: { $lte: to } },
      })
        .sort({ _id: 1 })
        .lean<Doc[]>()
      return found.map(toVisit)
    },
    async ofTarget(plan, target) {
      return (await VisitModel.find({ plan, target }).sort({ until: -1, _id: 1 }).lean<Doc[]>()).map(toVisit)
    },
  }
}

type OpeningDoc = VisitOpening & { _id: string }
const openingSchema = new Schema<OpeningDoc>(
  { _id: String, plan: text, day: text, revision: { type: Number, required: true } },
  { versionKey: false, collection: 'visitOpenings' },
)

/** How far the visits of each plan have been opened, in the store. */
export function visitOpeningRepository(connection: Connection): VisitOpeningRepository {
  const Opening = connection.model<OpeningDoc>('VisitOpening', openingSchema)
  return {
    opened: (plan) => Opening.findById(plan, { _id: 0 }).lean<VisitOpening>().exec(),
    async save(opening) {
      await Opening.updateOne({ _id: opening.plan }, { $set: opening }, { upsert: true })
    },
  }
}
