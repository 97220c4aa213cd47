import type { FeedConsumer, FeedEntry } from '@duzhan/contracts'
import type { Peer } from './peer.ts'

/** What a consumer sees of another service's outbox. An entry stays until the version that was applied is acknowledged. */
export interface Feed<Event> {
  /** The first entries by id, of those after an id where one is given. */
  pull(limit: number, after?: string): Promise<FeedEntry<Event>[]>
  acknowledge(entries: readonly { id: string; version: number }[]): Promise<void>
}

/** The feed of that name at a peer, e.g. `forms.submissionFeed`, as `consumer` sees it. */
export function feedOf<Event>(peer: () => Peer, name: string, consumer: FeedConsumer): Feed<Event> {
  return {
    pull: (limit, after) => peer().query<FeedEntry<Event>[]>(`${name}.pull`, { consumer, limit, after }),
    acknowledge: (entries) => peer().mutate<void>(`${name}.acknowledge`, { consumer, entries }),
  }
}
