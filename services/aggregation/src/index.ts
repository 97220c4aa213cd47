export type { AggregationRouter } from './aggregation.router.ts'
