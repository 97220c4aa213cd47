import type { LogChange, ReleaseEvent, SubmissionEvent } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { appender, type Clock, groupCommit, type NewEntry, recent, type Stream } from '@duzhan/service-kit'
import { carriesEntries, type MongoServiceLog, sequenceOf, streamOf, toldTo } from '@duzhan/service-kit/mongo'
import { type Connection, Schema } from 'mongoose'
import type { Submission, SubmissionQuery, SubmissionRepository } from './submission.repository.ts'

/**
 * A submission never changes but for its release: it is its own entry in the stream of submissions, at the place `seq`. `covert` stays as it
 * was, so that the stream tells the same for ever.
 */
type SubmissionDoc = Omit<Submission, 'id'> & { _id: string; seq: number; entries?: NewEntry[] }

const text = { type: String, required: true }
const instant = { type: Date, required: true }
const schema = new Schema<SubmissionDoc>(
  {
    _id: String,
    seq: { type: Number, required: true },
    plan: text,
    revision: { type: Number, required: true },
    checklist: text,
    part: { type: String, default: null },
    target: text,
    targetName: text,
    place: text,
    regionPath: { type: [String], required: true },
    by: { id: text, title: text },
    team: { type: String, default: null },
    due: { type: String, default: null },
    teams: { type: [String], default: null },
    isOwn: { type: Boolean, default: false },
    bodies: { type: [String], default: undefined },
    startedAt: instant,
    finishedAt: instant,
    receivedAt: instant,
    at: instant,
    position: { type: Schema.Types.Mixed, default: null },
    answers: { type: Schema.Types.Mixed, required: true },
    isLate: { type: Boolean, default: false },
    hash: text,
    covert: { type: Schema.Types.Mixed },
    releasedAt: Date,
    corrects: { type: Schema.Types.Mixed, default: null },
  },
  { versionKey: false, minimize: false, collection: 'submissions' },
)
schema.index({ seq: 1 }, { unique: true })
schema.index({ plan: 1, regionPath: 1, at: -1 })
schema.index({ plan: 1, target: 1, at: -1 })
schema.index({ plan: 1, bodies: 1 }, { partialFilterExpression: { bodies: { $exists: true } } })
schema.plugin(carriesEntries)
// a record is corrected once: the next correction corrects that one
schema.index(
  { 'corrects.submission': 1 },
  { unique: true, partialFilterExpression: { 'corrects.submission': { $exists: true } } },
)

const asideSchema = new Schema<{ _id: string; kept: Submission; entries?: NewEntry[] }>(
  { _id: String, kept: { type: Schema.Types.Mixed, required: true } },
  { versionKey: false, minimize: false, collection: 'submissionsAside' },
)
asideSchema.index({ 'kept.plan': 1, 'kept.regionPath': 1, 'kept.id': 1 })
asideSchema.plugin(carriesEntries)

const toSubmission = ({ _id, seq: _, entries: __, ...rest }: SubmissionDoc): Submission => ({
  ...rest,
  covert: rest.releasedAt ? null : rest.covert,
  // absent in what was kept before there were corrections
  team: rest.team ?? null,
  corrects: rest.corrects ?? null,
  id: _id,
})

const toEvent = (kept: SubmissionDoc): SubmissionEvent => ({
  id: kept._id,
  plan: kept.plan,
  revision: kept.revision,
  checklist: kept.checklist,
  ...(kept.part && { part: kept.part }), // what is told of the main part stays what it was
  target: kept.target,
  targetName: kept.targetName,
  place: kept.place,
  regionPath: [...kept.regionPath],
  by: kept.by,
  due: kept.due ?? null,
  teams: kept.teams ? [...kept.teams] : null,
  isOwn: kept.isOwn ?? false,
  ...(kept.bodies && kept.bodies.length > 0 && { bodies: [...kept.bodies] }),
  finishedAt: kept.at.toISOString(),
  receivedAt: kept.receivedAt.toISOString(),
  isLate: kept.isLate ?? false,
  corrects: kept.corrects ?? null,
  ...(kept.covert && { covert: kept.covert }),
  answers: kept.answers,
})

/** Sent for no team, not for any (null), as `isOfTarget` has it. */
const forNoTeam = { teams: { $ne: null as never }, 'teams.0': { $exists: false } } // null meets a document without the field

/** Records of a plan that a reader may learn of, by one way at least: within its regions, or those of bodies, or of targets about themselves, as `placeOfRecord` has it. */
function ofThose({ plan, reader, bodies = [], targets = [] }: Pick<SubmissionQuery, 'plan' | 'reader' | 'bodies' | 'targets'>) {
  const isNamed = bodies.length + targets.length > 0
  const ways = [
    ...(reader.regions.length > 0 || !isNamed ? [{ regionPath: { $in: [...reader.regions] } }] : []),
    ...(bodies.length > 0 ? [{ bodies: { $exists: true, $in: [...bodies] } }] : []),
    ...targets.map(({ region, target }) => ({ target, regionPath: region, isOwn: true, ...forNoTeam })),
  ]
  const told = { $or: [{ releasedAt: { $ne: null } }, ...toldTo(reader).$or] }
  // one way alone is asked by its index
  return { plan, ...(ways.length === 1 ? ways[0] : { $or: ways }), $and: [told] }
}

/** Submissions in the store; `appended` is called after some were added. One writer in a process: what arrives together is written together. */
export function submissionRepository(
  connection: Connection,
  serviceLog: MongoServiceLog,
  clock: Clock,
  appended = () => {},
): SubmissionRepository & { stream: Stream; releases: Stream } {
  const SubmissionModel = connection.model<SubmissionDoc>('Submission', schema)
  const Aside = connection.model('SubmissionAside', asideSchema)
  const flush = serviceLog.carry(Aside)
  const flushReleases = serviceLog.carry(SubmissionModel)
  const byId = async (id: string): Promise<Submission | null> => {
    const found = await SubmissionModel.findOne({ _id: id }).lean<SubmissionDoc>()
    return found && toSubmission(found)
  }
  const correctionOf = async (id: string): Promise<Submission | null> => {
    const found = await SubmissionModel.findOne({ 'corrects.submission': id }).lean<SubmissionDoc>()
    return found && toSubmission(found)
  }
  type Kept = Omit<SubmissionDoc, 'seq'>
  /** What refuses a submission: the one that stands under its id. Throws for another correction of the same record. */
  const standing = async ({ _id, corrects }: Kept): Promise<Submission | null> => {
    const found = await byId(_id)
    const other = found === null && corrects ? await correctionOf(corrects.submission) : null
    if (other !== null) throw new Problem('conflict', 'submission.corrected-already', { id: other.id })
    return found
  }
  const written = recent<SubmissionDoc>({ clock })
  const append = appender(sequenceOf<SubmissionDoc, Submission>(SubmissionModel, standing, written))
  const add = groupCommit(async (submissions: readonly Submission[]) => {
    const outcomes = await append(submissions.map(({ id, ...rest }): Kept => ({ _id: id, ...rest })))
    if (outcomes.some((one) => one.status === 'fulfilled' && one.value === null)) appended()
    return outcomes
  })
  return {
    add: async (submission) => (await add(submission)) ?? submission,
    async setAside({ id, ...rest }) {
      const _id = `${id}:${rest.by.id}:${rest.hash}`
      const { plan, regionPath, target, covert } = rest
      const change = { submission: id, target }
      const entry = serviceLog.entry('aside', 'keep', { thing: _id, plan, regionPath, covert, change })
      const kept = { $setOnInsert: { kept: { id, ...rest }, entries: [entry] } }
      const { upsertedCount } = await Aside.updateOne({ _id }, kept, { upsert: true })
      if (upsertedCount === 1) await flush()
    },
    async asides({ plan, reader, submission, cursor, limit }) {
      const meant = {
        'kept.plan': plan,
        'kept.regionPath': { $in: [...reader.regions] },
        $and: [toldTo(reader, 'kept.')],
        ...(submission !== undefined && { 'kept.id': submission }),
      }
      const at = cursor && new Date(cursor.value)
      const behind = at && { $or: [{ 'kept.receivedAt': { $lt: at } }, { 'kept.receivedAt': at, _id: { $gt: cursor.id } }] }
      const [found, total] = await Promise.all([
        Aside.find({ ...meant, ...behind })
          .sort({ 'kept.receivedAt': -1, _id: 1 })
          .limit(limit + 1)
          .lean(),
        Aside.countDocuments(meant),
      ])
      const rows = found.slice(0, limit).map(({ _id, kept }) => ({ aside: _id, kept }))
      const last = found.length > limit ? rows.at(-1) : undefined
      return { rows, total, next: last ? { value: last.kept.receivedAt.toISOString(), id: last.aside } : null }
    },
    aside: async (aside) => (await Aside.findOne({ _id: aside }).lean())?.kept ?? null,
    byId,
    correctionOf,
    async release({ id, plan, regionPath, target }, at) {
      const entry = serviceLog.entry('release', 'make', { thing: id, plan, regionPath, change: { target } })
      const released = { covert: { $ne: null }, releasedAt: null as never } // null meets a document without the field
      await SubmissionModel.updateMany({ plan, target, 'corrects.first': id, ...released }, { $set: { releasedAt: at } })
      const { modifiedCount } = await SubmissionModel.updateOne(
        { _id: id, ...released },
        { $set: { releasedAt: at }, $push: { entries: entry as never } }, // the plugin's own field
      )
      if (modifiedCount === 1) await flushReleases()
    },
    async list({ target, from, to, after, limit, ...whose }) {
      const found = await SubmissionModel.find({
        ...ofThose(whose),
        ...(target !== undefined && { target }),
        ...((from || to) && { at: { ...(from && { $gte: from }), ...(to && { $lt: to }) } }),
        ...(after !== undefined && { _id: { $lt: after } }),
      })
        .sort({ _id: -1 })
        .limit(limit)
        .lean<SubmissionDoc[]>()
      return found.map(toSubmission)
    },
    releases: serviceLog.streamOf('release', ({ thing, plan, regionPath, at, change }): ReleaseEvent => {
      const { target } = change as LogChange<'release'> // as `release` made it
      return { plan: plan ?? '', target, regionPath, record: thing, at: at.toISOString() }
    }),
    stream: streamOf<SubmissionDoc>(SubmissionModel, {
      instant: 'receivedAt',
      thingOf: ({ _id }) => _id,
      v: 1,
      tell: toEvent,
      recent: written,
    }),
  }
}
