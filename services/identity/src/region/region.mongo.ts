import type { HeldRegion, LogChange, RegionEvent, RegionRecord } from '@duzhan/contracts'
import { foundUnder, regionCode, regionPath } from '@duzhan/regions'
import type { Stream } from '@duzhan/service-kit'
import { carriesEntries, type MongoServiceLog } from '@duzhan/service-kit/mongo'
import { type Connection, Schema } from 'mongoose'
import { changeCount } from '../changeCount.mongo.ts'
import type { RegionRepository } from './region.repository.ts'

interface Doc {
  _id: string
  name: string
  path: string[]
  /** What it has become part of; absent where it stands. */
  into?: string | null
  isRemoved?: boolean
}
const schema = new Schema<Doc>(
  {
    _id: String,
    name: { type: String, required: true },
    path: { type: [String], required: true },
    into: String,
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
    async save(regions) {
      const standing = await Region.find({ _id: { $in: regions.map(({ code }) => code) } }, { name: 1, isRemoved: 1 }).lean<
        Doc[]
      >()
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
    },
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
          { $or: [{ name: { $in: [...names] } }, { _id: { $in: [...names] } }], path: { $in: foundUnder(within) }, isRemoved: { $ne: true } },
          told,
        )
          .sort({ _id: 1 })
          .lean<Doc[]>(),
      ),
    async place({ code, name, into, path }) {
      const codes = path.map((one) => one.code)
      const below = await Region.find({ path: code, _id: { $ne: code } }, { path: 1 }).lean<Doc[]>()
      for (let at = 0; at < below.length; at += batch)
        await Region.bulkWrite(
          below.slice(at, at + batch).map((doc) => {
            const $set = { path: [...codes, ...doc.path.slice(doc.path.indexOf(code) + 1)] }
            return { updateOne: { filter: { _id: doc._id }, update: { $set } } }
          }),
        )
      const change = { name, ...(into && { into: recordOf(into) }), path: path.map(recordOf) }
      const entry = serviceLog.entry('region', into ? 'join' : 'part', { thing: code, regionPath: codes, change })
      const isElsewhere = into ? { into: { $ne: into.code } } : { into: { $exists: true, $gt: '' } }
      const moved = into ? { $set: { path: codes, into: into.code } } : { $set: { path: codes }, $unset: { into: 1 as const } }
      const { modifiedCount } = await Region.updateOne({ _id: code, ...isElsewhere }, { ...moved, $push: { entries: entry } })
      if (modifiedCount === 0) return
      await flush()
      await changes.count()
    },
    async remove({ code, name }) {
      const pathOf = await pathsOf([code])
      const entry = serviceLog.entry('region', 'remove', { thing: code, regionPath: pathOf(code), change: { name } })
      const update = { $set: { isRemoved: true }, $push: { entries: entry } }
      const { modifiedCount } = await Region.updateOne({ _id: code, isRemoved: { $ne: true } }, update)
      if (modifiedCount === 0) return
      await flush()
      await changes.count()
    },
    async partsOf(codes) {
      const parts = new Map<string, string[]>()
      let wanted = [...new Set(codes)]
      while (wanted.length > 0) {
        const found = await Region.find({ into: { $in: wanted, $exists: true } }, { into: 1 })
          .sort({ _id: 1 })
          .lean<Doc[]>()
        for (const { _id, into } of found) if (into) parts.set(into, [...(parts.get(into) ?? []), _id])
        wanted = found.map(({ _id }) => _id)
      }
      const all = (code: string): string[] => (parts.get(code) ?? []).flatMap((part) => [part, ...all(part)])
      return new Map(codes.map((code) => [code, all(code)]))
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
