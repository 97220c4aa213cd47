import type { Plan } from '../schema/planSchema.ts'
import { firstDay } from './firstDay.ts'
import { visitCycle } from './visitCycle.ts'
import { type Window, windowsBetween } from './window.ts'

/**
 * The windows of a plan's visit cycle from its start to its end; none without a cycle. A plan that prints no start begins
 * on the day of its issue, and one that prints neither on `otherwise`, a calendar date.
 */
export function planWindows(plan: Plan, otherwise: string): Window[] {
  const cycle = visitCycle(plan)
  return cycle ? windowsBetween(cycle, firstDay(plan) ?? otherwise, plan.period.end) : []
}
