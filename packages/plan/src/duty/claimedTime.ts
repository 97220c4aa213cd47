import { calendarDate } from '../calendar/calendarDate.ts'
import type { Plan } from '../schema/planSchema.ts'
import { printedFirstDay } from './planWindows.ts'

const minute = 60 * 1000
const day = 24 * 60 * minute

/** How far a device's clock may run ahead of the platform's: what two clocks that are looked after differ by, and no more. */
const clockSlack = 5 * minute

/** How old a record may be when it arrives: as long as a checklist that closed is still taken. */
const longestOnTheWay = 90 * day

/** When a device says that a record was begun and finished, and when it arrived. */
export interface Claim {
  startedAt: Date
  finishedAt: Date
  arrivedAt: Date
}

/** What is wrong with the times that a device claims. */
export type ClaimFault = 'ahead' | 'reversed' | 'too-old' | 'before-plan' | 'after-plan'

/**
 * What is wrong with the times that a device claims for a record of a plan; null when they can be true. Nothing is made
 * after it arrives, finished before it is begun, older than ninety days, or outside the days of its plan; a record that
 * was made in time may arrive after the plan's last day. Instants that are no dates at all are at fault too.
 */
export function claimFault(plan: Pick<Plan, 'period' | 'document'>, claim: Claim): ClaimFault | null {
  const started = claim.startedAt.getTime()
  const finished = claim.finishedAt.getTime()
  const arrived = claim.arrivedAt.getTime()
  const latest = arrived + clockSlack
  if (!(started <= latest && finished <= latest)) return 'ahead'
  if (finished < started) return 'reversed'
  if (started < arrived - longestOnTheWay) return 'too-old'
  const first = printedFirstDay(plan)
  if (first !== undefined && calendarDate(claim.startedAt) < first) return 'before-plan'
  return calendarDate(new Date(Math.min(finished, arrived))) > plan.period.end ? 'after-plan' : null
}
