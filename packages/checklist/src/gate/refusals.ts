import { type GateRefusal, gateRefusal } from './gateRefusal.ts'
import type { Rule } from './refusalSentences.ts'
import { schemaLimits } from './schemaLimits.ts'

export type Detail = string | number

/** The refusals found so far: each rule once at each place, and no more than a person will read. */
export class Refusals {
  readonly list: GateRefusal[] = []
  readonly #seen = new Set<string>()

  refuse(rule: Rule, path: string, detail: Detail | null = null): void {
    const identity = `${rule} ${path}`
    if (this.isFull || this.#seen.has(identity)) return
    this.#seen.add(identity)
    this.list.push(gateRefusal(rule, path, detail))
  }

  get isFull(): boolean {
    return this.list.length >= schemaLimits.refusals
  }
}
