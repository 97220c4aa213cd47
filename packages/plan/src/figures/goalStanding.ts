import type { Window } from '../duty/window.ts'
import type { Indicator } from '../schema/planParts.ts'

/** How a figure stands to the goal that its plan sets: it reaches it, it misses it, or it does not reach it yet and still has time. */
export type GoalStanding = 'reached' | 'missed' | 'pending'

/** What a figure is of. */
interface MeasuredFigure {
  /** By measure, as they were observed; shares and ratios are parts of one. */
  figures: { readonly [measure: string]: { readonly value: number | null } | undefined }
  /** The unit in which the question counts. */
  unit?: string | undefined
  /** Whether it is of the whole jurisdiction of the plan: a sum over a part of it is held against no goal of the whole. */
  isWhole: boolean
  window: Window
  today: string
}

/**
 * How a figure stands to an indicator's goal; null where the plan sets none with a value, or where the figure is another one than
 * the goal's: in another unit, of some targets only, or not measured.
 */
export function goalStanding(indicator: Indicator, measured: MeasuredFigure): GoalStanding | null {
  const { goal, measure, qualifies } = indicator
  const value = goal?.value
  if (!goal || value === undefined || qualifies !== undefined || 'where' in measure) return null
  if (measure.kind === 'sum' && !measured.isWhole) return null
  const found = measured.figures[measure.kind]?.value
  if (found === undefined || found === null) return null
  const unit = goal.unit ?? indicator.unit ?? ''
  const isPart = measure.kind === 'share' || measure.kind === 'ratio'
  if (!isPart && unit !== (measured.unit ?? '')) return null
  const isReached = reaches(indicator.better, goal.comparator, { figure: isPart && unit === '%' ? found * 100 : found, value })
  if (isReached) return 'reached'
  return isDue(indicator, measured) ? 'missed' : 'pending'
}

/** Whether the day of a goal has passed, within the window of the figure; a sum without a day has the time of its window. */
export function isDue({ goal, measure }: Indicator, { window, today }: Pick<MeasuredFigure, 'window' | 'today'>): boolean {
  const last = goal?.by ?? (measure.kind === 'sum' ? window.end : undefined)
  return last === undefined || (last < today && last <= window.end)
}

/** Whoever goes beyond what is to be met exactly, on the side where it is better, has met it. */
function reaches(
  better: Indicator['better'],
  comparator: NonNullable<Indicator['goal']>['comparator'],
  { figure, value }: { figure: number; value: number },
): boolean {
  const distance = Math.abs(figure - value) <= 1e-9 * Math.max(1, Math.abs(value)) ? 0 : figure - value
  switch (comparator) {
    case '=':
      return better === 'higher' ? distance >= 0 : distance <= 0
    case '>=':
      return distance >= 0
    case '>':
      return distance > 0
    case '<=':
      return distance <= 0
    case '<':
      return distance < 0
  }
}
