import type { FeedConsumer, FeedEntry } from '@duzhan/contracts'
import type { Peer } from './peer.ts'

/** What a consumer sees of another service's outbox. An entry stays until the version that was applied is acknowledged. */
export interface Feed<Event> {
  pull(limit: number): Promise<FeedEntry<Event>[]>
  acknowledge(entries: readonly { id: string; version: number }[]): Promise<void>
}

/** The feed of that name at a peer, e.g. `forms.submissionFeed`, as `consumer` sees it. */
export function feedOf<Event>(peer: () => Peer, name: string, consumer: FeedConsumer): Feed<Event> {
  return {
    pull: (limit) => peer().query<FeedEntry<Event>[]>(`${name}.pull`, { consumer, limit }),
    acknowledge: (entries) => peer().mutate<void>(`${name}.acknowledge`, { consumer, entries }),
  }
}
