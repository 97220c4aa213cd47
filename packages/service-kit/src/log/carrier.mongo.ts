import { type Model, Schema } from 'mongoose'
import type { Carrier } from './relay.ts'
import { documentsOf } from './sequence.mongo.ts'
import type { NewEntry } from './serviceLog.ts'

/** A model whose schema has the plugin below. */
export type CarryingModel = Pick<Model<Carrying>, 'collection'>
interface Carrying {
  _id: string
  entries?: NewEntry[]
}

/** A schema plugin for documents that carry their newest log entries, and the index by which these are found. */
export function carriesEntries(schema: Schema): void {
  schema.add({ entries: { type: [Schema.Types.Mixed], default: undefined, select: false } })
  schema.index({ 'entries.id': 1 }, { partialFilterExpression: { 'entries.id': { $exists: true } } })
}

/** The entries that documents of a collection carry. */
export function carrierOf(model: CarryingModel): Carrier<NewEntry> {
  const documents = documentsOf<Carrying>(model)
  return {
    async carried(limit) {
      const found = await documents
        .find({ 'entries.id': { $exists: true, $gt: '' } }, { projection: { entries: 1 } })
        .limit(limit)
        .toArray()
      return found.flatMap(({ entries = [] }) => entries)
    },
    async drop(entries) {
      const ids = entries.map(({ id }) => id)
      await documents.updateMany({ 'entries.id': { $in: ids, $exists: true } }, { $pull: { entries: { id: { $in: ids } } } })
    },
  }
}
