import type { FeedConsumer, FeedEntry } from '@duzhan/contracts'

/** What a consumer sees of another service's outbox. An entry stays until the version that was applied is acknowledged. */
export interface Feed<Event> {
  /** The first entries by id, of those after an id where one is given. */
  pull(limit: number, after?: string): Promise<FeedEntry<Event>[]>
  acknowledge(entries: readonly { id: string; version: number }[]): Promise<void>
}

/** A feed as a peer offers it. */
interface FeedCalls<Event> {
  pull(input: { consumer: FeedConsumer; limit: number; after?: string | undefined }): Promise<FeedEntry<Event>[]>
  acknowledge(input: { consumer: FeedConsumer; entries: { id: string; version: number }[] }): Promise<unknown>
}

/** A feed of a peer, e.g. `peers('forms').submissionFeed`, as `consumer` sees it. */
export function feedOf<Event>(peer: () => FeedCalls<Event>, consumer: FeedConsumer): Feed<Event> {
  return {
    pull: (limit, after) => peer().pull({ consumer, limit, after }),
    acknowledge: async (entries) => void (await peer().acknowledge({ consumer, entries: [...entries] })),
  }
}
