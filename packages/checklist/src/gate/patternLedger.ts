import { schemaLimits } from '../schema/schemaLimits.ts'
import type { Refusals } from './gateRefusal.ts'
import { patternRule } from './patternRule.ts'
import type { Place } from './place.ts'

/** What all patterns of a schema cost together, at most, for one submission. */
export class PatternLedger {
  readonly #refusals: Refusals
  readonly #steps = new Map<string, number>()
  #work = 0

  constructor(refusals: Refusals) {
    this.#refusals = refusals
  }

  /** Takes in the pattern of one sub-schema, if it has one; one that was met before is not compiled again. */
  enter(node: Readonly<Record<string, unknown>>, place: Place): void {
    const { pattern } = node
    if (typeof pattern !== 'string') return
    const path = `${place.path}/pattern`
    const steps = this.#steps.get(pattern) ?? this.#measured(pattern, path)
    this.#work += steps * longest(node) * place.repeats
    if (this.#work > schemaLimits.patternWork) this.#refusals.refuse('pattern.work', path)
  }

  /** The steps that a new pattern takes for each character; one that is refused takes none, it will never run. */
  #measured(pattern: string, path: string): number {
    const isOneTooMany = this.#steps.size >= schemaLimits.patterns
    const verdict = isOneTooMany ? ({ rule: 'pattern.distinct', detail: schemaLimits.patterns } as const) : patternRule(pattern)
    if ('rule' in verdict) this.#refusals.refuse(verdict.rule, path, verdict.detail)
    const steps = 'steps' in verdict ? verdict.steps : 0
    this.#steps.set(pattern, steps)
    return steps
  }
}

function longest(node: Readonly<Record<string, unknown>>): number {
  if (typeof node['maxLength'] === 'number') return node['maxLength']
  const listed: unknown[] = Array.isArray(node['enum']) ? node['enum'] : [node['const']]
  return Math.max(...listed.map((value) => String(value).length))
}
