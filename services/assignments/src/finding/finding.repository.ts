import type { FindingState } from '@duzhan/contracts'
import type { Finding, FindingChange } from './finding.ts'

export interface FindingQuery {
  plan: string
  regions: readonly string[]
  within?: string | undefined
  target?: string | undefined
  states?: readonly FindingState[] | undefined
  /** Bounds on `rectifyBy`, first and last day included. */
  dueFrom?: string | undefined
  dueUntil?: string | undefined
  limit: number
}
export interface FindingRepository {
  /**
   * Records a finding: opens it, or, where one on the same clause of the same target stands open, adds the report to
   * its timeline. A record and its corrections report a thing once, however often they are told; what their correction
   * withdrew, a later one may report anew.
   */
  record(finding: Finding): Promise<void>
  byId(id: string): Promise<Finding | null>
  /** Those due first, first. */
  list(query: FindingQuery): Promise<Finding[]>
  /** What a record, or a correction of it, has reported of a target. */
  ofRecord(plan: string, target: string, first: string): Promise<Finding[]>
  /** Moves a finding on as it was seen; returns false when it is no longer at that version. */
  advance(seen: Finding, change: FindingChange): Promise<boolean>
  /** How many findings stand in each state, with each due date, in every region on the paths of those that lie within. */
  tally(plan: string, within: string): Promise<{ region: string; state: FindingState; rectifyBy: string; count: number }[]>
  /** Findings that stand open, by target. */
  openByTarget(plan: string, regions: readonly string[]): Promise<Map<string, number>>
}
