import type { HeldRegion, LogChange, RegionEvent, RegionRecord } from '@duzhan/contracts'
import { foundUnder, isRegionCode, isWithin, recodedWith, regionCode, regionPath } from '@duzhan/regions'
import type { NewEntry, Stream } from '@duzhan/service-kit'
import { carriesEntries, type MongoServiceLog } from '@duzhan/service-kit/mongo'
import { type Connection, Schema } from 'mongoose'
import { changeCount } from '../changeCount.mongo.ts'
import type { RegionPlace, RegionRepository } from './region.repository.ts'

interface Doc {
  _id: string
  name: string
  path: string[]
  /** What it has become part of, or under which code it goes on; absent where it stands. */
  into?: string | null
  /** Whether it goes on under the code of `into`: itself, or because what it lies in does. */
  recoded?: 'itself' | 'within' | null
  isRemoved?: boolean
}
const schema = new Schema<Doc>(
  {
    _id: String,
    name: { type: String, required: true },
    path: { type: [String], required: true },
    into: String,
    recoded: String,
    isRemoved: Boolean,
  },
  { versionKey: false },
)
schema.index({ path: 1, _id: 1 })
schema.index({ name: 1 })
schema.index({ into: 1 }, { partialFilterExpression: { into: { $exists: true } } })
schema.plugin(carriesEntries)

/** So many are read, or moved, at a time. */
const batch = 2_000
const told = { name: 1, into: 1 } as const

/** Regions in the store; `stream` tells of each that came or went, that was renamed, and that lies elsewhere. */
export function regionRepository(connection: Connection, serviceLog: MongoServiceLog): RegionRepository & { stream: Stream } {
  const Region = connection.model<Doc>('Region', schema)
  const flush = serviceLog.carry(Region)
  const changes = changeCount(connection, 'regions')

  /** Where regions lie: behind what they lie in already, which may have become part of something else. */
  async function pathsOf(codes: readonly string[]): Promise<(code: string) => string[]> {
    const above = [...new Set(codes.flatMap((code): string[] => regionPath(regionCode(code))))]
    const changed = await Region.find({ _id: { $in: above }, into: { $exists: true, $gt: '' } }, { path: 1 }).lean<Doc[]>()
    const known = new Map(changed.map(({ _id, path }) => [_id, path]))
    return (code) => {
      const own: string[] = regionPath(regionCode(code))
      const nearest = own.findLast((one) => known.has(one))
      return nearest === undefined ? own : [...(known.get(nearest) ?? []), ...own.slice(own.indexOf(nearest) + 1)]
    }
  }

  /** Adds regions or names them otherwise. */
  async function save(regions: readonly RegionRecord[]): Promise<void> {
    const standing = await Region.find({ _id: { $in: regions.map(({ code }) => code) } }, { name: 1, isRemoved: 1 }).lean<Doc[]>()
    const names = new Map(standing.flatMap(({ _id, name, isRemoved }) => (isRemoved ? [] : [[_id, name]])))
    const changed = regions.filter(({ code, name }) => names.get(code) !== name)
    if (changed.length === 0) return
    const pathOf = await pathsOf(changed.map(({ code }) => code))
    await Region.bulkWrite(
      changed.map(({ code, name }) => {
        const path = pathOf(code)
        const verb = names.has(code) ? 'rename' : 'create'
        const entry = serviceLog.entry('region', verb, { thing: code, regionPath: path, change: { name } })
        const update = { $set: { name, path }, $unset: { isRemoved: 1 as const }, $push: { entries: entry } }
        return { updateOne: { filter: { _id: code }, update, upsert: true } }
      }),
    )
    await flush()
    await changes.count()
  }
  async function remove({ code, name }: RegionRecord): Promise<void> {
    const pathOf = await pathsOf([code])
    const entry = serviceLog.entry('region', 'remove', { thing: code, regionPath: pathOf(code), change: { name } })
    await settle({ _id: code, isRemoved: { $ne: true } }, { $set: { isRemoved: true }, $push: { entries: entry } })
  }
  /** What is told of where a region lies from then on. */
  function placed(verb: 'join' | 'recode' | 'part', { code, name, into, path }: RegionPlace): NewEntry {
    const change = { name, ...(into && { into: recordOf(into) }), path: path.map(recordOf) }
    return serviceLog.entry('region', verb, { thing: code, regionPath: path.map((one) => one.code), change })
  }
  /** Makes a change that is told, unless it was made already. */
  async function settle(filter: object, update: object): Promise<void> {
    const { modifiedCount } = await Region.updateOne(filter, update)
    if (modifiedCount === 0) return
    await flush()
    await changes.count()
  }
  /** Lets regions lie elsewhere, which nobody is told of: others know it of what they lie in. */
  async function moveAll(
    all: readonly Doc[],
    to: (region: Doc) => Partial<Doc>,
    stands = (_: Doc): boolean => false,
  ): Promise<void> {
    for (let at = 0; at < all.length; at += batch)
      await Region.bulkWrite(
        all.slice(at, at + batch).map((doc) => {
          const update = { $set: to(doc), ...(stands(doc) && { $unset: { into: 1 as const, recoded: 1 as const } }) }
          return { updateOne: { filter: { _id: doc._id }, update } }
        }),
      )
  }

  return {
    changes: changes.now,
    async each(take) {
      for (let after = ''; ; ) {
        const some = await Region.find({ _id: { $gt: after }, isRemoved: { $ne: true } }, { name: 1 })
          .sort({ _id: 1 })
          .limit(batch)
          .lean<Doc[]>()
        take(toRecords(some))
        if (some.length < batch) return
        after = String(some.at(-1)?._id)
      }
    },
    save,
    async lacking(regions) {
      const asked = { _id: { $in: regions.map(({ code }) => code) }, isRemoved: { $ne: true } }
      const held = await Region.find(asked, { _id: 1 }).lean<Doc[]>()
      const codes = new Set(held.map(({ _id }) => _id))
      return regions.filter(({ code }) => !codes.has(code))
    },
    named: async (codes) =>
      toRecords(
        await Region.find({ _id: { $in: [...codes] } }, told)
          .sort({ _id: 1 })
          .lean<Doc[]>(),
      ),
    within: async (code) =>
      toRecords(
        await Region.find({ path: { $in: foundUnder(code) }, isRemoved: { $ne: true } }, told)
          .sort({ _id: 1 })
          .lean<Doc[]>(),
      ),
    called: async (within, names) =>
      toRecords(
        await Region.find(
          {
            $or: [{ name: { $in: [...names] } }, { _id: { $in: [...names] } }],
            path: { $in: foundUnder(within) },
            isRemoved: { $ne: true },
          },
          told,
        )
          .sort({ _id: 1 })
          .lean<Doc[]>(),
      ),
    async place({ code, name, into, path }) {
      const codes = path.map((one) => one.code)
      const below = await Region.find({ path: code, _id: { $ne: code } }, { path: 1 }).lean<Doc[]>()
      await moveAll(below, (doc) => ({ path: [...codes, ...doc.path.slice(doc.path.indexOf(code) + 1)] }))
      const isElsewhere = into ? { into: { $ne: into.code } } : { into: { $exists: true, $gt: '' } }
      const moved = into ? { $set: { path: codes, into: into.code } } : { $set: { path: codes }, $unset: { into: 1 } }
      const entry = placed(into ? 'join' : 'part', { code, name, into, path })
      await settle({ _id: code, ...isElsewhere }, { ...moved, $push: { entries: entry } })
    },
    remove,
    async recode({ code, name, into, path }, pathOf) {
      const all = await Region.find({ path: code }, { name: 1, into: 1, isRemoved: 1 }).lean<Doc[]>()
      const goesOn = all.filter(
        ({ _id, into: other, isRemoved }) => !other && !isRemoved && isWithin(regionCode(_id), regionCode(code)),
      )
      const asNow = (one: string): string => recodedWith(regionCode(one), regionCode(code), regionCode(into.code))
      await save(goesOn.map(({ _id, name: own }) => (_id === code ? into : { code: asNow(_id), name: own })))
      const theirs = new Set(goesOn.map(({ _id }) => _id))
      await moveAll(
        all.filter(({ _id }) => _id !== code),
        ({ _id }) => ({ path: [...pathOf(regionCode(_id))], ...(theirs.has(_id) && { into: asNow(_id), recoded: 'within' }) }),
      )
      const $set = { path: path.map((one) => one.code), into: into.code, recoded: 'itself' as const }
      const entry = placed('recode', { code, name, into, path })
      await settle({ _id: code, into: { $ne: into.code } }, { $set, $push: { entries: entry } })
    },
    async restore({ code, name, into, path }, pathOf) {
      const later = await Region.find({ path: into.code, isRemoved: { $ne: true } }, told).lean<Doc[]>()
      const stood = later.filter(({ _id, into: other }) => !other && isWithin(regionCode(_id), regionCode(into.code)))
      const asBefore = (one: string): string => recodedWith(regionCode(one), regionCode(into.code), regionCode(code))
      await save(stood.flatMap((one) => (one._id === into.code ? [] : [{ code: asBefore(one._id), name: one.name }])))
      const back = new Set(stood.map(({ _id }) => asBefore(_id)))
      const lying = await Region.find({ $or: [{ path: into.code }, { _id: { $in: [...back] } }] }, { path: 1 }).lean<Doc[]>()
      await moveAll(
        lying.filter(({ _id }) => _id !== code),
        ({ _id }) => ({ path: [...pathOf(regionCode(_id))] }),
        ({ _id }) => back.has(_id),
      )
      for (const one of stood) await remove({ code: one._id, name: one.name })
      const $set = { path: path.map((one) => one.code) }
      const entry = placed('part', { code, name, into: null, path })
      await settle(
        { _id: code, into: { $exists: true, $gt: '' } },
        { $set, $unset: { into: 1, recoded: 1 }, $push: { entries: entry } },
      )
    },
    async recoded(codes) {
      const above = [...new Set(codes.flatMap((code): string[] => regionPath(regionCode(code))))]
      const found = await Region.find({ _id: { $in: above }, into: { $exists: true, $gt: '' } }, { recoded: 1 }).lean<Doc[]>()
      const gone = new Set(found.flatMap(({ _id, recoded }) => (recoded ? [_id] : [])))
      return codes.filter((code) => regionPath(regionCode(code)).some((one) => gone.has(one)))
    },
    async partsOf(codes) {
      const changed = { into: { $exists: true, $gt: '' }, recoded: { $ne: 'within' as never } } // an absent one is no part of another
      const links = await Region.find(changed, { path: 1 }).sort({ _id: 1 }).lean<Doc[]>()
      const all = (region: string): string[] => {
        const found = links.filter(({ _id, path }) => path.includes(region) && !isWithin(regionCode(_id), regionCode(region)))
        const parts = found.sort((one, other) => one.path.length - other.path.length).map(({ _id }) => regionCode(_id))
        return parts.filter((code) => !parts.some((other) => other !== code && isWithin(code, other)))
      }
      return new Map(codes.map((code) => [code, isRegionCode(code) ? all(code) : []]))
    },
    stream: serviceLog.streamOf('region', ({ thing, verb, change, at }): RegionEvent => {
      const told = change as LogChange<'region'> // as `entry` made it
      return { code: thing, ...told, verb: verb as RegionEvent['verb'], at: at.toISOString() } // as the table of the log has them
    }),
  }
}

const recordOf = ({ code, name }: RegionRecord): RegionRecord => ({ code, name })
const toRecords = (found: readonly Pick<Doc, '_id' | 'name' | 'into'>[]): HeldRegion[] =>
  found.map(({ _id, name, into }) => ({ code: _id, name, ...(into && { into }) }))
