import { schemaLimits } from '../schema/schemaLimits.ts'
import type { FitRule } from './fitSentences.ts'
import type { GateRule } from './refusalSentences.ts'

/** The permanent name of a rule by which a checklist can be refused. */
export type Rule = GateRule | FitRule

/** Why a schema may not come in: the place as a JSON pointer, the rule's permanent name, and its detail. The sentences stand apart, for a phone says none of them. */
export interface GateRefusal {
  readonly path: string
  readonly rule: Rule
  /** The name or limit that the rule is about, if it is about one. */
  readonly detail: string | number | null
  /** What else its sentence is filled with. */
  readonly more?: RefusalMore
}

/** What a gap is filled with: a name or a figure as it is, or words of ours in both languages. */
export type Gap = string | number | { readonly zh: string; readonly en: string }
type RefusalMore = Readonly<Record<string, Gap>>

/** What a sentence is filled with: its detail alone, or its detail with the further gaps under their names. */
export type Said = string | number | null | (RefusalMore & { readonly detail: string | number })

const longestShown = 80

/** A refusal by one rule at one place. */
export function gateRefusal(rule: Rule, path: string, said: Said = null): GateRefusal {
  const { detail, ...more } = typeof said === 'object' && said !== null ? said : { detail: said }
  const shown = typeof detail === 'string' && detail.length > longestShown ? `${detail.slice(0, longestShown)}…` : detail
  return { path, rule, detail: shown, ...(Object.keys(more).length > 0 ? { more } : {}) }
}

/** The refusals found so far: each rule once at each place, and no more than a person will read. */
export class Refusals {
  readonly list: GateRefusal[] = []
  readonly #seen = new Set<string>()

  refuse(rule: Rule, path: string, said: Said = null): void {
    const identity = `${rule} ${path}`
    if (this.isFull || this.#seen.has(identity)) return
    this.#seen.add(identity)
    this.list.push(gateRefusal(rule, path, said))
  }

  get isFull(): boolean {
    return this.list.length >= schemaLimits.refusals
  }
}
