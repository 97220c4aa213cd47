import type { Figure } from './figure.ts'
import { type Accumulator, type Measure, measures, type ObservationOf } from './measure.ts'
import type { Monoid } from './monoid.ts'

/** The accumulator of no targets at all. */
export function empty<M extends Measure>(measure: M): Accumulator<M> {
  return labelled(measure, monoidOf(measure).empty)
}

/** The accumulator with one more target's observation. */
export function add<M extends Measure>(accumulator: Accumulator<M>, observation: ObservationOf<M>): Accumulator<M> {
  const monoid = monoidOf(accumulator.measure)
  return labelled(accumulator.measure, monoid.merge(accumulator, monoid.of(observation)))
}

/** The accumulator of two disjoint sets of targets together. */
export function merge<M extends Measure>(one: Accumulator<M>, other: Accumulator<M>): Accumulator<M> {
  if (one.measure !== other.measure) throw new TypeError(`cannot merge ${one.measure} with ${other.measure}`)
  return labelled(one.measure, monoidOf(one.measure).merge(one, other))
}

/** What an accumulator says, ready to be shown. */
export function figure(accumulator: Accumulator): Figure {
  return monoidOf(accumulator.measure).figure(accumulator)
}

/** The label decides which monoid fits; TypeScript cannot follow that from one argument to another. */
function monoidOf(measure: Measure): Monoid<unknown, unknown> {
  return measures[measure] as Monoid<unknown, unknown>
}

function labelled<M extends Measure>(measure: M, accumulator: unknown): Accumulator<M> {
  return { ...(accumulator as object), measure } as Accumulator<M> // made by the monoid of this measure
}
