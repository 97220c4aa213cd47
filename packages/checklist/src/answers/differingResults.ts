import type { Result } from '../kind/kind.ts'
import type { Outline, OutlineItem } from '../outline/outline.ts'
import { resultOf } from './resultOf.ts'
import { hiddenIn } from './shown.ts'

/** An item that two fillings of one checklist judge differently. */
interface DifferingResult {
  readonly item: OutlineItem
  readonly one: Judged
  readonly other: Judged
}
type Judged = Exclude<Result, 'unanswered'>

function judgedIn(outline: Outline, answers: unknown): ReadonlyMap<string, Judged> {
  const hidden = hiddenIn(outline.root, answers)
  return new Map(
    outline.items.flatMap((item): [string, Judged][] => {
      const result = hidden.has(item.path) ? undefined : resultOf(outline, item, answers)
      return result === undefined || result === 'unanswered' ? [] : [[item.path, result]]
    }),
  )
}

/**
 * The items of a checklist, in printed order, that two people judged differently, and how many both judged. What one of them
 * was not asked or left open is no difference.
 */
export function differingResults(
  outline: Outline,
  one: unknown,
  other: unknown,
): { judged: number; differing: readonly DifferingResult[] } {
  const [ofOne, ofOther] = [judgedIn(outline, one), judgedIn(outline, other)]
  const both = outline.items.flatMap((item): DifferingResult[] => {
    const [first, second] = [ofOne.get(item.path), ofOther.get(item.path)]
    return first && second ? [{ item, one: first, other: second }] : []
  })
  return { judged: both.length, differing: both.filter((found) => found.one !== found.other) }
}
