import { beginStep, type Span } from './tracing.ts'

interface Command {
  commandName: string
  requestId: number
  address: string
}
/** What a client of the database tells of its commands; the driver's own client does, where it was asked to. */
interface CommandSource {
  on(
    event: 'commandStarted',
    hear: (command: Command & { databaseName: string; command: Record<string, unknown> }) => void,
  ): unknown
  on(event: 'commandSucceeded' | 'commandFailed', hear: (command: Command) => void): unknown
}

/** Makes a step of every command that a request leads to: its name, its database and its collection, and nothing of what it says. */
export function traceCommands(client: CommandSource): void {
  const running = new Map<string, Span>()
  const keyOf = ({ address, requestId }: Command) => `${address} ${requestId}`
  client.on('commandStarted', (started) => {
    const about = started.command[started.commandName === 'getMore' ? 'collection' : started.commandName]
    const collection = typeof about === 'string' ? about : undefined
    const facts = {
      'db.system.name': 'mongodb',
      'db.operation.name': started.commandName,
      'db.namespace': started.databaseName,
      ...(collection !== undefined && { 'db.collection.name': collection }),
    }
    const step = beginStep({ name: [started.commandName, collection].join(' ').trim(), kind: 'client', facts })
    if (step !== null) running.set(keyOf(started), step)
  })
  const ended = (outcome: string) => (command: Command) => {
    running.get(keyOf(command))?.end(outcome)
    running.delete(keyOf(command))
  }
  client.on('commandSucceeded', ended('ok'))
  client.on('commandFailed', ended('failed'))
}
