import type { StreamEntry } from '@duzhan/contracts'
import type { Model } from 'mongoose'
import type { Stream } from './log.service.ts'
import type { Recent } from './recent.ts'
import { documentsOf, lastPlace, type Numbered } from './sequence.mongo.ts'

interface StreamOptions<Doc> {
  /** Only these documents; all, where nothing is said. */
  only?: Record<string, string>
  /** The field that holds when an entry came. */
  instant: keyof Doc & string
  /** What an entry is about. */
  thingOf(doc: Doc): string
  /** What is told of it, and the version of that. */
  v: number
  tell(doc: Doc): unknown
  /** What this process wrote just now, where all documents are of the stream. */
  recent?: Pick<Recent<Doc>, 'after'>
}

/**
 * A numbered collection as a stream. What cannot be told is told as null, so that its consumer sets it aside and it hides
 * no other. Only what cannot be lost any more is read, where the store has more than one member.
 */
export function streamOf<Doc extends Numbered>(model: Model<Doc>, options: StreamOptions<Doc>): Stream {
  const collection = documentsOf<Doc>(model)
  const { only = {}, instant, thingOf, v, tell, recent } = options
  const found = (filter: object, limit: number) =>
    collection
      .find({ ...only, ...filter } as never) // generic document
      .sort({ seq: 1 })
      .limit(limit)
      .withReadConcern('majority')
      .toArray() as Promise<Doc[]> // as kept
  const toEntry = async (doc: Doc): Promise<StreamEntry> => {
    try {
      return { seq: doc.seq, id: doc._id, thing: thingOf(doc), v, event: await tell(doc) }
    } catch {
      return { seq: doc.seq, id: doc._id, thing: doc._id, v, event: null }
    }
  }
  return {
    async after(seq, limit) {
      const docs = recent?.after(seq, limit) ?? (await found({ seq: { $gt: seq } }, limit))
      return Promise.all(docs.map(toEntry))
    },
    last: () => lastPlace(collection),
    async before(at) {
      const [first] = await found({ [instant]: { $gte: at } }, 1)
      return first ? first.seq - 1 : lastPlace(collection)
    },
  }
}
