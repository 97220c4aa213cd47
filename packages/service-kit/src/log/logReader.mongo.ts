import type { LogEntry } from '@duzhan/contracts'
import type { Model } from 'mongoose'
import { lyingIn } from '../lyingIn.mongo.ts'
import type { LogQuery, LogReader, LogScope } from './logReader.ts'
import { documentsOf, lastPlace } from './sequence.mongo.ts'
import type { NewEntry } from './serviceLog.ts'

/** An entry in the collection `log`. */
export type LogDoc = Omit<NewEntry, 'id'> & { _id: string; seq: number }

export const toLogEntry = ({ _id, at, covert: _, toServices: __, ...entry }: LogDoc): LogEntry => ({
  ...entry,
  id: _id,
  at: at.toISOString(),
})

/** What a grant lets somebody read; what is covert only where it is of a region that is told. */
const within = ({ region, plan }: LogScope) => ({
  regionPath: lyingIn(region),
  ...(plan !== '*' && { plan }),
  $or: [{ covert: null as never }, { 'covert.path': region }], // null meets an entry without the field
})

function filterOf({ scopes, noun, verb, thing, person, region, plan, from, until, after, before }: LogQuery) {
  return {
    seq: { $gt: after, $lt: before },
    $or: scopes.map(within),
    ...(noun !== undefined && { noun }),
    ...(verb !== undefined && { verb }),
    ...(thing !== undefined && { thing }),
    ...(person !== undefined && { 'by.id': person }),
    ...(region !== undefined && { regionPath: lyingIn(region) }),
    ...(plan !== undefined && { plan }),
    ...((from || until) && { at: { ...(from && { $gte: from }), ...(until && { $lt: until }) } }),
  }
}

/** The collection `log` of a service, searched. */
export function logReader(model: Model<LogDoc>): LogReader {
  const log = documentsOf<LogDoc>(model)
  return {
    last: () => lastPlace(log),
    async newest(query) {
      if (query.scopes.length === 0) return []
      const found = await log.find(filterOf(query)).sort({ seq: -1 }).limit(query.limit).toArray()
      return found.map((doc) => toLogEntry(doc as LogDoc)) // as kept
    },
  }
}
