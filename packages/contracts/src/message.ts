import { z } from 'zod'
import { PlanCode } from './ids.ts'
import { PageCursor } from './page.ts'

/** What a message is for: something has come, falls due, is over its time, came back, or was decided. */
export const MessageKind = z.enum(['new', 'soon', 'late', 'returned', 'decided'])
export type MessageKind = z.infer<typeof MessageKind>

/** Everything that is told by a message, with what such a message is for. */
export const messageTopics = {
  'finding.given': 'new',
  'finding.toVerify': 'new',
  'finding.soon': 'soon',
  'finding.late': 'late',
  'finding.lateBelow': 'late',
  'finding.returned': 'returned',
  'finding.corrected': 'returned',
  'finding.withdrawn': 'decided',
  'finding.verified': 'decided',
  'finding.closedOut': 'decided',
  'finding.extensionAsked': 'new',
  'finding.extended': 'decided',
  'finding.extensionRefused': 'returned',
  'filing.filed': 'new',
  'filing.returned': 'returned',
  'filing.accepted': 'decided',
  'due.opened': 'new',
  'due.handedIn': 'new',
  'due.soon': 'soon',
  'due.late': 'late',
  'due.lateBelow': 'late',
  'due.returned': 'returned',
  'due.owedAgain': 'returned',
  'due.received': 'decided',
  'due.excused': 'decided',
  'list.frozen': 'new',
  'list.designated': 'decided',
  'list.released': 'decided',
  'visit.opened': 'new',
  'visit.soon': 'soon',
  'visit.late': 'late',
  'visit.given': 'decided',
  'visit.taken': 'decided',
} as const satisfies Record<string, MessageKind>
export type MessageTopic = keyof typeof messageTopics

/** The page on which a message's thing is dealt with: one thing by its id, or a list of them. */
export type MessagePage =
  | { page: 'finding' | 'due' | 'filing' | 'target' | 'list'; id: string }
  | { page: 'findings'; due?: 'soon' | 'late' }
  | { page: 'dues' | 'visits' | 'plan' }

/** What the sentence of a message names. `text` is what somebody gave as the reason, `on` a calendar date. */
export interface MessageWords {
  title?: string
  of?: string
  text?: string
  on?: string
}

/** A message as its reader sees it. `count` is of how many things it tells. */
export interface MessageRow {
  id: string
  plan: string
  kind: MessageKind
  topic: MessageTopic
  at: string
  isRead: boolean
  count: number
  page: MessagePage
  words: MessageWords
}
/** A page of messages, the newest first; `next` begins the page behind it, null behind the last. */
export interface MessageList {
  rows: MessageRow[]
  next: PageCursor | null
}
/** How many are unread, at most 100: the page shows 99+ beyond. */
export interface MessageUnread {
  count: number
}

const Cursor = PageCursor.refine(({ value }) => z.iso.datetime().safeParse(value).success, { path: ['value'] })

/** Messages page by page; `unread`: only those. */
export const MessageFilter = z.object({
  plan: PlanCode.optional(),
  kind: MessageKind.optional(),
  unread: z.boolean().default(false),
  cursor: Cursor.optional(),
  limit: z.number().int().min(1).max(100).default(50),
})
export type MessageFilter = z.infer<typeof MessageFilter>

/** Messages that were read, by their ids; or all that came up to an instant. */
export const MessageRead = z.object({
  ids: z.array(z.string().min(1).max(600)).max(100).default([]),
  until: z.iso.datetime().optional(),
})
export type MessageRead = z.infer<typeof MessageRead>
