import { isDeepStrictEqual } from 'node:util'
import type { TargetStep } from '@duzhan/contracts'
import { foundUnder } from '@duzhan/regions'
import type { NewEntry } from '@duzhan/service-kit'
import { carriesEntries, documentsOf, isDuplicate, type MongoServiceLog } from '@duzhan/service-kit/mongo'
import { type Connection, type mongo, Schema } from 'mongoose'
import { relocated } from './relocated.ts'
import { snapshotOf } from './snapshotOf.ts'
import type { ChangeOfTargets, RegisteredTarget, RegisterScope, RegisterSearch, TargetRepository } from './target.repository.ts'
import { targetSearch } from './targetSearch.mongo.ts'

/** `isUnsettled` while lists and visits have not followed a change yet. */
type Doc = RegisteredTarget & { _id: string; trace?: TargetStep[]; isUnsettled?: boolean; entries?: NewEntry[] }
const text = { type: String, required: true }
const mixed = Schema.Types.Mixed
const schema = new Schema<Doc>(
  {
    _id: String,
    id: text,
    plan: text,
    name: text,
    kind: text,
    regionCode: text,
    regionPath: { type: [String], required: true },
    names: { type: mixed, required: true },
    position: { type: mixed },
    attributes: { type: mixed, required: true },
    annex: { type: mixed, default: null },
    version: { type: Number },
    retired: { type: mixed },
    trace: { type: [mixed as never], default: undefined },
    isUnsettled: { type: Boolean },
  },
  { versionKey: false, minimize: false, id: false, collection: 'targets' },
)
schema.index({ plan: 1, regionPath: 1, regionCode: 1 })
// a search stands in their order, which an index on a list cannot give; of two that serve as well the first is taken
schema.index({ plan: 1, regionCode: 1, _id: 1, retired: 1 }, { partialFilterExpression: { retired: { $exists: true } } })
schema.index({ plan: 1, regionCode: 1, _id: 1 })
schema.index({ plan: 1, name: 1, _id: 1 })
schema.index({ isUnsettled: 1 })
schema.plugin(carriesEntries)
/** `entering` is the import that was confirmed and is being entered, see `targetImport.mongo`. */
export interface RegisterDoc {
  _id: string
  changes: number
  entering?: string
}
const registerSchema = new Schema(
  { _id: String, changes: { type: Number, required: true }, entering: String },
  { versionKey: false, collection: 'registers' },
)
/** What is read of many targets: their history is not. */
const asToday = { _id: 0, trace: 0, isUnsettled: 0, entries: 0 } as const
/** An earlier release counted no changes. */
const isAt = (version: number) => (version === 0 ? { $or: [{ version: 0 }, { version: null }] } : { version })

/** How often each register was changed, and whether an import is being entered into it. */
export const registersOn = (connection: Connection): mongo.Collection<RegisterDoc> =>
  documentsOf<RegisterDoc>(connection.model('Register', registerSchema))

/** The registers of all plans in the store; each change is logged, and kept with what the target was until then. */
export function targetRepository(connection: Connection, serviceLog: MongoServiceLog): TargetRepository {
  const TargetModel = connection.model<Doc>('Target', schema)
  const Register = connection.model('Register', registerSchema)
  const flush = serviceLog.carry(TargetModel)
  const idOf = (plan: string, id: string) => `${plan}:${id}`
  const entryOf = ({ id, plan, name, kind, regionCode, regionPath }: RegisteredTarget, verb: TargetStep['verb']): NewEntry =>
    serviceLog.entry('target', verb, {
      thing: idOf(plan, id),
      plan,
      regionPath,
      change: { target: id, name, kind, regionCode },
    })
  const entered = (target: RegisteredTarget, change: ChangeOfTargets) => ({
    ...target,
    version: 0,
    trace: [{ ...change, was: null }],
  })
  /** The change of one that stands, if it stands as it was read; `entry` is logged with it. */
  function changeOf(
    target: RegisteredTarget,
    was: RegisteredTarget,
    { change, entry }: { change: ChangeOfTargets; entry?: NewEntry },
  ) {
    const version = was.version ?? 0
    // lists follow where a target lies and whether it is in the register; what it is called and its figures they have printed
    const isFollowed = was.regionCode !== target.regionCode || was.retired?.on !== target.retired?.on
    const changed = { ...target, version: version + 1, ...(isFollowed && { isUnsettled: true }) }
    // a position that is not given any more is taken off
    const without = target.position === undefined ? { $unset: { position: 1 as const } } : {}
    const pushed = { trace: { ...change, was: snapshotOf(was) }, ...(entry && { entries: entry }) }
    const filter = { _id: idOf(target.plan, target.id), regionCode: was.regionCode, ...isAt(version) }
    return { updateOne: { filter, update: { $set: changed, ...without, $push: pushed } } }
  }
  function writeOf(target: RegisteredTarget, was: RegisteredTarget | undefined, change: ChangeOfTargets) {
    const entry = entryOf(target, change.verb)
    if (was !== undefined) return changeOf(target, was, { change, entry })
    const $setOnInsert = { ...entered(target, change), entries: [entry] }
    return { updateOne: { filter: { _id: idOf(target.plan, target.id) }, update: { $setOnInsert }, upsert: true } }
  }
  const look = targetSearch(TargetModel.collection as never, asToday) // mongoose types it without its documents
  async function searchAll(scopes: readonly RegisterScope[], search: RegisterSearch) {
    const state = await Register.find({ _id: { $in: scopes.map(({ plan }) => plan) } }).lean()
    return look(scopes, search, JSON.stringify(state.map(({ _id, changes }) => [_id, changes])))
  }
  return {
    async save(targets, standing, change) {
      if (targets.length === 0) return true
      const stood = new Map(standing.map((target) => [target.id, target]))
      try {
        const writes = targets.map((target) => writeOf(target, stood.get(target.id), change))
        const { matchedCount, upsertedCount } = await TargetModel.bulkWrite(writes as never) // a step holds what the schema calls mixed
        await flush()
        for (const plan of new Set(targets.map((target) => target.plan)))
          await Register.updateOne({ _id: plan }, { $inc: { changes: 1 } }, { upsert: true })
        return matchedCount === standing.length && upsertedCount === targets.length - standing.length
      } catch (error) {
        if (isDuplicate(error)) return false
        throw error
      }
    },
    async enter(targets, standing, change) {
      const stood = new Map(standing.map((target) => [target.id, target]))
      const added = targets.filter(({ id }) => !stood.has(id))
      const changes = targets.flatMap((target) => {
        const was = stood.get(target.id)
        return was ? [changeOf(target, was, { change })] : []
      })
      const documents = documentsOf<Doc>(TargetModel)
      let isAll = true
      if (changes.length > 0) {
        const { matchedCount } = await documents.bulkWrite(changes as never, { ordered: false }) // a step holds what the schema calls mixed
        isAll = matchedCount === changes.length
      }
      if (added.length === 0) return isAll
      try {
        const rows = added.map((target): Doc => ({ _id: idOf(target.plan, target.id), ...entered(target, change) }))
        await documents.insertMany(rows as never, { ordered: false })
        return isAll
      } catch (error) {
        if (isDuplicate(error)) return false
        throw error
      }
    },
    byId: (plan, id) =>
      TargetModel.findOne({ _id: idOf(plan, id) }, asToday)
        .lean<RegisteredTarget>()
        .exec(),
    byIds: (plan, ids) =>
      TargetModel.find({ _id: { $in: ids.map((id) => idOf(plan, id)) } }, asToday)
        .lean<RegisteredTarget[]>()
        .exec(),
    at: (plan, regionCodes) =>
      TargetModel.find({ plan, regionPath: { $in: [...regionCodes] }, regionCode: { $in: [...regionCodes] } }, asToday)
        .lean<RegisteredTarget[]>()
        .exec(),
    within: (plan, regions) =>
      TargetModel.find({ plan, regionPath: { $in: regions.flatMap(foundUnder) } }, asToday)
        .sort({ regionCode: 1 })
        .lean<RegisteredTarget[]>()
        .exec(),
    search: (plan, regions, search) => searchAll([{ plan, regions }], search),
    searchAll,
    async trace({ plan, id }) {
      const found = await TargetModel.findOne({ _id: idOf(plan, id) }, { trace: 1 }).lean<Pick<Doc, 'trace'>>()
      return found?.trace ?? []
    },
    async changes(plan) {
      return (await Register.findOne({ _id: plan }).lean())?.changes ?? 0
    },
    async isEntering(plan) {
      return (await Register.findOne({ _id: plan }).lean())?.entering != null
    },
    async rename(plans, region, name) {
      const named = `names.${region}`
      for (const plan of plans) {
        const own = await TargetModel.find({ plan, regionPath: region, regionCode: region }, { name: 1, names: 1 }).lean<Doc[]>()
        const called = own.filter((target) => target.name === target.names[region]).map(({ _id }) => _id)
        await TargetModel.updateMany({ _id: { $in: called } }, { $set: { name, [named]: name, isUnsettled: true } })
        const others = { plan, regionPath: region, [named]: { $exists: true, $ne: name } }
        await TargetModel.updateMany(others, { $set: { [named]: name, isUnsettled: true } })
        await Register.updateOne({ _id: plan }, { $inc: { changes: 1 } }, { upsert: true })
      }
    },
    async called(plans, region) {
      const own = { plan: { $in: [...plans] }, regionPath: region, [`names.${region}`]: { $exists: true } }
      return (await TargetModel.findOne(own, { names: 1 }).lean<Doc | null>())?.names[region] ?? null
    },
    async relocate(plans, within, way, lineage) {
      const there = { regionPath: { $in: [...within] } }
      for (const plan of plans) {
        const found = await TargetModel.find({ plan, ...there }, { regionCode: 1, names: 1, regionPath: 1 }).lean<Doc[]>()
        const writes = found.flatMap((target) => {
          const now = relocated(target, way, lineage)
          if (isDeepStrictEqual([...target.regionPath], now.regionPath)) return []
          return [{ updateOne: { filter: { _id: target._id }, update: { $set: { ...now, isUnsettled: true } } } }]
        })
        if (writes.length === 0) continue
        await documentsOf<Doc>(TargetModel).bulkWrite(writes as never, { ordered: false }) // typed by us: the driver casts nothing
        await Register.updateOne({ _id: plan }, { $inc: { changes: 1 } }, { upsert: true })
      }
    },
    countWithin: (plans, regions) =>
      TargetModel.countDocuments({
        plan: { $in: [...plans] },
        regionPath: { $in: regions.flatMap(foundUnder) },
        retired: null as never,
      }).exec(), // null meets a document without the field
    unsettled: () => TargetModel.find({ isUnsettled: true }, asToday).lean<RegisteredTarget[]>().exec(),
    async settle(targets) {
      if (targets.length === 0) return
      await TargetModel.bulkWrite(
        targets.map(({ plan, id, version = 0 }) => ({
          updateOne: { filter: { _id: idOf(plan, id), ...isAt(version) }, update: { $unset: { isUnsettled: 1 as const } } },
        })),
      )
    },
  }
}
