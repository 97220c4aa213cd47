import type { FindingChoices, FindingOrder, FindingState, LogVerb, PageCursor, SubmissionEvent } from '@duzhan/contracts'
import type { CloseOut } from '@duzhan/plan'
import type { Lineage } from '@duzhan/regions'
import type { Reader } from '@duzhan/service-kit'
import type { ChainAt } from '../correction/correction.repository.ts'
import type { Finding, FindingChange } from './finding.ts'
import type { RegionRenamed } from './unitCalled.ts'

/** Findings of one target within a region, or those that concern a body of the directory. */
export type FindingScope = { region: string; target: string } | { body: string }
/** Whose turn it is: findings in these states at the seat of who is responsible, where the target lies, or where it is decided whether they get more time. */
export type FindingTurn = {
  states: readonly FindingState[]
  seat: 'responsible' | 'target' | 'extension'
} & (FindingScope | { region: string })
/** What findings are asked for. */
export interface FindingMatch {
  plan: string
  reader: Reader
  /** Beside what lies within the regions, what is about one target, or concerns one body. */
  named?: readonly FindingScope[]
  within?: string | undefined
  target?: string | undefined
  states?: readonly FindingState[] | undefined
  /** Bounds on `rectifyBy`, in days or minutes: from the first on, before one, and to the end of the last. */
  dueFrom?: string | undefined
  dueBefore?: string | undefined
  dueUntil?: string | undefined
  /** Whether more time is asked for them. */
  isExtensionAsked?: boolean | undefined
  /** One of these. */
  turns?: readonly FindingTurn[] | undefined
  category?: string | undefined
  severity?: Finding['severity'] | undefined
  responsible?: { region: string; title: string } | undefined
  /** Words that stand in the title or the name of the place. */
  text?: string | undefined
}
/** A page of them in an order, behind a cursor where there is one. */
export interface FindingQuery extends FindingMatch {
  order?: FindingOrder
  cursor?: PageCursor | undefined
  limit: number
}
/** What a submission reports. */
export interface Report {
  submission: SubmissionEvent
  reported: readonly Finding[]
}
/** A finding to be written: as it was read (null when it is new), as it is now, and as each step of its way has left it. */
export interface FindingWrite {
  seen: Finding | null
  now: Finding
  told: { verb: LogVerb<'finding'>; finding: Finding }[]
}
/** Lists and counts hold what their reader may learn of. */
export interface FindingRepository {
  /** What the reports may join, change or have opened already, by id. */
  concerning(reports: readonly Report[]): Promise<Finding[]>
  /**
   * Writes findings and logs their steps, each only as it was seen. Returns those that were not written, because somebody
   * took a step meanwhile.
   */
  write(writes: readonly FindingWrite[]): Promise<FindingWrite[]>
  byId(id: string): Promise<Finding | null>
  /** All of a target, in the order in which they were opened. */
  ofTarget(plan: string, target: string): Promise<Finding[]>
  /** On which days findings of a plan were closed out at which targets, each once. */
  closeOuts(plan: string): Promise<CloseOut[]>
  /** Those that nobody on the spot knows of and that these chains of records reported. */
  covertOf(records: readonly ChainAt[]): Promise<Finding[]>
  /** By when they are due, those first that are due first; by when they were found, the newest first; or by where they lie. */
  list(query: FindingQuery): Promise<Finding[]>
  count(match: FindingMatch): Promise<number>
  /** Where in an order a finding stands: the cursor of the page behind it. */
  cursorAt(finding: Finding, order: FindingOrder): PageCursor
  /** What there are of some findings, by category and by who is responsible. */
  choices(match: FindingMatch): Promise<FindingChoices>
  /** Makes what an earlier release kept findable by words and in the order of places. */
  completeEarlier(): Promise<void>
  /** Moves a finding on as it was seen; returns false when it is no longer at that version. */
  advance(seen: Finding, change: FindingChange): Promise<boolean>
  /** All of these targets are shown under these words from now on. */
  rename(plan: string, targets: readonly Pick<Finding, 'target' | 'targetName' | 'place'>[]): Promise<void>
  /** Whoever answers and is called by the name of a region is called by its new one from now on. Twice equals once. */
  renameUnits(renamed: RegionRenamed): Promise<void>
  /** Those of what lies within any of some regions, and those that somebody there answers for, lie from now on where the lineage says. */
  relocate(regions: readonly string[], lineage: Lineage): Promise<void>
  /** How many of what lies within any of some regions stand open, of every plan. */
  countOpenWithin(regions: readonly string[]): Promise<number>
  /** How many of some findings stand in each state, with each due date, in every region on their paths. */
  tally(match: FindingMatch): Promise<{ region: string; state: FindingState; rectifyBy: string; count: number }[]>
  /** Findings that stand open, by target. */
  openByTarget(plan: string, reader: Reader): Promise<Map<string, number>>
}
/** What findings are called. */
export interface FindingTitles {
  /** Target and finding, by id; one that does not exist is left out. */
  titles(ids: readonly string[]): Promise<Map<string, string>>
}
