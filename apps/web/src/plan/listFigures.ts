import type { TargetListView } from '@duzhan/contracts'
import { addsUp, type TargetKind } from '@duzhan/plan'
import { zh } from '../locales/zh.ts'
import type { Figure } from '../ui/Figures.tsx'

/** What a list adds up to: its targets in the measure of their kind, and the sum of each figure kept about them that adds up. */
export function listFigures(view: TargetListView, kinds: readonly TargetKind[]): Figure[] {
  const titles = new Map(kinds.flatMap((kind) => Object.entries(kind.attributes.properties)))
  const sums = [...titles].flatMap(([key, attribute]) => {
    const sum = view.totals[key]
    if (sum === undefined || !addsUp(attribute)) return []
    return [{ title: attribute.title, value: sum, unit: attribute['x-unit'] }]
  })
  const [only, ...others] = kinds
  const unit = (others.length === 0 ? only?.measureWord : undefined) ?? zh.plan.unit
  return [{ title: zh.plan.targets, value: view.count, unit }, ...sums]
}
