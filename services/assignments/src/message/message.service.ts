import {
  type Actor,
  type MessageFilter,
  type MessageList,
  type MessageRead,
  type MessageRow,
  type MessageUnread,
  messageTopics,
} from '@duzhan/contracts'
import type { Clock } from '@duzhan/service-kit'
import { desksFor } from './audience.ts'
import type { MessageQuery, MessageRepository, ReadMarks } from './message.repository.ts'
import { countOf, isToldBy, keptDays, type Message, pageOf } from './message.ts'

interface Ports {
  messages: MessageRepository
  /** Puts down what has fallen due, or begun, in the plans that concern an actor since anybody last asked. */
  sweep(actor: Actor): Promise<void>
  clock: Clock
}

export interface MessageService {
  /** The messages that are for an actor by its grants as they are now, the newest first. */
  list(actor: Actor, filter: MessageFilter): Promise<MessageList>
  /** How many of them the actor has not read, at most 100. */
  unread(actor: Actor): Promise<MessageUnread>
  /** Marks messages as read that the actor is told of; of others nothing is kept. Twice equals once. */
  read(actor: Actor, read: MessageRead): Promise<MessageUnread>
}

const day = 24 * 60 * 60_000
/** What came within so long may still be on its way when everything is marked as read: it is marked one by one. */
const settling = 10 * 60_000
/** How many are told apart by a count. */
const mostCounted = 100
/** How many of those that are still settling are marked one by one at once. */
const mostSettling = 1_000

export function messageService({ messages, sweep, clock }: Ports): MessageService {
  /** Reads on until there are enough that the actor is told of, since a desk may hold what is not for everybody at it. */
  async function told(actor: Actor, asked: Omit<MessageQuery, 'desks' | 'plans'>): Promise<Message[]> {
    const held = actor.grants.map(({ plan }) => plan)
    const where = { desks: desksFor(actor), plans: held.includes('*') ? null : [...new Set(held)] }
    const found: Message[] = []
    for (let cursor = asked.cursor; ; ) {
      const batch = await messages.find({ ...asked, ...where, cursor })
      found.push(...batch.filter((message) => isToldBy(message, actor)))
      const last = batch.at(-1)
      if (batch.length < asked.limit || found.length >= asked.limit || !last) return found.slice(0, asked.limit)
      cursor = { value: last.at.toISOString(), id: last.id }
    }
  }
  const oldest = () => new Date(clock.now().getTime() - keptDays * day)
  const unreadBy = ({ until, since }: ReadMarks) => ({
    after: until > oldest() ? until : oldest(),
    without: since.map(({ id }) => id),
  })
  async function counted(actor: Actor): Promise<MessageUnread> {
    const marks = await messages.marksOf(actor.id)
    return { count: (await told(actor, { ...unreadBy(marks), limit: mostCounted })).length }
  }
  const isSeated = (actor: Actor) => actor.grants.length > 0

  return {
    async list(actor, { plan, kind, unread, cursor, limit }) {
      if (!isSeated(actor)) return { rows: [], next: null }
      await sweep(actor)
      const marks = await messages.marksOf(actor.id)
      const which = unread ? unreadBy(marks) : { after: oldest() }
      const of = plan === undefined ? actor : { ...actor, grants: actor.grants.flatMap((grant) => ofPlan(grant, plan)) }
      const found = await told(of, { ...which, kind, cursor, limit: limit + 1 })
      const rows = found.slice(0, limit)
      const last = found.length > limit ? rows.at(-1) : undefined
      const read = new Set(marks.since.map(({ id }) => id))
      return {
        rows: rows.map((message) => toRow(message, message.at <= marks.until || read.has(message.id))),
        next: last ? { value: last.at.toISOString(), id: last.id } : null,
      }
    },
    async unread(actor) {
      if (!isSeated(actor)) return { count: 0 }
      await sweep(actor)
      return counted(actor)
    },
    async read(actor, { ids, until }) {
      const named = (await messages.byIds(ids)).filter((message) => isToldBy(message, actor))
      await messages.mark(
        actor.id,
        named.map(({ id, at }) => ({ id, at })),
      )
      if (until !== undefined) {
        const end = Math.min(Date.parse(until), clock.now().getTime())
        const settled = new Date(end - settling)
        const late = await told(actor, { after: settled, limit: mostSettling })
        await messages.mark(
          actor.id,
          late.filter(({ at }) => at.getTime() <= end).map(({ id, at }) => ({ id, at })),
        )
        await messages.markUntil(actor.id, settled)
      }
      return counted(actor)
    },
  }
}

/** A grant as it is for one plan: for that alone where it is for any, and none where it is for another. */
const ofPlan = (grant: Actor['grants'][number], plan: string): Actor['grants'] =>
  grant.plan === '*' || grant.plan === plan ? [{ ...grant, plan }] : []

function toRow(message: Message, isRead: boolean): MessageRow {
  const { id, plan, topic, at, words } = message
  const count = countOf(message)
  const { title, ...others } = words
  // of several findings none lends its name to all
  const named = topic === 'finding.given' && count > 1 ? others : words
  return {
    ...{ id, plan, topic, isRead, count },
    kind: messageTopics[topic],
    at: at.toISOString(),
    page: pageOf(message),
    words: named,
  }
}
