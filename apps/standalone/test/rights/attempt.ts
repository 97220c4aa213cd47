import type { Actor, Verb } from '@duzhan/contracts'
import type { Call } from './matrixHouse.ts'
import { has, isConcerned, type MatrixWorld, type StandingPlan, type StandingTarget } from './matrixWorld.ts'

/** One try of a verb: what is sent, and what has to come of it: `done`, or the code of the refusal. */
export interface Attempt {
  input: unknown
  expected: string
  /** Where the input names a plan by its code: the same of a plan that nobody has, for a stranger to tell apart. */
  ofPlan?: { code: string; jurisdiction: string; input(code: string): unknown }
  /** What stands where once it is done. */
  after?(call: Call, root: Actor): Promise<void> | void
}
/** What an attempt is made of. */
export interface Draw {
  world: MatrixWorld
  actor: Actor
  plan: StandingPlan
  /** A target of the plan, on its list or not. */
  target: StandingTarget
  /** Where something is to go, or is asked for; `other` is one more region, `county` mostly one of the plan's. */
  region: string
  other: string
  county: string
}
/** How a verb is tried, given who tries it and at what. */
export type Attempts = Partial<Record<Verb, (draw: Draw) => Attempt>>

export const done = 'done'
export const held = (isHeld: boolean, refusal: string, more = done): string => (isHeld ? more : refusal)

/** A verb that is asked of a whole plan: a stranger learns nothing, not even that there is one. */
export const ofPlan =
  (verb: Verb, refusal: string, input: (code: string, draw: Draw) => unknown) =>
  (draw: Draw): Attempt => {
    const { code, jurisdiction } = draw.plan
    return {
      input: input(code, draw),
      expected: held(isConcerned(draw.actor, verb, code, jurisdiction), refusal),
      ofPlan: { code, jurisdiction, input: (other) => input(other, draw) },
    }
  }
/** A verb by which everyone sees what is theirs, and a stranger nothing. */
export const whatIsMine = (verb: Verb, input: (code: string, draw: Draw) => unknown) => ofPlan(verb, done, input)

/** What comes of it: whoever holds a verb nowhere is told so before anything is looked at. */
export const expectedOf = (actor: Actor, verb: Verb, attempt: Attempt): string =>
  has(actor, verb) ? attempt.expected : 'right.missing'
