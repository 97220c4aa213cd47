import type { MessageKind, PageCursor } from '@duzhan/contracts'
import type { Message } from './message.ts'

/** What lies at some desks, the newest first. */
export interface MessageQuery {
  desks: readonly string[]
  /** Only of these plans; null: of any. */
  plans: readonly string[] | null
  kind?: MessageKind | undefined
  /** What came after that instant. */
  after: Date
  /** But these. */
  without?: readonly string[]
  cursor?: PageCursor | undefined
  limit: number
}
/** What a person has read: all up to an instant, and single ones since. */
export interface ReadMarks {
  until: Date
  since: readonly { id: string; at: Date }[]
}
export interface MessageRepository {
  /**
   * Keeps messages, once each; of one that is kept already, what it tells of joins what it told before. Twice equals once.
   */
  put(messages: readonly Message[]): Promise<void>
  /** Keeps those that are not kept yet, and leaves the others as they are: their counts are of the day on which they came. */
  putOnce(messages: readonly Message[]): Promise<void>
  find(query: MessageQuery): Promise<Message[]>
  byIds(ids: readonly string[]): Promise<Message[]>
  marksOf(person: string): Promise<ReadMarks>
  /** Marks single messages as read. Twice equals once. */
  mark(person: string, read: readonly { id: string; at: Date }[]): Promise<void>
  /** Marks all up to an instant as read; never fewer than before. */
  markUntil(person: string, until: Date): Promise<void>
  /** Takes away what came before an instant, and what was kept of who has read it. */
  forget(before: Date): Promise<void>
}
