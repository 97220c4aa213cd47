import { isDuplicate } from '@duzhan/service-kit/mongo'
import { type Connection, Schema } from 'mongoose'
import type { AttemptRepository } from './attempt.repository.ts'

const schema = new Schema(
  { _id: String, count: { type: Number, required: true }, until: { type: Date, required: true, index: true } },
  { versionKey: false, collection: 'attempts' },
)

export function attemptRepository(connection: Connection): AttemptRepository {
  const AttemptModel = connection.model('Attempt', schema)
  return {
    async count(key, now, until) {
      for (;;) {
        const running = await AttemptModel.findOneAndUpdate(
          { _id: key, until: { $gt: now } },
          { $inc: { count: 1 } },
          { returnDocument: 'after' },
        ).lean()
        if (running) return running.count
        try {
          const begun = await AttemptModel.findOneAndUpdate(
            { _id: key, until: { $lte: now } },
            { $set: { count: 1, until } },
            { returnDocument: 'after', upsert: true },
          ).lean()
          if (begun) return begun.count
        } catch (error) {
          if (!isDuplicate(error)) throw error // someone else has just begun the window: count within it
        }
      }
    },
    async release(key) {
      await AttemptModel.updateOne({ _id: key, count: { $gt: 0 } }, { $inc: { count: -1 } })
    },
    async removeExpired(now) {
      await AttemptModel.deleteMany({ until: { $lte: now } })
    },
  }
}
