import { schemaLimits } from '../schema/schemaLimits.ts'
import { type GateRefusal, gateRefusal, type Rule, type Said } from './gateRefusal.ts'

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
