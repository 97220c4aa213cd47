import type { LogEntry, LogFilter } from '@duzhan/contracts'

/** Where somebody may look: a region with everything below it, and of one plan or, by `*`, of all and of none. */
export interface LogScope {
  region: string
  plan: string
}
export interface LogQuery extends Omit<LogFilter, 'from' | 'until' | 'before'> {
  scopes: readonly LogScope[]
  from?: Date | undefined
  until?: Date | undefined
  /** Places behind this one and before that one. */
  after: number
  before: number
}
/** A log as people search it. */
export interface LogReader {
  /** The last place that is taken. */
  last(): Promise<number>
  /** Entries that lie in one of the scopes and are what is asked for, the newest first. */
  newest(query: LogQuery): Promise<LogEntry[]>
}
