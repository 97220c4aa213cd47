import type { FindingState } from '@duzhan/contracts'
import type { Finding, FindingStep } from './finding.ts'

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
   * its timeline. Telling the same submission twice is the same as once.
   */
  record(finding: Finding): Promise<void>
  byId(id: string): Promise<Finding | null>
  /** Those due first, first. */
  list(query: FindingQuery): Promise<Finding[]>
  /** Moves a finding on; returns false when it is no longer at `version`. */
  advance(id: string, version: number, change: { state: FindingState; rectifyBy: string; step: FindingStep }): Promise<boolean>
  /** How many findings stand in each state, with each due date, in every region on the paths of those that lie within. */
  tally(plan: string, within: string): Promise<{ region: string; state: FindingState; rectifyBy: string; count: number }[]>
  /** Findings not closed out, by target. */
  openByTarget(plan: string, regions: readonly string[]): Promise<Map<string, number>>
}
