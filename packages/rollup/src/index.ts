export { type Accumulators, accumulatorsOf, exchange, type Figures, figuresOf, merge } from './accumulators.ts'
export type { Figure } from './monoid.ts'
export type { Tally } from './share.ts'
