import { type Actor, type MessagePage, type MessageTopic, type MessageWords, messageTopics, type Verb } from '@duzhan/contracts'
import { may, type Place } from '@duzhan/service-kit'
import { type Audience, isFor } from './audience.ts'

/** A message as it is kept, once for all whom it is for. */
export interface Message {
  /** What it tells, and of what: the same thing told again is the same message. */
  id: string
  plan: string
  topic: MessageTopic
  at: Date
  /** It is for whoever is in one of them. */
  audiences: readonly Audience[]
  /** The right without which the thing's own page would not open, and where that is asked; null where a list is behind it. */
  shown: { verb: Verb; place: Omit<Place, 'plan' | 'covert'> } | null
  words: MessageWords
  /** The things that it tells of; one more may join them while they are being told. */
  things: readonly string[]
  /** How many they are, where they are only counted. */
  count: number | null
  /** The list of targets that it is about. */
  list?: string
}

/** How long messages are kept, in days. */
export const keptDays = 180

/** Whether an actor is told: it is for them, and what is behind it would open for them. */
export function isToldBy({ plan, audiences, shown }: Message, actor: Actor): boolean {
  if (!audiences.some((audience) => isFor(actor, plan, audience))) return false
  return shown === null || may(actor, shown.verb, { ...shown.place, plan })
}

/** How many things a message tells of. */
export const countOf = ({ count, things }: Message): number => count ?? things.length

/** Where the things of a message are dealt with: the one thing's page, or the list that has them all. */
export function pageOf({ topic, things, list, ...message }: Message): MessagePage {
  const [id = ''] = things
  const isOne = countOf({ ...message, topic, things }) === 1 && id !== ''
  const [noun] = topic.split('.')
  if (topic === 'list.frozen') return { page: 'plan' }
  if (noun === 'list') return isOne ? { page: 'target', id } : { page: 'list', id: list ?? '' }
  if (noun === 'visit') return { page: 'visits' }
  if (noun === 'filing') return { page: 'filing', id }
  if (noun === 'due') return isOne ? { page: 'due', id } : { page: 'dues' }
  if (isOne) return { page: 'finding', id }
  const kind = messageTopics[topic]
  return kind === 'soon' || kind === 'late' ? { page: 'findings', due: kind } : { page: 'findings' }
}
