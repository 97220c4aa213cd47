import { isDuplicate } from '@duzhan/service-kit/mongo'
import { type Connection, Schema } from 'mongoose'
import { type AttemptRepository, nextWindow, type Tried } from './attempt.repository.ts'

const schema = new Schema(
  { _id: String, count: { type: Number, required: true }, until: { type: Date, required: true, index: true }, usedUp: Number },
  { versionKey: false, collection: 'attempts' },
)

const after = { returnDocument: 'after' } as const
const begin = { returnDocument: 'after', upsert: true } as const

export function attemptRepository(connection: Connection): AttemptRepository {
  const AttemptModel = connection.model('Attempt', schema)
  return {
    async take(key, asked) {
      const { limit, now } = asked
      for (;;) {
        const kept = toTried(await AttemptModel.findOne({ _id: key }).lean())
        const isRunning = kept !== null && kept.until > now
        if (isRunning && kept.count >= limit) return { place: null, until: kept.until }
        const { until, usedUp } = nextWindow(kept, asked)
        try {
          const taken = await (isRunning
            ? AttemptModel.findOneAndUpdate(
                { _id: key, until: { $gt: now }, count: { $lt: limit } },
                { $inc: { count: 1 } },
                after,
              )
            : AttemptModel.findOneAndUpdate({ _id: key, until: { $lte: now } }, { $set: { count: 1, until, usedUp } }, begin)
          ).lean()
          if (taken) return { place: taken.count }
        } catch (error) {
          if (!isDuplicate(error)) throw error // someone else has just begun the window
        }
        // someone else was quicker: look again
      }
    },
    async release(key) {
      await AttemptModel.updateOne({ _id: key, count: { $gt: 0 } }, { $inc: { count: -1 } })
    },
    async removeEndedBefore(instant) {
      await AttemptModel.deleteMany({ until: { $lte: instant } })
    },
  }
}

/** Tries that an earlier release has counted say nothing of windows before theirs. */
const toTried = (doc: (Omit<Tried, 'usedUp'> & { usedUp?: number | null }) | null): Tried | null =>
  doc && { count: doc.count, until: doc.until, usedUp: doc.usedUp ?? 0 }
