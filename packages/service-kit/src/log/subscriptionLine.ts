import { type Begin, readEvent, type StreamEntry, type StreamEvent, type StreamName } from '@duzhan/contracts'
import { reasonOf } from '../reasonOf.ts'
import { type Apply, eachEntry, type Failure } from './eachEntry.ts'

/** Applies one event after the other, those of different lanes side by side. */
interface OneByOne<Event> {
  each(event: Event): Promise<void>
  /** Events of one lane are applied in order; all of them, where nothing is said. */
  lane?(event: Event): string
}
/** Applies a batch at once. */
interface InBatches<Event> {
  apply: Apply<Event>
}
type Line<Name extends StreamName> = (OneByOne<StreamEvent<Name>> | InBatches<StreamEvent<Name>>) & {
  name: string
  from: Name
  /** Where it begins when it is new; the beginning, where nothing is said. */
  begin?: Begin
  /** How many entries are read at once. */
  batch?: number
  /** Every entry tells the whole state of its thing: a later one takes the place of one that was set aside. */
  isState?: boolean
}
/** A line of a service's table of subscriptions. */
export interface SubscriptionLine {
  name: string
  from: StreamName
  begin: Begin
  batch?: number
  apply: Apply<unknown>
  keyOf(entry: StreamEntry): string
}

/** Makes a line of a service's table: what is read from where, and what is done with it. Applying an event twice must equal once. */
export function subscription<Name extends StreamName>(line: Line<Name>): SubscriptionLine {
  const { name, from, begin = 'beginning', batch, isState = false } = line
  const apply: Apply<StreamEvent<Name>> = 'apply' in line ? line.apply : (entries) => eachEntry(entries, line.each, line.lane)
  return {
    name,
    from,
    begin,
    ...(batch !== undefined && { batch }),
    keyOf: ({ id, thing }) => (isState ? thing : id),
    async apply(entries) {
      const read: StreamEntry<StreamEvent<Name>>[] = []
      const failures: Failure[] = []
      for (const entry of entries)
        try {
          read.push({ ...entry, event: readEvent(from, entry) })
        } catch (error) {
          failures.push({ id: entry.id, reason: reasonOf(error) })
        }
      return [...failures, ...(read.length > 0 ? await apply(read) : [])]
    },
  }
}
