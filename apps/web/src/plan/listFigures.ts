import type { TargetListView } from '@duzhan/contracts'
import type { TargetKind } from '@duzhan/plan'
import { zh } from '../locales/zh.ts'
import type { Figure } from '../ui/Figures.tsx'

/** What a list adds up to: its targets, and the sum of each figure kept about them. */
export function listFigures(view: TargetListView, kinds: readonly TargetKind[]): Figure[] {
  const titles = new Map(kinds.flatMap((kind) => Object.entries(kind.attributes.properties)))
  const sums = [...titles].flatMap(([key, attribute]) => {
    const sum = view.totals[key]
    // percentages of places do not add up
    if (sum === undefined || attribute['x-unit'] === '%') return []
    return [{ title: attribute.title, value: sum, unit: attribute['x-unit'] }]
  })
  return [{ title: zh.plan.targets, value: view.targets.length, unit: zh.plan.unit }, ...sums]
}
