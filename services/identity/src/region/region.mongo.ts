import type { LogChange, RegionEvent, RegionRecord } from '@duzhan/contracts'
import { regionCode, regionPath } from '@duzhan/regions'
import type { Stream } from '@duzhan/service-kit'
import { carriesEntries, type MongoServiceLog } from '@duzhan/service-kit/mongo'
import { type Connection, Schema } from 'mongoose'
import { changeCount } from '../changeCount.mongo.ts'
import type { RegionRepository } from './region.repository.ts'

const schema = new Schema(
  { _id: String, name: { type: String, required: true }, path: { type: [String], required: true } },
  { versionKey: false },
)
schema.index({ path: 1, _id: 1 })
schema.plugin(carriesEntries)

/** So many are read at a time. */
const batch = 2_000

/** Regions in the store; `stream` tells of each that came and of each that was renamed. */
export function regionRepository(connection: Connection, serviceLog: MongoServiceLog): RegionRepository & { stream: Stream } {
  const Region = connection.model('Region', schema)
  const flush = serviceLog.carry(Region)
  const changes = changeCount(connection, 'regions')
  return {
    changes: changes.now,
    async each(take) {
      for (let after = ''; ; ) {
        const some = await Region.find({ _id: { $gt: after } }, { name: 1 })
          .sort({ _id: 1 })
          .limit(batch)
          .lean()
        take(toRecords(some))
        if (some.length < batch) return
        after = String(some.at(-1)?._id)
      }
    },
    async save(regions) {
      const standing = await Region.find({ _id: { $in: regions.map(({ code }) => code) } }, { name: 1 }).lean()
      const names = new Map(standing.map(({ _id, name }) => [String(_id), name]))
      const changed = regions.filter(({ code, name }) => names.get(code) !== name)
      if (changed.length === 0) return
      await Region.bulkWrite(
        changed.map(({ code, name }) => {
          const path = regionPath(regionCode(code))
          const verb = names.has(code) ? 'rename' : 'create'
          const entry = serviceLog.entry('region', verb, { thing: code, regionPath: path, change: { name } })
          const update = { $set: { name, path }, $push: { entries: entry } }
          return { updateOne: { filter: { _id: code }, update, upsert: true } }
        }),
      )
      await flush()
      await changes.count()
    },
    async lacking(regions) {
      const held = await Region.find({ _id: { $in: regions.map(({ code }) => code) } }, { _id: 1 }).lean()
      const codes = new Set(held.map(({ _id }) => String(_id)))
      return regions.filter(({ code }) => !codes.has(code))
    },
    named: async (codes) =>
      toRecords(
        await Region.find({ _id: { $in: [...codes] } }, { name: 1 })
          .sort({ _id: 1 })
          .lean(),
      ),
    within: async (code) => toRecords(await Region.find({ path: code }, { name: 1 }).sort({ _id: 1 }).lean()),
    stream: serviceLog.streamOf('region', ({ thing, verb, change }): RegionEvent => {
      const { name } = change as LogChange<'region'> // as `save` made it
      return { code: thing, name, verb: verb as RegionEvent['verb'] } // as the table of the log has them
    }),
  }
}

const toRecords = (found: readonly { _id: unknown; name: string }[]): RegionRecord[] =>
  found.map(({ _id, name }) => ({ code: String(_id), name }))
