import type { SubSchema } from '@duzhan/checklist'
import { type Box, boxesOf, Incomparable, type Subject } from './boxesOf.ts'
import { namesInCondition } from './namesInCondition.ts'
import { commonValues, domainOf, otherValues, someValue, type ValueSet } from './valueSet.ts'

/** "cannotTell" is an answer: conditions written in other ways than the builder's are never guessed at. */
export type Inclusion = { verdict: 'yes' } | { verdict: 'no'; witness: Record<string, unknown> } | { verdict: 'cannotTell' }

const mostSteps = 20_000

/** What of a box remains outside another: one box for each field in which it can leave. */
function outside(box: Box, other: Box, domain: (name: string) => ValueSet): Box[] {
  const parts: Box[] = []
  let inside: Box = box
  for (const [name, values] of other) {
    const own = inside.get(name) ?? domain(name)
    const left = commonValues(own, otherValues(values))
    if (someValue(left) !== null) parts.push(new Map([...inside, [name, left]]))
    const kept = commonValues(own, values)
    if (someValue(kept) === null) return parts
    inside = new Map([...inside, [name, kept]])
  }
  return parts
}

function witnessOf(box: Box, subject: Subject, domain: (name: string) => ValueSet): Record<string, unknown> {
  const names = new Set([...box.keys(), ...(subject.required ?? [])])
  const fields = [...names].map((name) => [name, someValue(box.get(name) ?? domain(name))] as const)
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined && value !== null))
}

/** Two figures that are bound to each other (a ratio and its parts) are compared only as far as the answer is "yes". */
function areBound(conditions: readonly SubSchema[], bound: readonly (readonly string[])[]): boolean {
  const named = new Set(conditions.flatMap((condition) => namesInCondition(condition)))
  return bound.some((group) => group.filter((name) => named.has(name)).length > 1)
}

/**
 * Tells whether everything that meets one condition also meets another, exactly; a "no" comes with an example.
 * `bound` names groups of fields whose values depend on each other.
 */
export function isSubset(
  conditions: { inner: SubSchema; outer: SubSchema },
  subject: Subject,
  bound: readonly (readonly string[])[] = [],
): Inclusion {
  const domain = (name: string): ValueSet => {
    const field = subject.properties?.[name]
    const values = field && domainOf(field, !subject.required?.includes(name))
    if (!values) throw new Incomparable(name)
    return values
  }
  try {
    const covers = boxesOf(conditions.outer, subject)
    let left = boxesOf(conditions.inner, subject)
    let steps = 0
    for (const cover of covers) {
      left = left.flatMap((box) => outside(box, cover, domain))
      steps += left.length
      if (steps > mostSteps) return { verdict: 'cannotTell' }
    }
    const [rest] = left
    if (!rest) return { verdict: 'yes' }
    if (areBound([conditions.inner, conditions.outer], bound)) return { verdict: 'cannotTell' }
    return { verdict: 'no', witness: witnessOf(rest, subject, domain) }
  } catch (error) {
    if (error instanceof Incomparable) return { verdict: 'cannotTell' }
    throw error
  }
}
