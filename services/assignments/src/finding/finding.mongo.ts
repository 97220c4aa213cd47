import type { FindingNotice, LogChange, LogVerb } from '@duzhan/contracts'
import { deadlineKey } from '@duzhan/plan'
import { foundUnder } from '@duzhan/regions'
import type { NewEntry, Stream } from '@duzhan/service-kit'
import { carriesEntries, type MongoServiceLog, toldTo } from '@duzhan/service-kit/mongo'
import { type Connection, Schema } from 'mongoose'
import { chainOf } from '../correction/correction.repository.ts'
import { choicesOf } from './choicesOf.ts'
import type { FindingRepository, FindingTitles, Report } from './finding.repository.ts'
import { bodiesOf, closedOn, type Finding, openStates } from './finding.ts'
import { behind, filterOf, orders } from './findingMatch.mongo.ts'
import { findingPlaces } from './findingPlaces.mongo.ts'
import { searchedBy } from './searchedBy.ts'

/** What a finding is looked up by beside what it says. */
interface LookedUp {
  words?: string[]
  /** Where it lies: the last region of its path. */
  regionCode?: string
  /** Its deadline in the order of time. */
  dueKey?: string
  /** Whom of the directory it concerns. */
  bodies?: string[]
}
type Doc = Omit<Finding, 'id' | 'bodies'> & LookedUp & { _id: string; entries?: NewEntry[] }
const text = { type: String, required: true }
const texts = { type: [String], required: true }
const schema = new Schema<Doc>(
  {
    _id: String,
    plan: text,
    regionPath: texts,
    target: text,
    targetName: text,
    place: { type: String, default: '' }, // a province lies in nothing
    submissions: texts,
    records: { type: [String], default: undefined },
    clausePath: text,
    itemTitle: text,
    title: text,
    category: text,
    severity: text,
    responsible: { region: text, regionPath: texts, title: text, bodies: { type: [String], default: undefined } },
    foundBy: { type: [String], default: undefined },
    deciders: { type: [String], default: undefined },
    state: text,
    rectifyBy: text,
    limit: { type: Schema.Types.Mixed },
    extension: { type: Schema.Types.Mixed },
    openedAt: { type: Date, required: true },
    answer: { type: String, default: '' },
    note: { type: String, default: null },
    photos: texts,
    timeline: { type: [Schema.Types.Mixed as never], required: true },
    version: { type: Number, required: true },
    covert: { type: Schema.Types.Mixed },
    words: { type: [String], default: undefined },
    regionCode: { type: String },
    dueKey: { type: String },
    bodies: { type: [String], default: undefined },
  },
  { versionKey: false, collection: 'findings' },
)
schema.index({ plan: 1, words: 1 }) // before the others: where words are asked for they narrow down most
schema.index({ plan: 1, regionPath: 1, dueKey: 1, _id: 1 })
schema.index({ plan: 1, regionPath: 1, openedAt: 1, _id: 1 })
schema.index({ plan: 1, regionPath: 1, regionCode: 1, _id: 1 })
schema.index({ plan: 1, bodies: 1 })
schema.index({ plan: 1, target: 1, clausePath: 1, state: 1 })
schema.index({ plan: 1, 'extension.regionPath': 1 }, { partialFilterExpression: { 'extension.regionPath': { $exists: true } } })
schema.index({ 'covert.by': 1 }, { partialFilterExpression: { 'covert.by': { $exists: true } } })
schema.plugin(carriesEntries)

/** What that is made of. */
const lookedUp = {
  ...{ title: 1, place: 1, targetName: 1, regionPath: 1, rectifyBy: 1, responsible: 1, foundBy: 1, deciders: 1 },
} as const
const lookedUpBy = (finding: Pick<Finding, keyof typeof lookedUp>): LookedUp => ({
  words: searchedBy(finding),
  regionCode: finding.regionPath.at(-1) ?? '',
  dueKey: deadlineKey(finding.rectifyBy),
  bodies: bodiesOf(finding),
})
const toFinding = ({ _id, words: _, regionCode: __, dueKey: ___, bodies, ...rest }: Doc): Finding => ({
  ...rest,
  // absent in what was kept before there were corrections
  records: rest.records ?? rest.submissions,
  answer: rest.answer ?? '',
  timeline: rest.timeline.map((step) => ({ ...step, submission: step.submission ?? null })),
  id: _id,
  ...(bodies && bodies.length > 0 && { bodies }),
})
const open = { state: { $in: [...openStates] } }
/** Those on the clauses of the targets that stand open, those that the chains have reported, and those of the same id, of any age. */
function mayConcern(plan: string, reports: readonly Report[]) {
  const reported = reports.flatMap((one) => one.reported)
  const firsts = { $in: [...new Set(reports.map(({ submission }) => chainOf(submission).first))] }
  return {
    plan,
    target: { $in: [...new Set(reports.map(({ submission }) => submission.target))] },
    $or: [
      { clausePath: { $in: [...new Set(reported.map(({ clausePath }) => clausePath))] }, ...open },
      { records: firsts },
      { records: null as never, submissions: firsts }, // null meets a document without the field
      { _id: { $in: reported.map(({ id }) => id) } },
    ],
  }
}
/** The fields that differ. */
function changedOf(seen: Finding, now: Omit<Finding, 'id'>): Partial<Finding> {
  const before = new Map<string, unknown>(Object.entries(seen))
  return Object.fromEntries(Object.entries(now).filter(([key, value]) => before.get(key) !== value))
}

/** Findings in the store. Each step is logged in the same write; `stream` tells of it. */
export function findingRepository(
  connection: Connection,
  serviceLog: MongoServiceLog,
): FindingRepository & FindingTitles & { stream: Stream } {
  const FindingModel = connection.model<Doc>('Finding', schema)
  const flush = serviceLog.carry(FindingModel)
  const entryOf = (
    verb: LogVerb<'finding'>,
    { id, plan, regionPath, openedAt, responsible, covert, ...finding }: Finding,
  ): NewEntry =>
    serviceLog.entry('finding', verb, {
      thing: id,
      plan,
      regionPath,
      covert,
      change: { ...finding, responsible: responsible.region, openedAt: openedAt.toISOString(), ...(covert && { covert }) },
    })
  /** Writes what some findings are looked up by as they are called now. */
  async function lookUpAnew(found: readonly Doc[]): Promise<void> {
    if (found.length === 0) return
    const writes = found.map((doc) => ({ updateOne: { filter: { _id: doc._id }, update: { $set: lookedUpBy(doc) } } }))
    await FindingModel.bulkWrite(writes as never, { ordered: false }) // typed by us
  }
  return {
    async concerning(reports) {
      const plans = [...new Set(reports.map(({ submission }) => submission.plan))]
      const found = await Promise.all(
        plans.map((plan) => {
          const own = reports.filter(({ submission }) => submission.plan === plan)
          return FindingModel.find(mayConcern(plan, own)).sort({ _id: 1 }).lean<Doc[]>()
        }),
      )
      return found.flat().map(toFinding)
    },
    async write(writes) {
      if (writes.length === 0) return []
      const { matchedCount, upsertedCount } = await FindingModel.bulkWrite(
        writes.map(({ seen, now, told }) => {
          const { id: _id, ...finding } = now
          const entries = told.map(({ verb, finding: then }) => entryOf(verb, then))
          if (seen === null)
            return {
              updateOne: {
                filter: { _id },
                update: { $setOnInsert: { ...finding, ...lookedUpBy(finding), entries } },
                upsert: true,
              },
            }
          const update = { $set: { ...changedOf(seen, finding), ...lookedUpBy(finding) }, $push: { entries: { $each: entries } } }
          return { updateOne: { filter: { _id, version: seen.version }, update } }
        }),
        { ordered: false },
      )
      await flush()
      const fresh = writes.filter(({ seen }) => seen === null).length
      if (upsertedCount === fresh && matchedCount === writes.length - fresh) return []
      const stand = await FindingModel.find({ _id: { $in: writes.map(({ now }) => now.id) } }).lean<Doc[]>()
      const timelines = new Map(stand.map(({ _id, timeline }) => [_id, timeline]))
      return writes.filter(({ seen, now }) => {
        const from = seen?.timeline.length ?? 0
        const kept = timelines.get(now.id)?.slice(from, now.timeline.length)
        return JSON.stringify(kept) !== JSON.stringify(now.timeline.slice(from)) // another's step stands in the place of ours
      })
    },
    async titles(ids) {
      const found = await FindingModel.find({ _id: { $in: [...new Set(ids)] } }, { targetName: 1, title: 1 }).lean<Doc[]>()
      return new Map(found.map(({ _id, targetName, title }) => [_id, `${targetName}“${title}”`]))
    },
    async byId(id) {
      const found = await FindingModel.findOne({ _id: id }).lean<Doc>()
      return found && toFinding(found)
    },
    async ofTarget(plan, target) {
      return (await FindingModel.find({ plan, target }).sort({ openedAt: 1, _id: 1 }).lean<Doc[]>()).map(toFinding)
    },
    async closeOuts(plan) {
      const steps = { target: 1, state: 1, 'timeline.verb': 1, 'timeline.at': 1 }
      const found = await FindingModel.find({ plan, state: 'closedOut' }, steps).lean<
        Pick<Doc, 'target' | 'state' | 'timeline'>[]
      >()
      const days = found.flatMap(({ target, ...one }) => ({ target, on: closedOn(one) ?? '' }))
      return [...new Map(days.map((one) => [`${one.target} ${one.on}`, one])).values()]
    },
    async covertOf(chains) {
      if (chains.length === 0) return []
      const hidden = { $exists: true, $gt: '' } // as the index has it
      const [target, records] = [chains.map((one) => one.target), chains.map(({ record }) => record)]
      const found = await FindingModel.find({
        ...{ 'covert.by': hidden, target: { $in: target }, records: { $in: records } },
      }).lean<Doc[]>()
      return found.map(toFinding)
    },
    async list({ order = 'due', cursor, limit, ...match }) {
      const { field, way } = orders[order]
      const asked = filterOf(match)
      const filter = cursor ? { ...asked, $and: [...asked.$and, behind(order, cursor)] } : asked
      const found = await FindingModel.find(filter as never, { words: 0 }) // its conditions are put together by name
        .sort({ [field]: way, _id: way })
        .limit(limit)
        .lean<Doc[]>()
      return found.map(toFinding)
    },
    count: (match) => FindingModel.countDocuments(filterOf(match) as never).exec(), // as above
    cursorAt: ({ id, rectifyBy, openedAt, regionPath }, order) => {
      const value = { due: deadlineKey(rectifyBy), opened: openedAt.toISOString(), place: regionPath.at(-1) ?? '' }[order]
      return { value, id }
    },
    async choices(match) {
      const rows = await FindingModel.aggregate<{ _id: { category: string; region: string; title: string }; count: number }>([
        { $match: filterOf(match) as never }, // as above
        {
          $group: {
            _id: { category: '$category', region: '$responsible.region', title: '$responsible.title' },
            count: { $sum: 1 },
          },
        },
      ])
      return choicesOf(rows.map(({ _id, count }) => ({ ..._id, count })))
    },
    async completeEarlier() {
      const lacking = { $or: [{ words: null as never }, { dueKey: null as never }] } // null meets a document without the field
      await lookUpAnew(await FindingModel.find(lacking, lookedUp).lean<Doc[]>())
    },
    async rename(plan, targets) {
      if (targets.length === 0) return
      await FindingModel.bulkWrite(
        targets.map(({ target, targetName, place }) => ({
          updateMany: { filter: { plan, target }, update: { $set: { targetName, place } } },
        })),
      )
      const renamed = { plan, target: { $in: targets.map(({ target }) => target) } }
      await lookUpAnew(await FindingModel.find(renamed, lookedUp).lean<Doc[]>())
    },
    ...findingPlaces(FindingModel),
    countOpenWithin: (regions) =>
      FindingModel.countDocuments({ regionPath: { $in: regions.flatMap(foundUnder) }, ...open }).exec(),
    async advance(finding, { step, ...fields }) {
      const { id, version } = finding
      const entry = entryOf(step.verb, { ...finding, ...fields, version: version + 1 })
      const change = {
        $set: { ...fields, ...lookedUpBy({ ...finding, ...fields }) },
        $push: { timeline: step, entries: entry },
        $inc: { version: 1 },
      } as const
      const { modifiedCount } = await FindingModel.updateOne({ _id: id, version }, change as never) // Mixed timeline has no type to push
      if (modifiedCount === 1) await flush()
      return modifiedCount === 1
    },
    async tally(match) {
      const rows = await FindingModel.aggregate<{
        _id: { region: string; state: Finding['state']; rectifyBy: string }
        count: number
      }>([
        { $match: filterOf(match) as never }, // as above
        { $unwind: '$regionPath' },
        { $group: { _id: { region: '$regionPath', state: '$state', rectifyBy: '$rectifyBy' }, count: { $sum: 1 } } },
      ])
      return rows.map(({ _id, count }) => ({ ..._id, count }))
    },
    async openByTarget(plan, reader) {
      const rows = await FindingModel.aggregate<{ _id: string; count: number }>([
        { $match: { plan, regionPath: { $in: [...reader.regions] }, ...open, ...toldTo(reader) } },
        { $group: { _id: '$target', count: { $sum: 1 } } },
      ])
      return new Map(rows.map(({ _id, count }) => [_id, count]))
    },
    stream: serviceLog.streamOf('finding', ({ thing, plan, regionPath, verb, at, change }): FindingNotice => {
      const changed = change as LogChange<'finding'> // as `entryOf` made it
      return { ...changed, id: thing, plan: plan ?? '', regionPath, verb, at: at.toISOString() }
    }),
  }
}
