import type { Outline } from '../outline/outline.ts'
import { itemResult } from './itemResult.ts'
import { judge } from './judge.ts'
import type { Observation } from './observation.ts'

/** What a filled checklist says, place by place, in printed order. */
export function observationsOf(outline: Outline, answers: unknown): Observation[] {
  return [
    ...outline.items
      .filter(({ clauses }) => clauses.length > 0)
      .map((item) => ({ path: item.path, result: itemResult(item, answers) })),
    ...judge(outline, answers).map(({ path, result }) => ({ path, result })),
  ]
}
