import type { Covert, LogChange, LogNoun, LogVerb } from '@duzhan/contracts'

/** An entry as it is written, with the change that it tells of, before it has a place in the log. */
export interface NewEntry {
  id: string
  service: string
  noun: string
  verb: string
  thing: string
  plan: string | null
  regionPath: string[]
  by: { id: string; title: string }
  at: Date
  requestId: string | null
  v: number
  change: Record<string, unknown>
  /** Whom it is told alone, as long as it stands. */
  covert?: Covert
  /** The change as the other services are told it, where that is more than its readers are. */
  toServices?: Record<string, unknown>
}

/** Who does what nobody asked for. */
export const platform = (service: string) => ({ id: `service:${service}`, title: '督战平台' })

/** What a repository says of a change; who makes it, when and for which request is known from the request under way. */
export interface Told<Noun extends LogNoun> {
  /** Who makes it, where that is not the one who calls: a person for whom the gateway asks. */
  by?: { id: string; title: string } | undefined
  thing: string
  plan?: string | null
  regionPath?: readonly string[]
  covert?: Covert | null | undefined
  change: LogChange<Noun>
  /** What other services are told instead of the change, where they are to know more than whoever reads the log. */
  toServices?: LogChange<Noun> | undefined
}

export interface ServiceLog {
  /** Makes the entry of a change. Only what `logTable` names of the change is kept. Put it into the same write: `$push: { entries: entry }`. */
  entry<Noun extends LogNoun>(noun: Noun, verb: LogVerb<Noun>, told: Told<Noun>): NewEntry
  /** Brings all that documents of the service carry into the log. */
  flush(): Promise<void>
}
