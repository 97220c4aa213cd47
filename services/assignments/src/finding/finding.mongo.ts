import type { FindingNews, LogChange, LogVerb } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import type { NewEntry, Stream } from '@duzhan/service-kit'
import { carriesEntries, isDuplicate, type MongoServiceLog } from '@duzhan/service-kit/mongo'
import { type Connection, Schema } from 'mongoose'
import type { FindingRepository } from './finding.repository.ts'
import { type Finding, openStates } from './finding.ts'

type Doc = Omit<Finding, 'id'> & { _id: string; entries?: NewEntry[] }
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
    responsible: { region: text, regionPath: texts, title: text },
    state: text,
    rectifyBy: text,
    openedAt: { type: Date, required: true },
    answer: { type: String, default: '' },
    note: { type: String, default: null },
    photos: texts,
    timeline: { type: [Schema.Types.Mixed as never], required: true },
    version: { type: Number, required: true },
  },
  { versionKey: false, collection: 'findings' },
)
schema.index({ plan: 1, regionPath: 1, rectifyBy: 1 })
schema.index({ plan: 1, target: 1, clausePath: 1, state: 1 })
schema.plugin(carriesEntries)

const toFinding = ({ _id, ...rest }: Doc): Finding => ({
  ...rest,
  // absent in what was kept before there were corrections
  records: rest.records ?? rest.submissions,
  answer: rest.answer ?? '',
  timeline: rest.timeline.map((step) => ({ ...step, submission: step.submission ?? null })),
  id: _id,
})
const open = { state: { $in: [...openStates] } }
/** Reported by a chain of records, in a document of any age. */
const reportedBy = (first: string) => ({
  $or: [{ records: first }, { records: null as never, submissions: first }], // null meets a document without the field
})

/** Findings in the store. Each step is logged in the same write; `stream` tells of it. */
export function findingRepository(connection: Connection, serviceLog: MongoServiceLog): FindingRepository & { stream: Stream } {
  const FindingModel = connection.model<Doc>('Finding', schema)
  serviceLog.carry(FindingModel)
  const entryOf = (verb: LogVerb<'finding'>, { id, plan, regionPath, openedAt, responsible, ...finding }: Finding): NewEntry =>
    serviceLog.entry('finding', verb, {
      thing: id,
      plan,
      regionPath,
      change: { ...finding, responsible: responsible.region, openedAt: openedAt.toISOString() },
    })
  return {
    async record({ id, ...finding }) {
      const { plan, target, clausePath, submissions, records, timeline } = finding
      const same = { plan, target, clausePath }
      if (await FindingModel.findOne({ ...same, state: { $ne: 'withdrawn' }, ...reportedBy(records[0] ?? '') }).lean()) return
      const standing = await FindingModel.findOne({ ...same, ...open }).lean<Doc>()
      if (standing) {
        const found = toFinding(standing)
        const { version } = found
        const again = {
          $set: { records: [...found.records, ...records] },
          $push: {
            submissions: submissions[0],
            timeline: timeline[0],
            entries: entryOf('record', { ...found, version: version + 1 }),
          },
          $inc: { version: 1 },
        }
        const { modifiedCount } = await FindingModel.updateOne({ _id: found.id, version }, again as never) // Mixed timeline has no type to push
        if (modifiedCount === 1) return await serviceLog.flush()
        throw new Problem('stale', 'finding.stale') // somebody took a step meanwhile: the entry is told again
      }
      try {
        await FindingModel.create({ _id: id, ...finding, entries: [entryOf('open', { id, ...finding })] })
        await serviceLog.flush()
      } catch (error) {
        if (!isDuplicate(error)) throw error
      }
    },
    async byId(id) {
      const found = await FindingModel.findOne({ _id: id }).lean<Doc>()
      return found && toFinding(found)
    },
    async list({ plan, regions, within, target, states, dueFrom, dueUntil, limit }) {
      const found = await FindingModel.find({
        plan,
        regionPath: { $in: [...regions] },
        $and: [
          ...(within === undefined ? [] : [{ regionPath: within }]),
          ...(target === undefined ? [] : [{ target }]),
          ...(states === undefined ? [] : [{ state: { $in: [...states] } }]),
          ...(dueFrom === undefined ? [] : [{ rectifyBy: { $gte: dueFrom } }]),
          ...(dueUntil === undefined ? [] : [{ rectifyBy: { $lte: dueUntil } }]),
          {},
        ],
      })
        .sort({ rectifyBy: 1, _id: 1 })
        .limit(limit)
        .lean<Doc[]>()
      return found.map(toFinding)
    },
    async ofRecord(plan, target, first) {
      const found = await FindingModel.find({ plan, target, ...reportedBy(first) })
        .sort({ _id: 1 })
        .lean<Doc[]>()
      return found.map(toFinding)
    },
    async advance(finding, { step, ...fields }) {
      const { id, version } = finding
      const entry = entryOf(step.verb, { ...finding, ...fields, version: version + 1 })
      const change = { $set: fields, $push: { timeline: step, entries: entry }, $inc: { version: 1 } } as const
      const { modifiedCount } = await FindingModel.updateOne({ _id: id, version }, change as never) // Mixed timeline has no type to push
      if (modifiedCount === 1) await serviceLog.flush()
      return modifiedCount === 1
    },
    async tally(plan, within) {
      const rows = await FindingModel.aggregate<{
        _id: { region: string; state: Finding['state']; rectifyBy: string }
        count: number
      }>([
        { $match: { plan, regionPath: within } },
        { $unwind: '$regionPath' },
        { $group: { _id: { region: '$regionPath', state: '$state', rectifyBy: '$rectifyBy' }, count: { $sum: 1 } } },
      ])
      return rows.map(({ _id, count }) => ({ ..._id, count }))
    },
    async openByTarget(plan, regions) {
      const rows = await FindingModel.aggregate<{ _id: string; count: number }>([
        { $match: { plan, regionPath: { $in: [...regions] }, ...open } },
        { $group: { _id: '$target', count: { $sum: 1 } } },
      ])
      return new Map(rows.map(({ _id, count }) => [_id, count]))
    },
    stream: serviceLog.streamOf('finding', ({ thing, plan, regionPath, verb, at, change }): FindingNews => {
      const changed = change as LogChange<'finding'> // as `entryOf` made it
      return { ...changed, id: thing, plan: plan ?? '', regionPath, verb, at: at.toISOString() }
    }),
  }
}
