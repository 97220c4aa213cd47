import type { DesignationEvent } from '@duzhan/contracts'
import type { NewEntry, Stream } from '@duzhan/service-kit'
import { carriesEntries, type MongoServiceLog } from '@duzhan/service-kit/mongo'
import { type Connection, Schema } from 'mongoose'
import type { DesignatedTarget, DesignationRepository, Freeze } from './designation.repository.ts'
import { sheetsOf } from './sheet.mongo.ts'
import type { Sheet, StandingRepository } from './standing.repository.ts'
import { type KeptStanding, keptStanding } from './standing.ts'

/**
 * A target with its places on lists: the first one in the document itself, as earlier releases kept the only one. What was
 * frozen by those, and not decided on since, has nothing but its designation.
 */
type Doc = DesignatedTarget & Partial<KeptStanding> & { _id: string; also?: KeptStanding[]; entries?: NewEntry[] }
const text = { type: String, required: true }
const mixed = Schema.Types.Mixed
const schema = new Schema<Doc>(
  {
    _id: String,
    plan: text,
    target: text,
    targetName: text,
    place: text,
    kind: text,
    regionCode: text,
    regionPath: { type: [String], required: true },
    list: text,
    reasons: { type: [mixed as never], required: true },
    printed: { type: mixed, default: null },
    team: { type: mixed, default: null },
    designatedOn: text,
    retiredOn: { type: String },
    stands: { type: Boolean, default: true },
    began: { type: mixed, default: null },
    past: { type: [mixed as never], default: [] },
    verdict: { type: mixed, default: null },
    sheet: { type: Number, default: 0 },
    also: { type: [mixed as never], default: [] },
  },
  { versionKey: false, minimize: false, collection: 'designations' },
)
schema.index({ plan: 1, regionPath: 1, regionCode: 1 })
schema.index({ plan: 1, _id: 1 })
schema.index({ target: 1 })
schema.plugin(carriesEntries)
/** The sheet that was taken last stands beside the freeze until all of it is written: a freeze is the one lock of its lists. */
export type FreezeDoc = Freeze & { _id: string; pending?: Sheet | null; entries?: NewEntry[] }
const freezeSchema = new Schema<FreezeDoc>(
  {
    _id: String,
    plan: text,
    frozenOn: text,
    by: text,
    lists: { type: [String], default: undefined },
    decisions: { type: Number, default: 0 },
    pending: { type: mixed, default: null },
  },
  { versionKey: false, minimize: false, collection: 'freezes' },
)
freezeSchema.plugin(carriesEntries)

/** As others learn of it. Who was never on a list, and was left off, has none. */
const toEvent = (
  designation: DesignatedTarget & Partial<KeptStanding>,
  others: readonly DesignatedTarget[],
): DesignationEvent => {
  const { stands = true, past = [], list, designatedOn } = designation
  const { plan, target, targetName, place, kind, regionPath, team } = designation
  const isNamed = stands || past.length > 0
  return {
    ...{ plan, target, targetName, place, kind, regionPath: [...regionPath], team },
    list: isNamed ? list : null,
    designatedOn: isNamed ? designatedOn : null,
    releasedOn: stands ? null : (past.at(-1)?.until ?? null),
    ...(others.length > 0 && { also: others.map((other) => ({ list: other.list, team: other.team })) }),
  }
}
/** How many targets are handed over at a time: few enough that what is made of them holds nobody up. */
const batchSize = 250

const placesOf = ({ also = [], entries: _, ...first }: Doc): KeptStanding[] => [first, ...also].map(keptStanding)
const standingOf = (docs: readonly Doc[]): DesignatedTarget[] => docs.flatMap(placesOf).filter(({ stands }) => stands)
/** Who stands: the first place is one of those, if there are any; what an earlier release kept does not say so, and stands. */
const standing = { stands: { $ne: false } } as const

/** Designated targets in the store. Each change is logged; `stream` tells of it. */
export function designationRepository(
  connection: Connection,
  serviceLog: MongoServiceLog,
): DesignationRepository & StandingRepository & { stream: Stream } {
  const Designation = connection.model<Doc>('Designation', schema)
  const flush = serviceLog.carry(Designation)
  const FreezeModel = connection.model<FreezeDoc>('Freeze', freezeSchema)
  const flushFreezes = serviceLog.carry(FreezeModel)
  const idOf = (plan: string, target: string) => `${plan}:${target}`
  const entryOf: StandingRepository['entryOf'] = (verb, at, places) => {
    const { plan, target, regionPath } = at
    const change = toEvent(
      at,
      places.filter((one) => one !== at && one.stands),
    )
    return serviceLog.entry('designation', verb, { thing: idOf(plan, target), plan, regionPath, change })
  }
  return {
    async save(designations) {
      if (designations.length === 0) return
      const others = new Map<string, KeptStanding[]>()
      const first = designations.filter((designation) => {
        const _id = idOf(designation.plan, designation.target)
        const also = others.get(_id)
        if (also) also.push(keptStanding(designation))
        else others.set(_id, [])
        return !also
      })
      await Designation.bulkWrite(
        first.map((designation) => {
          const _id = idOf(designation.plan, designation.target)
          const also = others.get(_id) ?? []
          const entry = entryOf('designate', keptStanding(designation), also)
          return {
            updateOne: { filter: { _id }, update: { $set: { ...designation, also }, $push: { entries: entry } }, upsert: true },
          }
        }),
      )
      await flush()
    },
    async byTarget(plan, target) {
      const found = await Designation.findOne({ _id: idOf(plan, target), ...standing }).lean<Doc>()
      return found ? (standingOf([found])[0] ?? null) : null
    },
    async byTargets(plan, targets) {
      const ids = [...new Set(targets)].map((target) => idOf(plan, target))
      return standingOf(await Designation.find({ _id: { $in: ids }, ...standing }).lean<Doc[]>())
    },
    async within(plan, regions) {
      const found = await Designation.find({ plan, regionPath: { $in: [...regions] }, ...standing })
        .sort({ regionCode: 1 })
        .lean<Doc[]>()
      // it lay elsewhere, perhaps, when it came on another list
      return standingOf(found).filter(({ regionPath }) => regionPath.some((region) => regions.includes(region)))
    },
    async each(plan, take) {
      for (let after = ''; ; ) {
        const batch = await Designation.find({ plan, _id: { $gt: after }, ...standing })
          .sort({ _id: 1 })
          .limit(batchSize)
          .lean<Doc[]>()
        if (batch.length > 0) await take(standingOf(batch))
        if (batch.length < batchSize) return
        after = batch.at(-1)?._id ?? ''
      }
    },
    async freeze({ plan, frozenOn, by, lists }, regionPath) {
      const entry = serviceLog.entry('targetList', 'freeze', { thing: plan, plan, regionPath, change: { frozenOn } })
      const frozen = { $setOnInsert: { plan, frozenOn, by, ...(lists && { lists }), entries: [entry] } }
      await FreezeModel.updateOne({ _id: plan }, frozen, { upsert: true })
      await flushFreezes()
    },
    frozen: (plan) => FreezeModel.findOne({ _id: plan }, { pending: 0, entries: 0 }).lean<Freeze>().exec(),
    async kept(plan, targets) {
      const found = await Designation.find({ _id: { $in: targets.map((target) => idOf(plan, target)) } }).lean<Doc[]>()
      return found.flatMap(placesOf)
    },
    everywhere: async (target) => (await Designation.find({ target }).lean<Doc[]>()).flatMap(placesOf),
    async follow(places, hasMoved) {
      const [first, ...also] = places
      if (!first) return
      const entries = hasMoved ? [entryOf('move', first, places)] : []
      const update = { $set: { ...first, also }, ...(hasMoved && { $push: { entries: { $each: entries } } }) }
      await Designation.updateOne({ _id: idOf(first.plan, first.target) }, update as never) // a document with what a standing adds to it
      await flush()
    },
    entryOf,
    ...sheetsOf({ FreezeModel, Designation, flush, idOf }),
    stream: serviceLog.streamOf('designation', ({ change }) => change),
  }
}
