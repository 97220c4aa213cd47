import { randomUUID } from 'node:crypto'
import type { NewEntry } from '@duzhan/service-kit'
import { carriesEntries, documentsOf, isDuplicate, type MongoServiceLog } from '@duzhan/service-kit/mongo'
import { type Connection, type mongo, Schema } from 'mongoose'

/**
 * People who are being added together, or a piece of them, `of` the whole. `people` are taken back by the next start unless it is decided
 * that all are added; from then on what waits is told by the log.
 */
interface Addition {
  _id: string
  of?: string
  isDecided?: boolean
  people?: { id: string; account: string }[]
  waiting?: NewEntry[]
  entries?: NewEntry[]
}
const schema = new Schema<Addition>(
  {
    _id: String,
    of: String,
    isDecided: Boolean,
    people: { type: [{ _id: false, id: String, account: String }], default: undefined },
    waiting: { type: [Schema.Types.Mixed], default: undefined },
  },
  { versionKey: false, collection: 'peopleAdditions' },
)
schema.index({ of: 1 })
schema.plugin(carriesEntries)

/** So many people are written in one command, and so many told to the log in one piece. */
const [stretch, piece] = [250, 500]

/** Somebody who is to be added, as they are kept, with what the log is told of it. */
export interface Newcomer<Stored> {
  id: string
  account: string
  stored(): Stored
  entry(): NewEntry
}

/** Adds people in pieces, all by one decision: no write holds many, and none of them holds anybody up. */
export function peopleAdditions<Stored extends { _id: string; account: string }>(
  connection: Connection,
  serviceLog: MongoServiceLog,
  people: mongo.Collection<Stored>,
) {
  const Model = connection.model<Addition>('PeopleAddition', schema)
  const flush = serviceLog.carry(Model)
  const additions = documentsOf<Addition>(Model)

  /** People of whom it was never decided that they are added: nobody was told how to sign in. */
  async function takeBack(pieces: readonly Addition[]): Promise<void> {
    for (const { _id, people: some = [] } of pieces) {
      for (let at = 0; at < some.length; at += piece) {
        const few = some.slice(at, at + piece)
        const [ids, accounts] = [few.map(({ id }) => id), few.map(({ account }) => account)]
        await people.deleteMany({ _id: { $in: ids }, account: { $in: accounts } } as never) // not who had one of them before
      }
      await additions.deleteOne({ _id })
    }
  }
  /** Tells the log of people who are added, piece by piece; twice equals once. */
  async function tell(pieces: readonly Addition[]): Promise<void> {
    for (const { _id, waiting = [] } of pieces) {
      await additions.updateOne({ _id }, { $set: { entries: waiting }, $unset: { people: '', waiting: '' } })
      await flush()
      await additions.deleteOne({ _id, 'entries.id': { $exists: false } } as never) // what it was for is in the log
    }
  }
  return {
    /** Adds all of them, all by one decision; returns false, and adds none, when an account is taken. */
    async add(newcomers: readonly Newcomer<Stored>[]): Promise<boolean> {
      const id = randomUUID()
      const pieces: Addition[] = []
      await additions.insertOne({ _id: id, isDecided: false })
      for (let at = 0; at < newcomers.length; at += piece) {
        const some = newcomers.slice(at, at + piece)
        const refs = some.map(({ id: person, account }) => ({ id: person, account }))
        const one = { _id: `${id} ${pieces.length}`, of: id, people: refs, waiting: some.map((newcomer) => newcomer.entry()) }
        await additions.insertOne({ ...one })
        pieces.push(one)
      }
      try {
        for (let at = 0; at < newcomers.length; at += stretch)
          await people.insertMany(newcomers.slice(at, at + stretch).map((newcomer) => newcomer.stored()) as never) // typed by us: the driver casts nothing
      } catch (error) {
        await takeBack(pieces)
        await additions.deleteOne({ _id: id })
        if (isDuplicate(error)) return false
        throw error
      }
      await additions.updateOne({ _id: id }, { $set: { isDecided: true } })
      await tell(pieces)
      await additions.deleteOne({ _id: id })
      return true
    },
    /** Ends what a platform died over: those of whom it was decided are told of, the others are taken back. */
    async settle(): Promise<void> {
      for (const whole of await additions.find({ isDecided: { $exists: true } }).toArray()) {
        const pieces = await additions.find({ of: whole._id, people: { $exists: true } }).toArray()
        await (whole.isDecided ? tell(pieces) : takeBack(pieces))
        await additions.deleteOne({ _id: whole._id })
      }
      // an earlier release kept all of them in one
      await takeBack(await additions.find({ of: { $exists: false }, people: { $exists: true } }).toArray())
    },
  }
}
