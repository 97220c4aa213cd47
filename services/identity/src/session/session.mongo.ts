import { type Connection, Schema } from 'mongoose'
import type { Session, SessionRepository } from './session.repository.ts'

const schema = new Schema(
  {
    _id: String,
    person: { type: String, required: true, index: true },
    access: Number,
    openedAt: Date,
    lastSeenAt: Date,
    expiresAt: { type: Date, required: true, index: true },
  },
  { versionKey: false },
)

export function sessionRepository(connection: Connection): SessionRepository {
  const SessionModel = connection.model('Session', schema)
  return {
    async add({ id, ...session }) {
      await SessionModel.create({ _id: id, ...session })
    },
    byId: async (id) => toSession(await SessionModel.findOne({ _id: id }).lean()),
    of: async (person) =>
      (await SessionModel.find({ person }).sort({ openedAt: -1 }).lean()).flatMap((doc) => toSession(doc) ?? []),
    async touch(id, at) {
      await SessionModel.updateOne({ _id: id }, { $set: { lastSeenAt: at } })
    },
    async remove(id) {
      await SessionModel.deleteOne({ _id: id })
    },
    async removeOf(person) {
      await SessionModel.deleteMany({ person })
    },
    async removeExpired(now) {
      await SessionModel.deleteMany({ expiresAt: { $lt: now } })
    },
  }
}

interface Doc {
  _id: unknown
  person: string
  access?: number | null
  openedAt?: Date | null
  lastSeenAt?: Date | null
  expiresAt: Date
}

/** A session of an earlier release says neither when it was opened nor when it was used: it lasts its hours. */
function toSession(doc: Doc | null): Session | null {
  if (doc === null) return null
  const { _id, person, access, openedAt, lastSeenAt, expiresAt } = doc
  return {
    id: String(_id),
    person,
    access: access ?? 0,
    openedAt: openedAt ?? expiresAt,
    lastSeenAt: lastSeenAt ?? expiresAt,
    expiresAt,
  }
}
