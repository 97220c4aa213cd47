import type { Plan } from '../schema/planSchema.ts'
import type { Wording, Words } from '../wording/words.ts'

/** What a lower plan makes of one thing its superior says. "reworded" binds nobody; "cannotTell" is for a person. */
export type Verdict = 'same' | 'added' | 'tightened' | 'reworded' | 'cannotTell' | 'weakened' | 'removed'

/** The harshest of several verdicts on one thing. */
export function harshest(verdicts: readonly Verdict[]): Verdict {
  const order: readonly Verdict[] = ['same', 'added', 'reworded', 'tightened', 'cannotTell', 'weakened', 'removed']
  return verdicts.reduce((worst, verdict) => (order.indexOf(verdict) > order.indexOf(worst) ? verdict : worst), 'same')
}

/** An element of either plan as the rules see it: by field, whatever its part. */
type Element = Readonly<Record<string, unknown>> & { key: string }

/** One side of a comparison: the element and the plan in which its references resolve. */
export interface Side {
  element: Element
  plan: Plan
}

/**
 * How one thing that elements of a part say is compared: which fields say it, what it is called, how a value of it
 * reads, and which way is stricter. Adding a part or a field to the plan is adding a rule, not a branch.
 */
export interface FieldRule {
  fields: readonly string[]
  label: Wording
  /** Which way is stricter, in words; absent of what may read otherwise, and of what a person judges. */
  stricter?: Wording
  read: (side: Side) => unknown
  text: (value: unknown, side: Side) => Words
  judge: (upper: unknown, lower: unknown, sides: { upper: Side; lower: Side }) => Verdict
}
