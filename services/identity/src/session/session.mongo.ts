import { SignInMethod } from '@duzhan/contracts'
import type { NewEntry } from '@duzhan/service-kit'
import { carriesEntries, type MongoServiceLog } from '@duzhan/service-kit/mongo'
import { type Connection, Schema } from 'mongoose'
import { commonPath } from '../person/reach.ts'
import type { Holder, Session, SessionRepository } from './session.repository.ts'

const schema = new Schema<Omit<Session, 'id'> & { _id: string; entries?: NewEntry[] }>(
  {
    _id: String,
    person: { type: String, required: true, index: true },
    access: Number,
    openedAt: Date,
    lastSeenAt: Date,
    client: String,
    method: { type: String, enum: SignInMethod.options },
    expiresAt: { type: Date, required: true, index: true },
  },
  { versionKey: false },
)
schema.plugin(carriesEntries)
/** What still carries an entry is removed once that is in the log. */
const withoutEntries = { 'entries.0': { $exists: false } }

export function sessionRepository(connection: Connection, serviceLog: MongoServiceLog): SessionRepository {
  const SessionModel = connection.model('Session', schema)
  const flush = serviceLog.carry(SessionModel)
  const entryOf = (verb: 'open' | 'close' | 'end', { id, account, title, grants }: Holder, method?: SignInMethod) =>
    serviceLog.entry('session', verb, {
      thing: id,
      regionPath: commonPath(grants),
      change: { account, ...(method && { method }) },
      ...(verb !== 'end' && { by: { id, title } }), // the gateway asks for them
    })
  return {
    async add({ id, ...session }, holder) {
      await SessionModel.create({ _id: id, ...session, entries: [entryOf('open', holder, session.method)] })
      await flush()
    },
    byId: async (id) => toSession(await SessionModel.findOne({ _id: id }).lean()),
    of: async (person) =>
      (await SessionModel.find({ person }).sort({ openedAt: -1 }).lean()).flatMap((doc) => toSession(doc) ?? []),
    async touch(id, at) {
      await SessionModel.updateOne({ _id: id }, { $set: { lastSeenAt: at } })
    },
    async remove(id, verb, holder) {
      // over at once, and gone when its end is in the log
      const ended = { $set: { expiresAt: new Date(0) }, $push: { entries: entryOf(verb, holder) } }
      const { modifiedCount } = await SessionModel.updateOne({ _id: id, expiresAt: { $gt: new Date(0) } }, ended)
      if (modifiedCount === 0) return
      await flush()
      await SessionModel.deleteOne({ _id: id, ...withoutEntries })
    },
    async removeOf(person) {
      await SessionModel.deleteMany({ person, ...withoutEntries }) // any other opens nothing: the person's access has changed
    },
    async removeExpired(now) {
      await SessionModel.deleteMany({ expiresAt: { $lt: now }, ...withoutEntries })
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
  client?: string | null
  method?: SignInMethod | null
}

/** A session of an earlier release says neither when it was opened nor when it was used: it lasts its hours, and was opened by a password. */
function toSession(doc: Doc | null): Session | null {
  if (doc === null) return null
  const { _id, person, access, openedAt, lastSeenAt, expiresAt, client, method } = doc
  return {
    id: String(_id),
    person,
    access: access ?? 0,
    openedAt: openedAt ?? expiresAt,
    lastSeenAt: lastSeenAt ?? expiresAt,
    expiresAt,
    client: client ?? '',
    method: method ?? 'password',
  }
}
