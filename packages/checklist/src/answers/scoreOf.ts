import { isRecord } from '../json/typeOf.ts'
import { sumOf } from '../kind/number.ts'
import { mostPoints, pointsOf } from '../kind/score.ts'
import type { Outline, OutlineItem } from '../outline/outline.ts'
import type { SubSchema } from '../schema/subSchema.ts'
import { hiddenIn } from './shown.ts'
import { valueAt } from './valueAt.ts'

/** What a filled checklist came to in points. */
export interface Score {
  /** The points given, those beside the total included. */
  readonly points: number
  /** The most that could be given of what was asked, without those beside the total. */
  readonly max: number
  /** How many of the points stand beside the total. */
  readonly bonus: number
  /** The word for the total, where the checklist has thresholds and it reaches one. */
  readonly grade?: string
  readonly sections: readonly { readonly key: string; readonly title: string; readonly points: number; readonly max: number }[]
}

/** Whether a checklist gives points at all. */
export const isScored = ({ items }: Outline): boolean => items.some(({ kind }) => kind === 'score')

/**
 * The points of a filled checklist, by section and in all: what is hidden or left out counts neither as points nor as
 * points that could be had. Null where nothing is scored, or nothing was given.
 */
export function scoreOf(outline: Outline, answers: unknown): Score | null {
  const hidden = hiddenIn(outline.root, answers)
  const given = (item: OutlineItem): number | null => {
    const held = hidden.has(item.path) ? undefined : valueAt(answers, item.path)
    return item.kind === 'score' && isRecord(held) ? pointsOf(item, held) : null
  }
  const scored = outline.items.flatMap((item) => {
    const points = given(item)
    return points === null ? [] : [{ item, points, isBonus: item.annotation.bonus === true }]
  })
  if (scored.length === 0) return null
  const sum = (of: typeof scored, by: (one: (typeof scored)[number]) => number) => sumOf(of.map(by))
  const most = (of: typeof scored) => sum(of, ({ item, isBonus }) => (isBonus ? 0 : mostPoints(item.schema)))
  const points = sum(scored, (one) => one.points)
  const grade = gradeOf(outline.root['x-score']?.grades ?? [], points)
  return {
    points,
    max: most(scored),
    bonus: sum(scored, (one) => (one.isBonus ? one.points : 0)),
    ...(grade !== undefined && { grade }),
    sections: outline.sections.flatMap(({ key, title, items }) => {
      const own = scored.filter(({ item }) => items.includes(item))
      return own.length === 0 ? [] : [{ key, title, points: sum(own, (one) => one.points), max: most(own) }]
    }),
  }
}

type Grades = NonNullable<SubSchema['x-score']>['grades']

/** The word of the highest threshold that the points reach. */
function gradeOf(grades: Grades, points: number): string | undefined {
  return [...grades].sort((one, other) => other.from - one.from).find(({ from }) => points >= from)?.title
}

/** The points that the parts of a checklist came to, each by itself, as one: their sum, and the word that it reaches. */
export function pointsTogether(parts: readonly number[], grades: Grades): Pick<Score, 'points' | 'grade'> {
  const points = sumOf(parts)
  const grade = gradeOf(grades, points)
  return { points, ...(grade !== undefined && { grade }) }
}
