import { z } from 'zod'
import { Account } from './account.ts'
import type { FindingQueue } from './findingQueues.ts'
import { PlanCode } from './ids.ts'

export const WorkRef = z.object({ plan: PlanCode })
/** What waits in a plan for somebody else. */
export const WorkOf = WorkRef.extend({ account: Account })
export type WorkOf = z.infer<typeof WorkOf>

/** Visits that are not made: over, due by the end of this week, or later. */
export interface OpenVisits {
  late: number
  thisWeek: number
  later: number
}
/** A unit that is late with findings, and with how many. */
export interface LateUnit {
  region: string
  title: string
  count: number
}
/**
 * What waits in a plan for somebody, in numbers: what is theirs to do, and how what they may see stands. What they hold no
 * right to see, or the plan does not have, is null and never zero.
 */
export interface Waiting {
  plan: string
  today: string
  /** The open visits of the current window that are theirs to make. */
  visits: OpenVisits | null
  /** The visits owed in the current window within their reach, however they stand. */
  coverage: { window: { start: string; end: string }; total: number; done: number; late: number } | null
  /** The findings that wait for a step of their own, and those that are late within their reach, whoever they wait for. */
  findings: (Record<FindingQueue, number> & { late: number }) | null
  /** Who is late with the most findings and has not reported back, the first of them. */
  lateUnits: LateUnit[]
  /** What is owed besides visits: by their own bodies, by anybody within their reach and late, handed in and theirs to receive. */
  dues: { own: number; ownLate: number; ownSoon: number; late: number; toReceive: number } | null
  /** How lower plans stand that are to be filed: `toAnswer` are theirs to answer, `submitted` wait for anybody. */
  filings: { submitted: number; toAnswer: number; returned: number; late: number } | null
  /** Whether a plan that lists targets has its lists frozen. */
  isFrozen: boolean | null
}
