import type { LogVerb } from '@duzhan/contracts'
import { foundUnder, regionCode, regionPath, seatsOver } from '@duzhan/regions'
import type { NewEntry } from '@duzhan/service-kit'
import { carriesEntries, isDuplicate, type MongoServiceLog } from '@duzhan/service-kit/mongo'
import { type Connection, Schema } from 'mongoose'
import { changeCount } from '../changeCount.mongo.ts'
import type { Body, BodyRepository } from './body.repository.ts'

type Doc = Omit<Body, 'key'> & { _id: string; path: string[]; entries?: NewEntry[] }
const text = { type: String, required: true }
const maybe = { type: String, default: null }
const schema = new Schema<Doc>(
  {
    _id: String,
    jurisdiction: text,
    /** Of the jurisdiction, from the province down. */
    path: { type: [String], required: true },
    title: text,
    kind: text,
    region: text,
    parent: maybe,
    posts: { type: [String], required: true },
    members: { type: Schema.Types.Mixed, default: null },
    retiredOn: maybe,
    retiredFor: maybe,
    version: { type: Number, required: true },
  },
  { versionKey: false, minimize: false, collection: 'bodies' },
)
schema.index({ path: 1, _id: 1 })
schema.index({ jurisdiction: 1 })
schema.plugin(carriesEntries)

const toBody = ({ _id, path: _, entries: __, ...body }: Doc): Body => ({ ...body, key: _id })

/** The directory in the store. Each change is logged in the same write. */
export function bodyRepository(connection: Connection, serviceLog: MongoServiceLog): BodyRepository {
  const BodyModel = connection.model<Doc>('Body', schema)
  const flush = serviceLog.carry(BodyModel)
  const kept = ({ key: _id, ...body }: Body) => ({
    _id,
    ...body,
    path: [...regionPath(regionCode(body.jurisdiction))] as string[],
  }) // the codes as they are kept
  const entry = (verb: LogVerb<'body'>, { key, jurisdiction, title, kind, region, parent, posts, ...body }: Body) =>
    serviceLog.entry('body', verb, {
      thing: key,
      regionPath: regionPath(regionCode(jurisdiction)),
      change: { title, kind, region, parent, posts, retiredOn: body.retiredOn, reason: body.retiredFor },
    })
  const changes = changeCount(connection, 'bodies')
  let held: { changes: number; bodies: Promise<readonly Body[]> } | null = null
  const found = async (filter: object) => (await BodyModel.find(filter).sort({ _id: 1 }).lean<Doc[]>()).map(toBody)
  return {
    async byKey(key) {
      const doc = await BodyModel.findById(key).lean<Doc>()
      return doc && toBody(doc)
    },
    async every() {
      const now = await changes.now()
      if (held?.changes !== now) held = { changes: now, bodies: found({}) }
      const mine = held
      return mine.bodies.catch((error: unknown) => {
        if (held === mine) held = null // who asks next reads again
        throw error
      })
    },
    around(regions) {
      const above = regions.flatMap((region): string[] => seatsOver(regionCode(region)))
      return found({ $or: [{ path: { $in: regions.flatMap(foundUnder) } }, { jurisdiction: { $in: above } }] })
    },
    async add(body) {
      try {
        await BodyModel.create({ ...kept(body), entries: [entry('create', body)] })
        await flush()
        await changes.count()
        return true
      } catch (error) {
        if (isDuplicate(error)) return false
        throw error
      }
    },
    async update(verb, body) {
      const { _id, ...fields } = kept(body)
      const update = { $set: fields, $push: { entries: entry(verb, body) } }
      const { modifiedCount } = await BodyModel.updateOne({ _id, version: body.version - 1 }, update)
      if (modifiedCount === 1) {
        await flush()
        await changes.count()
      }
      return modifiedCount === 1
    },
  }
}
