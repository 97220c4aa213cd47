import type { ChecklistPart } from '@duzhan/checklist'
import { type Connection, Schema } from 'mongoose'
import type { KeptPart, Visit, VisitRepository } from './visit.repository.ts'

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
    parts: { type: Schema.Types.Mixed },
    isLate: { type: Boolean, default: false },
    record: String,
  },
  { versionKey: false, collection: 'visits' },
)
schema.index({ plan: 1, window: 1, regionPath: 1 })
schema.index({ plan: 1, target: 1, window: 1 })

/** Those that name their checklist before those that leave it open: the empty key sorts last. */
const named = { checklist: -1, _id: 1 } as const

const has = (parts: readonly KeptPart[] | undefined, part: ChecklistPart): boolean =>
  parts?.some((one) => one.part === part) ?? false

type Done = Parameters<VisitRepository['complete']>[0]

/** What a correction changes of the visit that its chain is of: the visit, or the part of it, names the newest record. */
function renewed({ parts, submission: last }: Doc, { submission, first, parted }: Pick<Done, 'submission' | 'first' | 'parted'>) {
  const was = parts?.find(({ record }) => record === first)
  if (!was || !parts || !parted) return { submission, record: first }
  const change = { parts: parts.map((one) => (one === was ? { ...parted.own, part: was.part } : one)) }
  return last === was.submission ? { ...change, submission } : change
}

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
    async complete({ plan, target, window, checklist, submission, first, on, isLate, parted }) {
      // in whatever window: a revision published since may count its visits by another cycle
      const done = await VisitModel.findOne({
        plan,
        target,
        $or: [{ record: first }, { record: null, submission: first }, { 'parts.record': first }],
      }).lean<Doc>()
      if (done) {
        await VisitModel.updateOne({ _id: done._id }, { $set: renewed(done, { submission, first, parted }) })
        return true
      }
      const due = { plan, target, window, checklist: { $in: [checklist, ''] }, status: 'due' as const }
      if (parted) {
        const { own, parts } = parted
        const lacking = (
          await VisitModel.find(due)
            .sort({ ...named })
            .lean<Doc[]>()
        ).find((visit) => !has(visit.parts, own.part))
        if (!lacking) return false
        const kept = [...(lacking.parts ?? []), own]
        const last = parts.every((part) => has(kept, part)) ? { status: 'done', submission, doneOn: on } : {}
        const change = { checklist, parts: kept, isLate: isLate || (lacking.isLate ?? false), ...last }
        await VisitModel.updateOne({ _id: lacking._id }, { $set: change })
        return true
      }
      const paid = await VisitModel.findOneAndUpdate(
        due,
        { $set: { status: 'done', checklist, submission, record: first, doneOn: on, isLate } },
        { sort: { ...named } },
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
