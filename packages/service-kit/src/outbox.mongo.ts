import type { FeedConsumer, FeedEntry } from '@duzhan/contracts'
import type { Model } from 'mongoose'

/** The fields by which a document is its own outbox. Every change grows `version` and names anew who must hear of it. */
export interface Pending {
  version: number
  pending: FeedConsumer[]
}
export const pendingFields = { version: { type: Number, required: true }, pending: { type: [String], required: true } }

export interface Outbox<Event> {
  pull(consumer: FeedConsumer, limit: number, after?: string): Promise<FeedEntry<Event>[]>
  acknowledge(consumer: FeedConsumer, entries: readonly { id: string; version: number }[]): Promise<void>
}

/** What a consumer is told of a document; null for one that cannot be told of, so that it is set aside and hides no other. */
function told<Doc, Event>(doc: Doc, toEvent: (doc: Doc) => Event): Event {
  try {
    return toEvent(doc)
  } catch {
    return null as Event // the consumer cannot apply it, and says so
  }
}

/** Serves a collection's documents to their consumers, oldest id first. */
export function outboxOf<Doc extends Pending & { _id: string }, Event>(
  model: Model<Doc>,
  toEvent: (doc: Doc) => Event,
): Outbox<Event> {
  return {
    async pull(consumer, limit, after = '') {
      const waiting = model.find({ pending: consumer, _id: { $gt: after } } as never) // generic document
      const docs = (await waiting.sort({ _id: 1 }).limit(limit).lean()) as unknown as Doc[] // lean() of a generic model
      return docs.map((doc) => ({ id: doc._id, version: doc.version, event: told(doc, toEvent) }))
    },
    async acknowledge(consumer, entries) {
      if (entries.length === 0) return
      await model.bulkWrite(
        entries.map(({ id, version }) => ({
          updateOne: { filter: { _id: id, version } as never, update: { $pull: { pending: consumer } } as never }, // generic document
        })),
        { ordered: false },
      )
    },
  }
}
