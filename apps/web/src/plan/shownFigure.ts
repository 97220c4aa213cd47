import { zh } from '../locales/zh.ts'

/** A target's figure or mark as people read it; ratios to two places. */
export function shownFigure(value: unknown): string {
  if (typeof value === 'boolean') return value ? zh.plan.yes : zh.plan.no
  if (typeof value === 'number') return value.toLocaleString('zh-CN', { maximumFractionDigits: 2 })
  return value === undefined || value === null ? zh.states.dash : String(value)
}
