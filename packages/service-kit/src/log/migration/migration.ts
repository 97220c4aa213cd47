import type { NewEntry } from '../serviceLog.ts'

/** Who was to learn of a document of an earlier release: its name in the document’s `pending`, by the subscription that does so now. */
type Readers = Readonly<Record<`${string}.${string}`, string>>

/** How what an earlier release kept of a service becomes its log; what is said here of an earlier release is so for good. */
export interface Migration {
  /** Immutable records that get a place each, in the order of their ids. */
  numbered: readonly { collection: string; readers: Readers }[]
  /** Things whose past changes are entered into the log, as far as the documents tell them. */
  logged: readonly {
    collection: string
    /** What is read of a document. */
    fields: readonly string[]
    /** Its changes, oldest first, the same whenever they are asked for. Throws for a document that cannot be told. */
    changes(doc: Readonly<Record<string, unknown>>): Past[]
    readers: Readers
  }[]
  /** The inboxes whose entries were set aside, and the subscriptions that try them on. */
  setAside: Readonly<Record<string, string>>
  /** What documents of an earlier release lack, and are given where the service goes on with them: the field, and what that is. */
  completed: readonly { collection: string; lacks: string; what: 'dated' | 'searchable' }[]
}
/** A past change; nobody kept who made it. */
export type Past = Pick<NewEntry, 'noun' | 'verb' | 'thing' | 'plan' | 'regionPath' | 'at' | 'v' | 'change'>

/** What was done, or would be: how many of what. */
export interface MigrationStep {
  service: string
  collection: string
  /** `numbered`, `logged`, `pending SUBSCRIPTION`, `set aside`, `dated` or `searchable`. */
  what: string
  count: number
}
