import type { PlanCode, planCatalogue } from './catalogue.ts'
import type { PlanDetails } from './planSentence.ts'
import type { Words } from './words.ts'

/** One thing that is wrong with a plan, or odd about it: what by a permanent code, where, and what the sentence is filled with. */
export interface PlanFault {
  code: PlanCode
  path: string
  details: PlanDetails
}

/** The gaps of a sentence. */
type GapsIn<Sentence> = Sentence extends `${string}{${infer Name}}${infer Rest}` ? Name | GapsIn<Rest> : never
type GapsOf<Code extends PlanCode> = GapsIn<(typeof planCatalogue)[Code]['zh']>

/** A fault or a warning with everything that its sentence asks for. */
export function planFault<Code extends PlanCode>(
  code: Code,
  path: string,
  ...[details]: [GapsOf<Code>] extends [never] ? [] : [Readonly<Record<GapsOf<Code>, Words>>]
): PlanFault {
  return { code, path, details: details ?? {} }
}
