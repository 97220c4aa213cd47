import { isDeepStrictEqual } from 'node:util'
import { lookedBackTo } from '@duzhan/plan'
import { foundUnder, isRegionCode, regionPath } from '@duzhan/regions'
import { documentsOf, isDuplicate, lyingIn } from '@duzhan/service-kit/mongo'
import { type Connection, type mongo, Schema } from 'mongoose'
import { owedOnly, partedOnly, type VisitDoc, visitsHeldFor } from './heldFor.mongo.ts'
import type { HeldVisit, Visit, VisitOpening, VisitOpeningRepository, VisitQuery, VisitRepository } from './visit.repository.ts'

const text = { type: String, required: true }
const schema = new Schema<VisitDoc>(
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
    partners: { type: Schema.Types.Mixed },
    inspectors: { type: Schema.Types.Mixed },
    ownTeam: { type: String, default: '' },
    isUnannounced: { type: Boolean, default: false },
    isCovertOnly: { type: Boolean },
    status: text,
    submission: { type: String, default: null },
    doneOn: { type: String, default: null },
    under: String,
    parts: { type: Schema.Types.Mixed },
    isLate: { type: Boolean, default: false },
    record: String,
    covert: { type: Schema.Types.Mixed },
    bodies: { type: [String], default: undefined },
  },
  { versionKey: false, collection: 'visits' },
)
schema.index({ plan: 1, regionPath: 1, until: 1 })
schema.index({ plan: 1, target: 1, until: 1 })
// what records may pay is looked up without what nobody owed there, of which a target may have any number (heldFor.mongo.ts)
schema.index({ target: 1, plan: 1, duty: 1 }, { partialFilterExpression: owedOnly })
schema.index({ target: 1 }, { partialFilterExpression: partedOnly })
schema.index({ 'covert.by': 1 }, { partialFilterExpression: { 'covert.by': { $exists: true } } })

const toHeld = ({ _id, ...rest }: VisitDoc): HeldVisit => ({ ...rest, id: _id })
const toVisit = ({ record: _, ...rest }: VisitDoc): Visit => toHeld(rest)

/** What a visit takes over from what is owed now, wherever it stands: nothing of what came in. */
const whatIsOwed = ({ id: _, parts: __, submission: ___, doneOn: ____, isLate: _____, ...owed }: Visit) => owed
const isAsOwed = (doc: VisitDoc, visit: Visit): boolean =>
  (doc.inspectors === undefined) === (visit.inspectors === undefined) &&
  Object.entries(whatIsOwed(visit)).every(([name, value]) => isDeepStrictEqual(doc[name as keyof VisitDoc], value)) // a visit's own names

const unlessThere = ({ id, ...visit }: HeldVisit) => ({
  updateOne: { filter: { _id: id }, update: { $setOnInsert: visit }, upsert: true },
})

/** Which visits a query asks for, as a filter. */
function standingIn({ plan, from, to, regions, bodies = [] }: VisitQuery) {
  const inRegions = { regionPath: { $in: regions.flatMap(foundUnder) } }
  return {
    plan,
    ...(bodies.length === 0 ? inRegions : { $or: [inRegions, { bodies: { $in: [...bodies] } }] }),
    ...{ until: { $gte: from }, start: { $lte: to } },
  }
}
/** What, beside where it lies, decides whose a visit is, who is told of it and how it stands. */
const toldApart = [
  ...['duty', 'list', 'checklist', 'team', 'partners', 'ownTeam', 'bodies', 'parts', 'covert', 'inspectors'],
  ...['isUnannounced', 'status', 'dueOn'],
]
/** What they are alike in; what none of them has is left out. */
const told = (alike: Partial<VisitDoc>): Partial<Visit> =>
  Object.fromEntries(Object.entries(alike).filter(([name, value]) => value !== null || name === 'dueOn'))
/** The rest of a visit that stands for many: what tells them from each other is not asked. */
const nowhere: Omit<Visit, 'plan' | 'regionPath'> = {
  ...{ id: '', duty: null, title: '', window: '', start: '', until: '', dueOn: null, deadline: null, target: '', targetName: '' },
  ...{ place: '', list: '', checklist: '', team: { key: '', title: '' }, ownTeam: '', isUnannounced: false },
  ...{ status: 'due', submission: null, doneOn: null },
}
/**
 * Parts of the country in which the same seats are at or above every place: each seat itself, what lies below it and below no
 * other one of them that is nearer, and all the rest. `regionPath` is a path that lies there.
 */
function placesOf(seats: readonly string[]) {
  const at = seats.filter(isRegionCode).map((seat) => ({ seat, path: [...regionPath(seat)] as string[] }))
  const below = (seat: string) => at.flatMap(({ seat: other, path }) => (other !== seat && path.includes(seat) ? [other] : []))
  return [
    { lies: { regionPath: { $nin: at.map(({ seat }) => seat) } }, regionPath: ['-'] },
    ...at.flatMap(({ seat, path }) => {
      const nearest = { $and: [{ regionPath: seat }, { regionPath: { $nin: below(seat) } }] }
      return [
        { lies: { regionPath: path }, regionPath: path },
        { lies: { $and: [nearest, { regionPath: { $ne: path } }] }, regionPath: [...path, '-'] },
      ]
    }),
  ]
}

export function visitRepository(connection: Connection): VisitRepository {
  const VisitModel = connection.model<VisitDoc>('Visit', schema)
  const stored = documentsOf<VisitDoc>(VisitModel) // many at once, and built and typed by us: the driver casts nothing
  /** Adds visits unless they stand, and returns the ids of those that did. */
  async function add(visits: readonly HeldVisit[]): Promise<ReadonlySet<string>> {
    if (visits.length === 0) return new Set()
    try {
      const docs = visits.map(({ id: _id, ...visit }) => ({ ...visit, _id, isLate: visit.isLate ?? false }))
      await stored.insertMany(docs, { ordered: false, ignoreUndefined: true })
      return new Set()
    } catch (error) {
      if (!isDuplicate(error)) throw error
      const { writeErrors } = error as mongo.MongoBulkWriteError // no other error of many inserts is a duplicate
      return new Set([writeErrors].flat().flatMap(({ index }) => visits[index]?.id ?? []))
    }
  }
  return {
    any: async (plan) => (await stored.findOne({ plan }, { projection: { _id: 1 } })) !== null,
    async ensure(visits) {
      await add(visits)
    },
    heldFor: (done) => visitsHeldFor(stored, done),
    async save(added, changed) {
      if (added.length + changed.length === 0) return true
      const changes = changed.map(({ seen: { id: _id, status, submission }, change }) => ({
        updateOne: { filter: { _id, status, submission }, update: { $set: change } },
      }))
      const writes = [...changes, ...added.map(unlessThere)]
      const { matchedCount, upsertedCount } = await stored.bulkWrite(writes, { ordered: false, ignoreUndefined: true })
      return matchedCount + upsertedCount === changed.length + added.length
    },
    async follow({ plan, targets, from }, owed) {
      const standing = await stored
        .find({ plan, target: { $in: [...targets] }, until: { $gte: from }, duty: { $ne: null } })
        .toArray()
      const [byId, owedIds] = [new Map(standing.map((doc) => [doc._id, doc])), new Set(owed.map(({ id }) => id))]
      const dropped = standing.filter(({ _id, status, parts }) => status === 'due' && !parts && !owedIds.has(_id))
      const others = await add(owed.filter(({ id }) => !byId.has(id)))
      const changed = owed.filter((visit) => {
        const doc = byId.get(visit.id)
        return doc ? doc.status !== 'done' && !isAsOwed(doc, visit) : others.has(visit.id)
      })
      const writes = [
        // one that parts have come in of is under way: it stays, whoever asks for it now
        ...dropped.map(({ _id }) => ({
          updateOne: {
            filter: { _id, status: 'due' as const, parts: { $exists: false } },
            update: { $set: { status: 'cancelled' as const } },
          },
        })),
        ...changed.map((visit) => ({
          updateOne: {
            filter: { _id: visit.id, status: { $in: ['due', 'cancelled'] as const } },
            update: {
              $set: whatIsOwed(visit),
              // of a duty that draws nobody any more, nobody who was drawn is given it
              ...(visit.inspectors === undefined && {
                $unset: { inspectors: true as const, ...(visit.bodies === undefined && { bodies: true as const }) },
              }),
            },
          },
        })),
      ]
      if (writes.length > 0) await stored.bulkWrite(writes as never, { ordered: false }) // typed by us; the driver has no type for a spread
    },
    async cancelWindow({ plan, region, window }) {
      const open = { plan, regionPath: lyingIn(region), window, status: 'due' as const, parts: { $exists: false } }
      await stored.updateMany(open, { $set: { status: 'cancelled' } })
    },
    async completeEarlier(plan, { windows, rest, titles }) {
      const undated = { plan, until: { $exists: false } }
      if ((await VisitModel.findOne(undated, { _id: 1 }).lean()) === null) return
      for (const [duty, title] of titles) await VisitModel.updateMany({ ...undated, duty }, { $set: { title } })
      for (const { key: window, start, end } of windows)
        await VisitModel.updateMany({ ...undated, window }, { $set: { start, until: end } })
      await VisitModel.updateMany(undated, { $set: { start: rest.start, until: rest.end } })
    },
    async within(query) {
      const found = await VisitModel.find(standingIn(query)).sort({ _id: 1 }).lean<VisitDoc[]>()
      return found.map(toVisit)
    },
    async groups({ seats, byTarget, ...query }) {
      const fields = byTarget ? [...toldApart, 'target'] : toldApart
      const _id = Object.fromEntries(fields.map((field) => [field, `$${field}`]))
      const places = placesOf(seats)
      const found = await Promise.all(
        places.map(({ lies }) =>
          VisitModel.aggregate<{ _id: Partial<VisitDoc>; count: number }>([
            { $match: { $and: [standingIn(query), { duty: { $ne: null } }, lies] } },
            { $group: { _id, count: { $sum: 1 } } },
          ]),
        ),
      )
      return places.flatMap(({ regionPath }, at) =>
        (found[at] ?? []).map(({ _id: alike, count }) => ({
          one: { ...nowhere, ...told(alike), plan: query.plan, regionPath },
          count,
        })),
      )
    },
    async tally({ plan, region: within, today, since }) {
      const open = { plan, regionPath: lyingIn(within), until: { $gte: since }, start: { $lte: today }, dueOn: { $gte: since } }
      const fields = [...toldApart, 'title', 'window', 'until']
      const alike = Object.fromEntries(fields.map((field) => [field, `$${field}`]))
      const found = await VisitModel.aggregate<{ _id: Partial<VisitDoc> & { region: string }; count: number }>([
        { $match: { ...open, status: 'due', duty: { $ne: null } } },
        { $unwind: '$regionPath' },
        { $group: { _id: { region: '$regionPath', ...alike }, count: { $sum: 1 } } },
      ])
      return found
        .filter(({ _id: { region } }) => region.endsWith('000'))
        .map(({ _id: { region, ...one }, count }) => ({
          region,
          count,
          one: { ...nowhere, ...told(one), plan, regionPath: [region] },
        }))
    },
    async rename(plan, targets) {
      if (targets.length === 0) return
      await stored.bulkWrite(
        targets.map(({ target, targetName, place }) => ({
          updateMany: { filter: { plan, target }, update: { $set: { targetName, place } } },
        })),
      )
    },
    async uncover(records) {
      if (records.length === 0) return
      const hidden = { $exists: true, $gt: '' } // as the index has it
      const [ids, targets] = [records.map(({ record }) => record), records.map(({ target }) => target)]
      const paidBy = { $or: [{ record: { $in: ids } }, { 'parts.record': { $in: ids } }] }
      const ofThem = { 'covert.by': hidden, target: { $in: targets }, ...paidBy }
      await VisitModel.updateMany(ofThem, { $unset: { covert: 1 } })
    },
    async byId(id) {
      const found = await VisitModel.findById(id).lean<VisitDoc>()
      return found ? toVisit(found) : null
    },
    async cancelledOf(ids) {
      const found = await VisitModel.find({ _id: { $in: [...ids] }, status: 'cancelled' }, { _id: 1 }).lean<
        Pick<VisitDoc, '_id'>[]
      >()
      return new Set(found.map(({ _id }) => _id))
    },
    async drop({ plan, targets, from }, owed) {
      await VisitModel.updateMany(
        {
          ...{ plan, target: { $in: [...targets] }, until: { $gte: from }, duty: { $ne: null } },
          ...{ status: 'due', parts: { $exists: false }, _id: { $nin: [...owed] } },
        },
        { $set: { status: 'cancelled' } },
      )
    },
    async lastInspectors(plan, duty, targets) {
      const made = { plan, target: { $in: [...targets] }, duty, status: 'done' as const, inspectors: { $exists: true } }
      const found = await VisitModel.find(made, { target: 1, inspectors: 1 }).sort({ doneOn: 1, _id: 1 }).lean<VisitDoc[]>()
      return new Map(found.map(({ target, inspectors }) => [target, (inspectors?.drawn ?? []).map(({ key }) => key)]))
    },
    async reassign({ id: _id, inspectors, bodies = [] }) {
      await VisitModel.updateOne({ _id, status: 'due' }, { $set: { inspectors, bodies: [...bodies] } })
    },
    async lookBacks(plan, target) {
      const found = await VisitModel.find({ plan, target, duty: { $ne: null } })
        .sort({ until: 1, _id: 1 })
        .lean<VisitDoc[]>()
      return found.filter(({ window }) => lookedBackTo(window) !== null).map(toHeld)
    },
    async ofTarget(plan, target) {
      return (await VisitModel.find({ plan, target }).sort({ until: -1, _id: 1 }).lean<VisitDoc[]>()).map(toVisit)
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
