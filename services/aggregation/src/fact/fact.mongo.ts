import type { Result } from '@duzhan/checklist'
import { isDuplicate } from '@duzhan/service-kit/mongo'
import { type Connection, Schema } from 'mongoose'
import type { Fact, FactRepository, LateRecord } from './fact.repository.ts'
import { type ObservedAt, unknownRevision } from './observedAt.ts'

/** Observations are read and written whole and never asked for singly: as text they cost a tenth of as many small documents. */
interface Doc extends Omit<Fact, 'observations' | 'revision' | 'no'> {
  _id: string
  /** None in what was kept before there were corrections. */
  no: number | null
  revision?: number
  observations?: string
  /** What the first release kept instead: judgements only. */
  results?: { path: string; result: Result }[]
}
const text = { type: String, required: true }
const schema = new Schema<Doc>(
  {
    _id: String,
    plan: text,
    checklist: text,
    part: String,
    of: Schema.Types.Mixed,
    window: text,
    target: text,
    targetName: text,
    place: text,
    under: String,
    region: text,
    regionPath: { type: [String], required: true },
    submission: text,
    revision: { type: Number, required: true },
    no: { type: Number, required: true },
    at: { type: Date, required: true },
    observations: text,
  },
  { versionKey: false, collection: 'facts' },
)
schema.index({ plan: 1, window: 1, region: 1 })
schema.index({ plan: 1, window: 1, regionPath: 1, checklist: 1, at: -1 })

const lateSchema = new Schema<Omit<LateRecord, 'submission' | 'under'> & { _id: string }>(
  { _id: String, plan: text, window: text, regionPath: { type: [String], required: true } },
  { versionKey: false, collection: 'lateRecords' },
)
lateSchema.index({ plan: 1, window: 1, regionPath: 1 })

export function factRepository(connection: Connection): FactRepository {
  connection.model<Doc>('Fact', schema) // for its indexes: every record is written and read by the driver as it is
  const stored = connection.collection<Doc>('facts')
  const Late = connection.model('LateRecord', lateSchema)
  return {
    async saveLate(records) {
      if (records.length === 0) return
      await Late.bulkWrite(
        records.map(({ submission, plan, window, regionPath, under }) => ({
          updateOne: {
            filter: { _id: under === undefined ? submission : `${plan}:${submission}` },
            update: { $set: { plan, window, regionPath: [...regionPath] } },
            upsert: true,
          },
        })),
        { ordered: false },
      )
    },
    countLate: ({ plan, window, regions }) => Late.countDocuments({ plan, window, regionPath: oneOf(regions) }).exec(),
    async save(facts) {
      if (facts.length === 0) return
      try {
        await stored.bulkWrite(newest(facts).map(replaceUnlessNewer), { ordered: false })
      } catch (error) {
        if (!isDuplicate(error)) throw error // a newer fact stands: the upsert found nothing older and met its id
      }
    },
    async at(plan, window, regions) {
      const found = await stored.find({ plan, window, region: { $in: [...regions] } }).toArray()
      return found.map(toFact)
    },
    async within({ plan, window, regions, checklist }) {
      const found = await stored
        .find({ plan, window, regionPath: oneOf(regions), checklist })
        .sort({ at: -1 })
        .toArray()
      return found.map(toFact)
    },
  }
}

/** A region that is made of nothing else is asked for as it is: its index gives the order too. */
const oneOf = (regions: readonly string[]) => (regions.length === 1 ? (regions[0] ?? '') : { $in: [...regions] })

function toFact({ _id, observations, results = [], revision = unknownRevision, no, ...kept }: Doc): Fact {
  const fact = { ...kept, revision, no: no ?? 0 }
  if (observations !== undefined) return { ...fact, observations: JSON.parse(observations) as ObservedAt[] } // written by save
  return { ...fact, observations: results.map((one) => ({ ...one, kind: judgedKind(one.path) })) }
}

const idOf = ({ plan, checklist, target, window, part }: Fact) =>
  `${plan}:${checklist}:${target}:${window}${part === undefined ? '' : `:${part}`}`

/** Of several facts about the same part of a target in a batch only the newest counts. */
function newest(facts: readonly Fact[]): Fact[] {
  const kept = new Map<string, Fact>()
  for (const fact of facts) {
    const standing = kept.get(idOf(fact))
    if (!standing || !isNewer(standing, fact)) kept.set(idOf(fact), fact)
  }
  return [...kept.values()]
}

/** Whether one fact outranks another: a later visit, else a later correction of the visit, else, to decide at all, the greater id. */
function isNewer(one: Fact, other: Fact): boolean {
  const order = one.at.getTime() - other.at.getTime() || one.no - other.no
  return order > 0 || (order === 0 && one.submission > other.submission)
}

/** The same as `isNewer`, as a filter; a fact kept before there were corrections has no number, and is a first record. */
function replaceUnlessNewer(fact: Fact) {
  const { at, no, submission } = fact
  const sameNumber = no === 0 ? { $in: [0, null] } : no
  const earlier =
    no === 0
      ? []
      : [
          { at, no: { $lt: no } },
          { at, no: null },
        ]
  const older = { $or: [{ at: { $lt: at } }, ...earlier, { at, no: sameNumber, submission: { $lte: submission } }] }
  const replacement = { ...fact, observations: JSON.stringify(fact.observations) }
  return { replaceOne: { filter: { _id: idOf(fact), ...older }, replacement, upsert: true } }
}

/** The kind of what the first release kept of a path: it kept judgements only, of an item or of a clause of one. */
const judgedKind = (path: string): 'judgement' | 'clause' => (path.split('.').length === 2 ? 'judgement' : 'clause')
