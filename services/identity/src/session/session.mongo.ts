import { type Connection, Schema } from 'mongoose'
import type { SessionRepository } from './session.repository.ts'

const schema = new Schema(
  { _id: String, person: { type: String, required: true }, expiresAt: { type: Date, required: true, index: true } },
  { versionKey: false },
)

export function sessionRepository(connection: Connection): SessionRepository {
  const SessionModel = connection.model('Session', schema)
  return {
    async add({ id, ...session }) {
      await SessionModel.create({ _id: id, ...session })
    },
    async byId(id) {
      const found = await SessionModel.findOne({ _id: id }).lean()
      return found && { id, person: found.person, expiresAt: found.expiresAt }
    },
    async remove(id) {
      await SessionModel.deleteOne({ _id: id })
    },
    async removeExpired(now) {
      await SessionModel.deleteMany({ expiresAt: { $lt: now } })
    },
  }
}
