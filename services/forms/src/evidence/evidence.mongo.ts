import type { EvidenceType } from '@duzhan/evidence'
import type { NewEntry } from '@duzhan/service-kit'
import { carriesEntries, isDuplicate, type MongoServiceLog } from '@duzhan/service-kit/mongo'
import { type Connection, Schema } from 'mongoose'
import type { Evidence, EvidenceRepository } from './evidence.repository.ts'

const text = { type: String, required: true }
/** `coveredBy`: the record, the first of its chain of corrections, that shows it and is covert. */
type Doc = Omit<Evidence, 'type'> & { _id: string; type?: EvidenceType; coveredBy?: string; entries?: NewEntry[] }
const schema = new Schema<Doc>(
  {
    _id: String,
    hash: { ...text, index: true },
    plan: text,
    target: text,
    regionPath: { type: [String], required: true },
    bodies: { type: [String], default: undefined },
    by: text,
    at: { type: Date, required: true },
    // a member that is called type itself; without it stands what the first release kept, which was JPEGs only
    type: { type: String },
    bytes: { type: Buffer, required: true },
    covert: { type: Schema.Types.Mixed },
    coveredBy: String,
  },
  { versionKey: false, collection: 'evidence' },
)
schema.plugin(carriesEntries)
const daySchema = new Schema<{ _id: string; photos: number; bytes: number }>(
  { _id: String, photos: { type: Number, required: true }, bytes: { type: Number, required: true } },
  { versionKey: false, collection: 'uploadDays' },
)

const typeOf = ({ type }: { type?: EvidenceType }): EvidenceType => type ?? 'image/jpeg'

const idOf = (plan: string, target: string, hash: string): string => `${plan}:${target}:${hash}`

export function evidenceRepository(connection: Connection, serviceLog: MongoServiceLog): EvidenceRepository {
  const EvidenceModel = connection.model('Evidence', schema)
  const flush = serviceLog.carry(EvidenceModel)
  const UploadDay = connection.model('UploadDay', daySchema)
  return {
    async reserve({ by, day, bytes }, most) {
      const withRoom = { _id: `${by}:${day}`, photos: { $lt: most.photos }, bytes: { $lte: most.bytes - bytes } }
      for (let attempt = 0; attempt < 2; attempt++) {
        try {
          await UploadDay.updateOne(withRoom, { $inc: { photos: 1, bytes } }, { upsert: true })
          return true
        } catch (error) {
          if (!isDuplicate(error)) throw error // the day stands already: without room, or made by another upload just now
        }
      }
      return false
    },
    async add(evidence) {
      try {
        const { plan, target, hash, regionPath, type, bytes, covert } = evidence
        const _id = idOf(plan, target, hash)
        const change = { target, hash, type, size: bytes.length }
        const entry = serviceLog.entry('evidence', 'upload', { thing: _id, plan, regionPath, covert, change })
        await EvidenceModel.create({ _id, ...evidence, covert: undefined, entries: [entry] })
        await flush()
      } catch (error) {
        if (!isDuplicate(error)) throw error
      }
    },
    async places(hash) {
      const found = await EvidenceModel.find({ hash }, { plan: 1, target: 1, regionPath: 1, bodies: 1, covert: 1 }).lean()
      return found.map(({ _id, ...place }) => ({ ...place, id: _id }))
    },
    async cover({ plan, target, hashes }, coveredBy, covert) {
      const ids = hashes.map((hash) => idOf(plan, target, hash))
      if (ids.length > 0) await EvidenceModel.updateMany({ _id: { $in: ids } }, { $set: { covert, coveredBy } })
    },
    async uncover({ plan, target, record }) {
      const [from, to] = [idOf(plan, target, ''), idOf(plan, target, 'g')] // behind every hash
      await EvidenceModel.updateMany({ _id: { $gte: from, $lt: to }, coveredBy: record }, { $unset: { covert: 1, coveredBy: 1 } })
    },
    async content(id) {
      const found = await EvidenceModel.findOne({ _id: id }, { bytes: 1, type: 1 })
      return found && { type: typeOf(found), bytes: found.bytes }
    },
    async types({ plan, target, hashes }) {
      const ids = hashes.map((hash) => idOf(plan, target, hash))
      const kept = await EvidenceModel.find({ _id: { $in: ids } }, { hash: 1, type: 1 }).lean()
      return new Map(kept.map((one) => [one.hash, typeOf(one)]))
    },
  }
}
