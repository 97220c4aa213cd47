import { FeedAcknowledge, type FeedConsumer, type FeedEntry, FeedPull, type Verb } from '@duzhan/contracts'
import { requires, router } from './trpc.ts'

interface Source<Event> {
  pull(consumer: FeedConsumer, limit: number, after?: string): Promise<FeedEntry<Event>[]>
  acknowledge(consumer: FeedConsumer, entries: readonly { id: string; version: number }[]): Promise<void>
}

/** An outbox as two procedures that only services may call. */
export const feedRouter = <Event>(outbox: Source<Event>, verbs: { pull: Verb; acknowledge: Verb }) =>
  router({
    pull: requires(verbs.pull)
      .input(FeedPull)
      .query(({ input }) => outbox.pull(input.consumer, input.limit, input.after)),
    acknowledge: requires(verbs.acknowledge)
      .input(FeedAcknowledge)
      .mutation(({ input }) => outbox.acknowledge(input.consumer, input.entries)),
  })
