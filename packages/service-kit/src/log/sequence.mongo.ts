import type { Model, mongo } from 'mongoose'
import { isDuplicate } from '../database.mongo.ts'
import type { AppendPort } from './append.ts'
import type { Recent } from './recent.ts'

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

/** A collection to append to; `standing` says why a document was refused, as `AppendPort` asks. `recent` is told what was written whole. */
export function sequenceOf<Doc extends Numbered, Standing>(
  model: Model<Doc>,
  standing: (doc: Omit<Doc, 'seq'>) => Promise<Standing | null>,
  recent?: Pick<Recent<Doc>, 'add' | 'forget'>,
): AppendPort<Omit<Doc, 'seq'>, Standing> {
  const collection = documentsOf<Doc>(model)
  return {
    last: () => lastPlace(collection),
    async insert(docs, from) {
      const numbered = docs.map((doc, at) => ({ ...doc, seq: from + at }) as Doc) // what `Omit` took off
      try {
        await collection.insertMany(numbered as never, { ordered: true }) // generic document
        recent?.add(numbered)
        return docs.length
      } catch (error) {
        recent?.forget()
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
