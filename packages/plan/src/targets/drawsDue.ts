import { nationalCalendar } from '../calendar/nationalCalendar.ts'
import { firstDay } from '../duty/planWindows.ts'
import type { Cycle } from '../schema/planParts.ts'
import type { Plan } from '../schema/planSchema.ts'
import { turns } from '../when/turns.ts'
import type { MadeDraw } from './madeDraw.ts'

/** The turn of a cycle that runs on a date; undefined on a day off, between working days. */
const turnOn = (cycle: Cycle & { from: string }, date: string): string | undefined =>
  turns(cycle, { from: date, to: date }, nationalCalendar)[0]?.key

/** The lists of a plan that want a draw today: that have none yet, or none in the window of their cycle that runs. */
export function drawsDue(plan: Plan, made: readonly Pick<MadeDraw, 'list' | 'on'>[], today: string): string[] {
  return plan.targetLists.flatMap(({ key, draw }) => {
    if (!draw) return []
    const last = made.find(({ list }) => list === key)
    const named = plan.cycles.find((one) => one.key === draw.cycle)
    const cycle = named && { ...named, from: firstDay(plan) }
    if (!last) return [key]
    const turn = cycle && turnOn(cycle, today)
    return cycle === undefined || turn === undefined || turn === turnOn(cycle, last.on) ? [] : [key]
  })
}
