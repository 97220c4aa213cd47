import { isDuplicate } from '@duzhan/service-kit/mongo'
import { type Connection, Schema } from 'mongoose'
import type { AttemptRepository } from './attempt.repository.ts'

const schema = new Schema(
  { _id: String, count: { type: Number, required: true }, until: { type: Date, required: true, index: true } },
  { versionKey: false, collection: 'attempts' },
)

const after = { returnDocument: 'after' } as const
const begin = { returnDocument: 'after', upsert: true } as const

export function attemptRepository(connection: Connection): AttemptRepository {
  const AttemptModel = connection.model('Attempt', schema)
  return {
    async take(key, { limit, now, until }) {
      for (;;) {
        const window = await AttemptModel.findOne({ _id: key, until: { $gt: now } }).lean()
        if (window && window.count >= limit) return null
        try {
          const taken = await (window
            ? AttemptModel.findOneAndUpdate(
                { _id: key, until: { $gt: now }, count: { $lt: limit } },
                { $inc: { count: 1 } },
                after,
              )
            : AttemptModel.findOneAndUpdate({ _id: key, until: { $lte: now } }, { $set: { count: 1, until } }, begin)
          ).lean()
          if (taken) return taken.count
        } catch (error) {
          if (!isDuplicate(error)) throw error // someone else has just begun the window
        }
        // someone else was quicker: look again
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
