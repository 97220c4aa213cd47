import type { Model, mongo } from 'mongoose'
import { isDuplicate } from '../database.mongo.ts'
import type { AppendPort } from './append.ts'

/** A document of an append-only collection: `seq` is its place, under a unique index. */
export interface Numbered {
  _id: string
  seq: number
}

/** The driver's own collection behind a model: documents that were built and validated by us are not cast again. */
export const documentsOf = <Doc extends { _id: string }>({ collection }: Pick<Model<Doc>, 'collection'>): mongo.Collection<Doc> =>
  collection as unknown as mongo.Collection<Doc> // mongoose types it without its documents

/** The greatest place that is taken in a collection. */
export async function lastPlace<Doc extends Numbered>(collection: mongo.Collection<Doc>): Promise<number> {
  const [last] = await collection
    .find({}, { projection: { seq: 1 } })
    .sort({ seq: -1 })
    .limit(1)
    .toArray()
  return last?.['seq'] ?? 0
}

/** A collection to append to; `standing` says why a document was refused, as `AppendPort` asks. */
export function sequenceOf<Doc extends Numbered, Standing>(
  model: Model<Doc>,
  standing: (doc: Omit<Doc, 'seq'>) => Promise<Standing | null>,
): AppendPort<Omit<Doc, 'seq'>, Standing> {
  const collection = documentsOf<Doc>(model)
  return {
    last: () => lastPlace(collection),
    async insert(docs, from) {
      try {
        await collection.insertMany(docs.map((doc, at) => ({ ...doc, seq: from + at })) as never, { ordered: true }) // generic document
        return docs.length
      } catch (error) {
        if (!isDuplicate(error)) throw error
        return firstRefused(error)
      }
    },
    standing,
  }
}

/** Of an ordered insert the first error is the only one, and all before it were inserted. */
function firstRefused(error: unknown): number {
  const { writeErrors } = error as { writeErrors?: unknown } // the driver's bulk error, as isDuplicate has seen
  const [first] = [writeErrors].flat() as { index?: number }[]
  return first?.index ?? 0
}
