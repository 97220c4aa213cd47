import { distribution } from './distribution.ts'
import { max, min } from './extreme.ts'
import type { Monoid } from './monoid.ts'
import { ratio } from './ratio.ts'
import { share } from './share.ts'
import { mean, sum } from './sum.ts'

/** Every kind of measure that an indicator may name. */
export const measures = { share, sum, mean, min, max, distribution, ratio } as const

export type Measure = keyof typeof measures

type Of<M extends Measure> = (typeof measures)[M]
export type ObservationOf<M extends Measure> = Of<M> extends Monoid<infer _, infer Observation> ? Observation : never
export type AccumulatorOf<M extends Measure> = Of<M>['empty']
