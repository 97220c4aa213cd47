import type { SubmissionEvent } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { isDuplicate, type Outbox, outboxOf, type Pending, pendingFields } from '@duzhan/service-kit/mongo'
import { type Connection, Schema } from 'mongoose'
import type { Submission, SubmissionRepository } from './submission.repository.ts'

type SubmissionDoc = Omit<Submission, 'id'> & Pending & { _id: string }

const text = { type: String, required: true }
const instant = { type: Date, required: true }
const schema = new Schema<SubmissionDoc>(
  {
    _id: String,
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
    startedAt: instant,
    finishedAt: instant,
    receivedAt: instant,
    at: instant,
    position: { type: Schema.Types.Mixed, default: null },
    answers: { type: Schema.Types.Mixed, required: true },
    isLate: { type: Boolean, default: false },
    hash: text,
    corrects: { type: Schema.Types.Mixed, default: null },
    ...pendingFields,
  },
  { versionKey: false, minimize: false, collection: 'submissions' },
)
schema.index({ pending: 1, _id: 1 })
schema.index({ plan: 1, regionPath: 1, at: -1 })
schema.index({ plan: 1, target: 1, at: -1 })
// a record is corrected once: the next correction corrects that one
schema.index(
  { 'corrects.submission': 1 },
  { unique: true, partialFilterExpression: { 'corrects.submission': { $exists: true } } },
)

const asideSchema = new Schema<{ _id: string; kept: Submission }>(
  { _id: String, kept: { type: Schema.Types.Mixed, required: true } },
  { versionKey: false, minimize: false, collection: 'submissionsAside' },
)
asideSchema.index({ 'kept.plan': 1, 'kept.regionPath': 1, 'kept.id': 1 })

const toSubmission = ({ _id, ...rest }: SubmissionDoc): Submission => ({
  ...rest,
  // absent in what was kept before there were corrections
  team: rest.team ?? null,
  corrects: rest.corrects ?? null,
  id: _id,
})

export function submissionRepository(connection: Connection): SubmissionRepository & { outbox: Outbox<SubmissionEvent> } {
  const SubmissionModel = connection.model<SubmissionDoc>('Submission', schema)
  const Aside = connection.model('SubmissionAside', asideSchema)
  const byId = async (id: string): Promise<Submission | null> => {
    const found = await SubmissionModel.findOne({ _id: id }).lean<SubmissionDoc>()
    return found && toSubmission(found)
  }
  const correctionOf = async (id: string): Promise<Submission | null> => {
    const found = await SubmissionModel.findOne({ 'corrects.submission': id }).lean<SubmissionDoc>()
    return found && toSubmission(found)
  }
  return {
    async add(submission) {
      const { id, ...rest } = submission
      try {
        // Straight to the driver: the document was built and validated here, casting it again would cost a third of the write.
        await SubmissionModel.collection.insertOne({
          _id: id,
          ...rest,
          version: 1,
          pending: ['assignments', 'aggregation'],
        } as never)
        return submission
      } catch (error) {
        const standing = isDuplicate(error) ? await byId(id) : null
        if (standing !== null) return standing
        const { corrects } = submission
        const other = isDuplicate(error) && corrects ? await correctionOf(corrects.submission) : null
        if (other !== null) throw new Problem('conflict', 'submission.corrected-already', { id: other.id })
        throw error
      }
    },
    async setAside({ id, ...rest }) {
      const _id = `${id}:${rest.by.id}:${rest.hash}`
      await Aside.updateOne({ _id }, { $setOnInsert: { kept: { id, ...rest } } }, { upsert: true })
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
    outbox: outboxOf(
      SubmissionModel,
      ({
        _id,
        plan,
        revision,
        checklist,
        part,
        target,
        targetName,
        place,
        regionPath,
        by,
        at,
        receivedAt,
        isLate,
        corrects,
        answers,
      }) => ({
        id: _id,
        plan,
        revision,
        checklist,
        ...(part && { part }), // what is told of the main part stays what it was
        target,
        targetName,
        place,
        regionPath: [...regionPath],
        by,
        finishedAt: at.toISOString(),
        receivedAt: receivedAt.toISOString(),
        isLate: isLate ?? false,
        corrects: corrects ?? null,
        answers,
      }),
    ),
  }
}
