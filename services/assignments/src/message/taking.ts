import type { LogEntry, StreamEntry } from '@duzhan/contracts'
import { type Clock, eachEntry, type Failure } from '@duzhan/service-kit'
import type { MessageRepository } from './message.repository.ts'
import { keptDays, type Message } from './message.ts'

interface Ports {
  messages: Pick<MessageRepository, 'put'>
  messagesOf(entry: LogEntry): Promise<Message[]>
  clock: Clock
}

const day = 24 * 60 * 60_000

/** Takes a batch of log entries in, and puts down what they tell in one write. What is older than messages are kept is left out. Twice equals once. */
export function messageTaking({ messages, messagesOf, clock }: Ports) {
  return async (entries: StreamEntry<LogEntry>[]): Promise<Failure[]> => {
    const oldest = new Date(clock.now().getTime() - keptDays * day).toISOString()
    const found = new Map<string, Message>()
    const failures = await eachEntry(
      entries,
      async (entry) => {
        if (entry.at < oldest) return
        for (const message of await messagesOf(entry)) {
          const before = found.get(message.id)
          found.set(message.id, before ? { ...before, things: [...new Set([...before.things, ...message.things])] } : message)
        }
      },
      ({ noun, thing }) => `${noun} ${thing}`, // side by side: what is read of one says nothing of another
    )
    await messages.put([...found.values()])
    return failures
  }
}
