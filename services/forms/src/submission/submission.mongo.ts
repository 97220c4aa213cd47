import type { SubmissionEvent } from '@duzhan/contracts'
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
    target: text,
    targetName: text,
    place: text,
    regionPath: { type: [String], required: true },
    by: { id: text, title: text },
    startedAt: instant,
    finishedAt: instant,
    receivedAt: instant,
    at: instant,
    position: { type: Schema.Types.Mixed, default: null },
    answers: { type: Schema.Types.Mixed, required: true },
    isLate: { type: Boolean, default: false },
    hash: text,
    ...pendingFields,
  },
  { versionKey: false, minimize: false, collection: 'submissions' },
)
schema.index({ pending: 1, _id: 1 })
schema.index({ plan: 1, regionPath: 1, at: -1 })
schema.index({ plan: 1, target: 1, at: -1 })

const asideSchema = new Schema<{ _id: string; kept: Submission }>(
  { _id: String, kept: { type: Schema.Types.Mixed, required: true } },
  { versionKey: false, minimize: false, collection: 'submissionsAside' },
)

const toSubmission = ({ _id, ...rest }: SubmissionDoc): Submission => ({ ...rest, id: _id })

export function submissionRepository(connection: Connection): SubmissionRepository & { outbox: Outbox<SubmissionEvent> } {
  const SubmissionModel = connection.model<SubmissionDoc>('Submission', schema)
  const Aside = connection.model('SubmissionAside', asideSchema)
  const byId = async (id: string): Promise<Submission | null> => {
    const found = await SubmissionModel.findOne({ _id: id }).lean<SubmissionDoc>()
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
        if (standing === null) throw error
        return standing
      }
    },
    async setAside({ id, ...rest }) {
      const _id = `${id}:${rest.by.id}:${rest.hash}`
      await Aside.updateOne({ _id }, { $setOnInsert: { kept: { id, ...rest } } }, { upsert: true })
    },
    byId,
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
      ({ _id, plan, revision, checklist, target, targetName, place, regionPath, by, at, receivedAt, isLate, answers }) => ({
        id: _id,
        plan,
        revision,
        checklist,
        target,
        targetName,
        place,
        regionPath: [...regionPath],
        by,
        finishedAt: at.toISOString(),
        receivedAt: receivedAt.toISOString(),
        isLate: isLate ?? false,
        answers,
      }),
    ),
  }
}
