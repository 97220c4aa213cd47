import type { FigureGoal, PlaceFigures } from '@duzhan/contracts'
import { goalStanding, type Plan, type Window } from '@duzhan/plan'
import type { Figures } from '@duzhan/rollup'

/** The plan that figures are read by, in which window and on which day. */
export interface Reading {
  plan: Plan
  window: Window
  today: string
}

/** What the plan wants of the figures of a place that feeds an indicator; null where it sets no goal with a value. */
export function figureGoal(
  { plan, window, today }: Reading,
  code: string | undefined,
  { region, unit, total, byRegion }: Pick<PlaceFigures, 'unit' | 'total' | 'byRegion'> & { region: string },
): FigureGoal | null {
  const indicator = code === undefined ? undefined : plan.indicators.find((one) => one.code === code)
  const goal = indicator?.goal
  if (!indicator || goal?.value === undefined) return null
  const standingOf = (of: string, figures: Figures) =>
    goalStanding(indicator, { figures, unit, isWhole: of === plan.jurisdiction, window, today })
  const whole = standingOf(region, total)
  const told = goal.unit ?? indicator.unit
  return {
    comparator: goal.comparator,
    value: goal.value,
    ...(told !== undefined && { unit: told }),
    ...(goal.by !== undefined && { by: goal.by }),
    ...(whole && { total: whole }),
    byRegion: Object.fromEntries(
      Object.entries(byRegion).flatMap(([child, figures]) => {
        const found = standingOf(child, figures)
        return found ? [[child, found]] : []
      }),
    ),
  }
}
