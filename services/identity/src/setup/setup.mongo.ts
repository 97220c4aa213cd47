import { type Connection, Schema } from 'mongoose'
import type { SetupRepository } from './setup.repository.ts'

const schema = new Schema(
  { _id: String, codeHash: { type: String, required: true }, expiresAt: { type: Date, required: true } },
  { versionKey: false, collection: 'setups' },
)
const _id = 'first-operator'

/** The code of the set-up in the store, as its hash alone. */
export function setupRepository(connection: Connection): SetupRepository {
  const SetupModel = connection.model('Setup', schema)
  return {
    async keep({ codeHash, expiresAt }) {
      await SetupModel.updateOne({ _id }, { $set: { codeHash, expiresAt } }, { upsert: true })
    },
    async current() {
      const found = await SetupModel.findOne({ _id }).lean()
      return found && { codeHash: found.codeHash, expiresAt: found.expiresAt }
    },
    take: async (codeHash) => (await SetupModel.deleteOne({ _id, codeHash })).deletedCount === 1,
  }
}
