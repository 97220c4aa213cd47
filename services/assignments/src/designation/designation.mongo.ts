import { foundUnder } from '@duzhan/regions'
import type { NewEntry, Stream } from '@duzhan/service-kit'
import { carriesEntries, type MongoServiceLog, toldTo } from '@duzhan/service-kit/mongo'
import { type Connection, Schema } from 'mongoose'
import type { DesignatedTarget, DesignationRepository, Freeze } from './designation.repository.ts'
import { placesTold } from './designationTold.ts'
import { keptPlaces } from './places.ts'
import { type Asking, isOpenTo, openPlace, toldPlace } from './secrecy.ts'
import { isAt, sheetsOf } from './sheet.mongo.ts'
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
    covert: { type: mixed },
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
    changes: { type: Number, default: 0 },
    pending: { type: mixed, default: null },
  },
  { versionKey: false, minimize: false, collection: 'freezes' },
)
freezeSchema.plugin(carriesEntries)

/** How many targets are handed over at a time: few enough that what is made of them holds nobody up. */
const batchSize = 250
/** The same without their words. */
const rollSize = 1_000
const words = ['entries', 'past', 'verdict', 'began', 'team', 'reasons.title', 'reasons.sentence']
const withoutWords = Object.fromEntries(words.flatMap((field) => [field, `also.${field}`]).map((field) => [field, 0 as const]))

const placesOf = ({ also = [], entries: _, ...first }: Doc): KeptStanding[] => [first, ...also].map(keptStanding)
const standingOf = (docs: readonly Doc[], asking: Asking): DesignatedTarget[] =>
  docs.flatMap(placesOf).filter((place) => place.stands && isOpenTo(asking, place))
/** Those with a place that is told whoever asks; of several places the others are left out when they are read. */
const toldSome = (asking: Asking) =>
  asking === 'platform' ? {} : { $or: [...toldTo(asking).$or, { 'also.0': { $exists: true } }] }
const isSecret = { $exists: true, $ne: null }
/** Who stands: the first place is one of those, if there are any; what an earlier release kept does not say so, and stands. */
const standing = { stands: { $ne: false } } as const

/** Which documents of a plan are read, how many at a time and without which fields. */
interface Batches {
  plan: string
  filter: object
  size?: number
  without?: Readonly<Record<string, 0>>
}

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
    const { plan, target, regionPath, covert } = at
    return serviceLog.entry('designation', verb, {
      ...{ thing: idOf(plan, target), plan, regionPath, covert },
      ...placesTold(at, places),
    })
  }
  /** Notes that something changed of who stands on the lists of some plans, once it is written. */
  async function changed(plans: readonly string[]): Promise<void> {
    await FreezeModel.updateMany({ _id: { $in: [...new Set(plans)] } }, { $inc: { changes: 1 } })
  }
  /** All documents of a plan that meet a filter, so many at a time. */
  async function inBatches(
    { plan, filter, size = batchSize, without = {} }: Batches,
    take: (batch: Doc[]) => Promise<void>,
  ): Promise<void> {
    for (let after = ''; ; ) {
      const batch = await Designation.find({ ...filter, plan, _id: { $gt: after } }, without)
        .sort({ _id: 1 })
        .limit(size)
        .lean<Doc[]>()
      if (batch.length > 0) await take(batch)
      if (batch.length < size) return
      after = batch.at(-1)?._id ?? ''
    }
  }
  return {
    async save(designations) {
      if (designations.length === 0) return
      const byId = new Map<string, KeptStanding[]>()
      for (const one of designations) {
        const _id = idOf(one.plan, one.target)
        byId.set(_id, [...(byId.get(_id) ?? []), keptStanding(one)])
      }
      await Designation.bulkWrite(
        [...byId].flatMap(([_id, all]) => {
          const places = all.sort((one, other) => Number(Boolean(one.covert)) - Number(Boolean(other.covert)))
          const [first] = places
          if (!first) return []
          const update = { $set: keptPlaces(places), $push: { entries: entryOf('designate', first, places) } }
          return [{ updateOne: { filter: { _id }, update, upsert: true } }]
        }),
      )
      await flush()
      await changed(designations.map(({ plan }) => plan))
    },
    async byTargets(plan, targets, asking) {
      const ids = [...new Set(targets)].map((target) => idOf(plan, target))
      const found = await Designation.find({ _id: { $in: ids }, ...standing, ...toldSome(asking) }).lean<Doc[]>()
      return standingOf(found, asking)
    },
    async within(plan, regions, asking) {
      const found = await Designation.find({
        plan,
        regionPath: { $in: regions.flatMap(foundUnder) },
        ...standing,
        ...toldSome(asking),
      })
        .sort({ regionCode: 1, _id: 1 })
        .lean<Doc[]>()
      // it lay elsewhere, perhaps, when it came on another list
      return standingOf(found, asking).filter(({ regionPath }) => regionPath.some((region) => regions.includes(region)))
    },
    each: (plan, take) => inBatches({ plan, filter: standing }, (batch) => take(standingOf(batch, 'platform'))),
    roll: (plan, take) =>
      inBatches({ plan, filter: standing, size: rollSize, without: withoutWords }, (batch) =>
        take(standingOf(batch, 'platform')),
      ),
    eachReleased: (plan, take) =>
      inBatches({ plan, filter: { stands: false, 'past.0': { $exists: true } } }, (batch) => take(batch.flatMap(placesOf))),
    async freeze({ plan, frozenOn, by, lists }, regionPath) {
      const entry = serviceLog.entry('targetList', 'freeze', { thing: plan, plan, regionPath, change: { frozenOn } })
      const frozen = { $setOnInsert: { plan, frozenOn, by, ...(lists && { lists }), entries: [entry] } }
      await FreezeModel.updateOne({ _id: plan }, frozen, { upsert: true })
      await flushFreezes()
    },
    frozen: (plan) => FreezeModel.findOne({ _id: plan }, { pending: 0, entries: 0 }).lean<Freeze>().exec(),
    async kept(plan, targets, asking) {
      const found = await Designation.find({ _id: { $in: targets.map((target) => idOf(plan, target)) } }).lean<Doc[]>()
      return found.flatMap(placesOf).flatMap((place) => toldPlace(asking, place) ?? [])
    },
    async secret(of) {
      const those = 'plan' in of ? { plan: of.plan } : { target: { $in: [...of.targets] } }
      const secret = { $or: [{ 'covert.path': isSecret }, { 'also.covert.path': isSecret }] }
      return (await Designation.find({ ...those, ...secret }).lean<Doc[]>()).map(placesOf)
    },
    async disclose(places, shown) {
      const [first] = places
      if (!first) return
      const entries = shown.map((at) => entryOf('disclose', at, places))
      const update = { $set: keptPlaces(places), $push: { entries: { $each: entries } } }
      const filter = { _id: idOf(first.plan, first.target), ...isAt('sheet', first.sheet) }
      await Designation.updateOne(filter, update as never) // a document with what a standing adds to it
      await flush()
      await changed([first.plan])
    },
    everywhere: async (targets) => (await Designation.find({ target: { $in: [...targets] } }).lean<Doc[]>()).flatMap(placesOf),
    async follow(moves) {
      const writes = moves.flatMap(({ places, hasMoved }) => {
        const [first] = places
        if (!first) return []
        const entries = hasMoved ? [entryOf('move', openPlace(places) ?? first, places)] : []
        const update = { $set: keptPlaces(places), ...(hasMoved && { $push: { entries: { $each: entries } } }) }
        return [{ updateOne: { filter: { _id: idOf(first.plan, first.target) }, update } }]
      })
      if (writes.length === 0) return
      await Designation.bulkWrite(writes as never) // documents with what a standing adds to them
      await flush()
      await changed(moves.flatMap(({ places: [first] }) => (first ? [first.plan] : [])))
    },
    entryOf,
    ...sheetsOf({ FreezeModel, Designation, flush, changed, idOf }),
    stream: serviceLog.streamOf('designation', ({ change, toServices }) => toServices ?? change),
  }
}
