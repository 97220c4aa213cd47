import { isDuplicate } from '@duzhan/service-kit/mongo'
import { type Connection, Schema } from 'mongoose'
import type { Evidence, EvidenceRepository } from './evidence.repository.ts'

const text = { type: String, required: true }
const schema = new Schema<Omit<Evidence, 'id'> & { _id: string }>(
  {
    _id: String,
    hash: { ...text, index: true },
    plan: text,
    target: text,
    regionPath: { type: [String], required: true },
    by: text,
    at: { type: Date, required: true },
    bytes: { type: Buffer, required: true },
  },
  { versionKey: false, collection: 'evidence' },
)

export function evidenceRepository(connection: Connection): EvidenceRepository {
  const EvidenceModel = connection.model('Evidence', schema)
  return {
    async add({ id, ...evidence }) {
      try {
        await EvidenceModel.create({ _id: id, ...evidence })
      } catch (error) {
        if (!isDuplicate(error)) throw error
      }
    },
    async places(hash) {
      const found = await EvidenceModel.find({ hash }, { plan: 1, regionPath: 1 }).lean()
      return found.map(({ _id, plan, regionPath }) => ({ id: _id, plan, regionPath }))
    },
    async bytes(id) {
      const found = await EvidenceModel.findOne({ _id: id })
      return found?.bytes ?? null
    },
    async missing(hashes) {
      const kept = new Set(await EvidenceModel.distinct('hash', { hash: { $in: hashes } }))
      return hashes.filter((hash) => !kept.has(hash))
    },
  }
}
