import { type MessageKind, messageTopics, type PageCursor } from '@duzhan/contracts'
import { documentsOf } from '@duzhan/service-kit/mongo'
import { type Connection, Schema } from 'mongoose'
import { desksOf } from './audience.ts'
import type { MessageRepository, ReadMarks } from './message.repository.ts'
import type { Message } from './message.ts'

type Doc = Omit<Message, 'id'> & { _id: string; kind: MessageKind; desks: string[] }
type MarksDoc = ReadMarks & { _id: string }
const text = { type: String, required: true }
const instant = { type: Date, required: true }
const mixed = { type: Schema.Types.Mixed }
const schema = new Schema<Doc>(
  {
    _id: String,
    plan: text,
    topic: text,
    kind: text,
    at: instant,
    desks: { type: [String], required: true },
    audiences: { type: [Schema.Types.Mixed as never], required: true },
    shown: { ...mixed, default: null },
    words: { ...mixed, required: true },
    things: { type: [String], required: true },
    count: { type: Number, default: null },
    list: { type: String },
  },
  { versionKey: false, minimize: false, collection: 'messages' },
)
schema.index({ desks: 1, at: -1, _id: -1 })
schema.index({ at: 1 })

/** One document for a person, by their id. */
const marksSchema = new Schema<MarksDoc>(
  { _id: String, until: instant, since: { type: [Schema.Types.Mixed as never], required: true } },
  { versionKey: false, minimize: false, collection: 'messageMarks' },
)

const never = new Date(0)
const toMessage = ({ _id, kind: _, desks: __, ...message }: Doc): Message => ({ ...message, id: _id })
function behind({ value, id }: PageCursor) {
  const at = new Date(value)
  return { $or: [{ at: { $lt: at } }, { at, _id: { $lt: id } }] }
}

/** Messages in the store, each once for all whom it is for, at the desks at which they look; and what each person has read. */
export function messageRepository(connection: Connection): MessageRepository {
  const messages = documentsOf<Doc>(connection.model<Doc>('Message', schema))
  const marks = documentsOf<MarksDoc>(connection.model<MarksDoc>('MessageMarks', marksSchema))

  const kept = ({ id: _, things: __, ...message }: Message) => ({
    ...message,
    kind: messageTopics[message.topic],
    desks: [...new Set(message.audiences.flatMap(desksOf))],
  })
  async function write(told: readonly Message[], joins: boolean): Promise<void> {
    if (told.length === 0) return
    const writes = told.map((message) => {
      const things = [...message.things]
      const update = joins
        ? { $setOnInsert: kept(message), $addToSet: { things: { $each: things } } }
        : { $setOnInsert: { ...kept(message), things } }
      return { updateOne: { filter: { _id: message.id }, update, upsert: true } }
    })
    await messages.bulkWrite(writes as never, { ordered: false, ignoreUndefined: true }) // typed by us
  }

  return {
    put: (told) => write(told, true),
    putOnce: (told) => write(told, false),
    async find({ desks, plans, kind, after, without = [], cursor, limit }) {
      if (desks.length === 0) return []
      const filter = {
        desks: { $in: [...desks] },
        at: { $gt: after },
        ...(plans && { plan: { $in: [...plans] } }),
        ...(kind !== undefined && { kind }),
        ...(without.length > 0 && { _id: { $nin: [...without] } }),
        ...(cursor && { $and: [behind(cursor)] }),
      }
      const found = await messages
        .find(filter as never) // its conditions are put together by name
        .sort({ at: -1, _id: -1 })
        .limit(limit)
        .toArray()
      return found.map((doc) => toMessage(doc as Doc)) // as kept
    },
    async byIds(ids) {
      const found = await messages.find({ _id: { $in: [...ids] } } as never).toArray() // as above
      return found.map((doc) => toMessage(doc as Doc)) // as kept
    },
    async marksOf(person) {
      const found = await marks.findOne({ _id: person } as never) // as above
      return found ? { until: found.until, since: found.since } : { until: never, since: [] }
    },
    async mark(person, read) {
      if (read.length === 0) return
      const update = { $setOnInsert: { until: never }, $addToSet: { since: { $each: [...read] } } }
      await marks.updateOne({ _id: person } as never, update as never, { upsert: true }) // as above
    },
    async markUntil(person, until) {
      const first = { $setOnInsert: { until: never, since: [] } }
      await marks.updateOne({ _id: person } as never, first as never, { upsert: true }) // as above
      await marks.updateOne({ _id: person, until: { $lt: until } } as never, { $set: { until } } as never)
      await marks.updateOne({ _id: person } as never, { $pull: { since: { at: { $lte: until } } } } as never)
    },
    async forget(before) {
      await messages.deleteMany({ at: { $lt: before } } as never) // as above
      await marks.updateMany({ 'since.at': { $lt: before } } as never, { $pull: { since: { at: { $lt: before } } } } as never)
    },
  }
}
