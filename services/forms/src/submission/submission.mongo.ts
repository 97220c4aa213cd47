import type { SubmissionEvent } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { appender, type Clock, groupCommit, type NewEntry, recent, type Stream } from '@duzhan/service-kit'
import { carriesEntries, type MongoServiceLog, sequenceOf, streamOf } from '@duzhan/service-kit/mongo'
import { type Connection, Schema } from 'mongoose'
import type { Submission, SubmissionRepository } from './submission.repository.ts'

/** A submission never changes: it is its own entry in the stream of submissions, at the place `seq`. */
type SubmissionDoc = Omit<Submission, 'id'> & { _id: string; seq: number }

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
    startedAt: instant,
    finishedAt: instant,
    receivedAt: instant,
    at: instant,
    position: { type: Schema.Types.Mixed, default: null },
    answers: { type: Schema.Types.Mixed, required: true },
    isLate: { type: Boolean, default: false },
    hash: text,
    corrects: { type: Schema.Types.Mixed, default: null },
  },
  { versionKey: false, minimize: false, collection: 'submissions' },
)
schema.index({ seq: 1 }, { unique: true })
schema.index({ plan: 1, regionPath: 1, at: -1 })
schema.index({ plan: 1, target: 1, at: -1 })
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

const toSubmission = ({ _id, seq: _, ...rest }: SubmissionDoc): Submission => ({
  ...rest,
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
  finishedAt: kept.at.toISOString(),
  receivedAt: kept.receivedAt.toISOString(),
  isLate: kept.isLate ?? false,
  corrects: kept.corrects ?? null,
  answers: kept.answers,
})

/** Submissions in the store; `appended` is called after some were added. One writer in a process: what arrives together is written together. */
export function submissionRepository(
  connection: Connection,
  serviceLog: MongoServiceLog,
  clock: Clock,
  appended = () => {},
): SubmissionRepository & { stream: Stream } {
  const SubmissionModel = connection.model<SubmissionDoc>('Submission', schema)
  const Aside = connection.model('SubmissionAside', asideSchema)
  const flush = serviceLog.carry(Aside)
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
      const { plan, regionPath, target } = rest
      const entry = serviceLog.entry('aside', 'keep', { thing: _id, plan, regionPath, change: { submission: id, target } })
      const kept = { $setOnInsert: { kept: { id, ...rest }, entries: [entry] } }
      const { upsertedCount } = await Aside.updateOne({ _id }, kept, { upsert: true })
      if (upsertedCount === 1) await flush()
    },
    async asides({ plan, regions, submission, limit }) {
      const found = await Aside.find({
        'kept.plan': plan,
        'kept.regionPath': { $in: regions },
        ...(submission !== undefined && { 'kept.id': submission }),
      })
        .sort({ 'kept.receivedAt': -1, _id: 1 })
        .limit(limit)
        .lean()
      return found.map(({ _id, kept }) => ({ aside: _id, kept }))
    },
    aside: async (aside) => (await Aside.findOne({ _id: aside }).lean())?.kept ?? null,
    byId,
    correctionOf,
    async list({ plan, regions, target, from, to, after, limit }) {
      const found = await SubmissionModel.find({
        plan,
        regionPath: { $in: regions },
        ...(target !== undefined && { target }),
        ...((from || to) && { at: { ...(from && { $gte: from }), ...(to && { $lt: to }) } }),
        ...(after !== undefined && { _id: { $lt: after } }),
      })
        .sort({ _id: -1 })
        .limit(limit)
        .lean<SubmissionDoc[]>()
      return found.map(toSubmission)
    },
    stream: streamOf<SubmissionDoc>(SubmissionModel, {
      instant: 'receivedAt',
      thingOf: ({ _id }) => _id,
      v: 1,
      tell: toEvent,
      recent: written,
    }),
  }
}
