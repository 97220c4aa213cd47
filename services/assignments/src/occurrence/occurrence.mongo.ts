import { regionPath } from '@duzhan/regions'
import type { NewEntry } from '@duzhan/service-kit'
import { carriesEntries, type MongoServiceLog } from '@duzhan/service-kit/mongo'
import { type Connection, Schema } from 'mongoose'
import type { Occurrence, OccurrenceRepository } from './occurrence.repository.ts'

type Doc = Occurrence & { _id: string; entries?: NewEntry[] }
const text = { type: String, required: true }
const schema = new Schema<Doc>(
  {
    _id: String,
    id: text,
    plan: text,
    event: text,
    region: text as never, // a code is a text
    target: { type: Schema.Types.Mixed },
    at: { type: Date, required: true },
    text,
    by: { id: text, title: text },
    toldAt: { type: Date, required: true },
    takenBack: { type: Schema.Types.Mixed, default: null },
  },
  { versionKey: false, minimize: false, collection: 'occurrences' },
)
schema.index({ plan: 1, toldAt: -1 })
schema.plugin(carriesEntries)

const seen = { _id: 0, entries: 0 } as const
const idOf = (plan: string, id: string) => `${plan}/${id}`

export function occurrenceRepository(connection: Connection, serviceLog: MongoServiceLog): OccurrenceRepository {
  const OccurrenceModel = connection.model<Doc>('Occurrence', schema)
  const flush = serviceLog.carry(OccurrenceModel)
  const entry = (verb: 'tell' | 'untell', { id, plan, region, event, at, target }: Occurrence) =>
    serviceLog.entry('event', verb, {
      ...{ thing: id, plan, regionPath: regionPath(region) },
      change: { event, region, at: at.toISOString(), ...(target && { target: target.id }) },
    })
  return {
    async add(occurrence) {
      const _id = idOf(occurrence.plan, occurrence.id)
      const kept = { $setOnInsert: { ...occurrence, entries: [entry('tell', occurrence)] } }
      await OccurrenceModel.updateOne({ _id }, kept as never, { upsert: true }) // its code is a text to mongoose
      await flush()
      return (await OccurrenceModel.findById(_id, seen).lean<Occurrence>()) ?? occurrence
    },
    byId: (plan, id) => OccurrenceModel.findById(idOf(plan, id), seen).lean<Occurrence>().exec(),
    ofPlan: (plan) => OccurrenceModel.find({ plan }, seen).sort({ toldAt: -1 }).lean<Occurrence[]>().exec(),
    async takeBack(occurrence, takenBack) {
      const { modifiedCount } = await OccurrenceModel.updateOne(
        { _id: idOf(occurrence.plan, occurrence.id), takenBack: null },
        { $set: { takenBack }, $push: { entries: entry('untell', occurrence) } },
      )
      await flush()
      return modifiedCount === 1
    },
  }
}
