import type { Plan } from '../schema/planSchema.ts'
import type { MadeDraw } from '../targets/madeDraw.ts'
import { windowOf } from './window.ts'

/** The lists of a plan that want a draw today: that have none yet, or none in the window of their cycle that runs. */
export function drawsDue(plan: Plan, made: readonly Pick<MadeDraw, 'list' | 'on'>[], today: string): string[] {
  return plan.targetLists.flatMap(({ key, draw }) => {
    if (!draw) return []
    const last = made.find(({ list }) => list === key)
    const cycle = plan.cycles.find((one) => one.key === draw.cycle)
    const isDone = last && (!cycle || windowOf(cycle, last.on).key === windowOf(cycle, today).key)
    return isDone ? [] : [key]
  })
}
