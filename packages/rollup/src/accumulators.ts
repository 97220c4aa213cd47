import { type AccumulatorOf, type Measure, measures, type ObservationOf } from './measure.ts'
import type { Figure, Monoid } from './monoid.ts'

/** What one target observes at one place, by the measures that it feeds there. */
export type Observed = { readonly [M in Measure]?: ObservationOf<M> }

/** The accumulators of all measures at one place, at most one of each; with `{}` as identity they are a monoid themselves. */
export type Accumulators = { readonly [M in Measure]?: AccumulatorOf<M> }

/** What a place comes to by each of its measures, ready to be shown. */
export type Figures = { readonly [M in Measure]?: Figure }

/** The accumulators of a place where one target was observed. */
export function accumulatorsOf(observed: Observed): Accumulators {
  return byMeasure(observed, (measure, observation) => monoidOf(measure).of(observation))
}

/** The accumulators of two disjoint sets of targets together, measure by measure. */
export function merge(one: Accumulators, other: Accumulators): Accumulators {
  return byMeasure({ ...one, ...other }, (measure) => {
    const { empty, merge: add } = monoidOf(measure)
    return add(one[measure] ?? empty, other[measure] ?? empty)
  })
}

/**
 * What a place comes to when a part of it comes to `after` instead of `before`, measure by measure; a measure that nothing feeds
 * any more is absent. Null where one of them does not tell (`isSubtractable`): the place is then to be merged anew of its parts.
 */
export function exchange(all: Accumulators, before: Accumulators, after: Accumulators): Accumulators | null {
  let isTold = true
  const made = byMeasure<Accumulators>({ ...all, ...after }, (measure) => {
    const { empty, exchange: exchanged, figure } = monoidOf(measure)
    const came = exchanged(all[measure] ?? empty, before[measure] ?? empty, after[measure] ?? empty)
    isTold &&= came !== null
    return came !== null && figure(came).targets > 0 ? came : undefined
  })
  return isTold ? made : null
}

/** What accumulators say, measure by measure; a measure that nothing fed is absent. */
export function figuresOf(accumulators: Accumulators): Figures {
  return byMeasure(accumulators, (measure, accumulator) => monoidOf(measure).figure(accumulator))
}

/** Makes something of every measure that is there, in the order of the table of measures; what comes to nothing is left out. */
function byMeasure<Made>(held: { readonly [M in Measure]?: unknown }, make: (measure: Measure, held: unknown) => unknown): Made {
  const made: { [M in Measure]?: unknown } = {}
  for (const measure of allMeasures) {
    const one = held[measure] === undefined ? undefined : make(measure, held[measure])
    if (one !== undefined) made[measure] = one
  }
  return made as Made // made by each measure's own monoid
}

const allMeasures = Object.keys(measures) as Measure[] // keys of a literal table

/** The measure decides which monoid fits; TypeScript cannot follow that from one argument to another. */
function monoidOf(measure: Measure): Monoid<unknown, unknown> {
  return measures[measure] as Monoid<unknown, unknown>
}
