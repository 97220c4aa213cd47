import type { Figure, FigureRecord, ItemFigures, RegionSummary } from '@duzhan/contracts'
import { world } from '@duzhan/test-kit/personas'

/** So many of so many in order. */
export const aShare = (numerator: number, denominator: number): Figure => ({
  value: denominator === 0 ? null : numerator / denominator,
  numerator,
  denominator,
  targets: denominator,
})

/** How the city's villages stand with power: three of four have it, and one county collected nothing. */
export const anItem = (over: Partial<ItemFigures> = {}): ItemFigures => ({
  path: 'power.lit',
  title: '是否通电',
  kind: 'judgement',
  no: '1',
  total: { share: aShare(3, 4) },
  byRegion: { [world.county]: { share: aShare(3, 4) } },
  parts: [],
  ...over,
})

type ChecklistFigures = RegionSummary['checklists'][number]

/** A checklist with that one item. */
export const checklistFigures = (over: Partial<ChecklistFigures> = {}): ChecklistFigures => ({
  ...{ key: 'village', title: '村督战清单', targets: 4, regionsCollecting: 1 },
  sections: [{ key: 'power', no: '一', title: '用电', items: [anItem()] }],
  ...over,
})

/** The city's page of March. */
export const aSummary = (over: Partial<RegionSummary> = {}): RegionSummary => ({
  plan: world.plan,
  region: world.city,
  window: { key: '2020-03', start: '2020-03-01', end: '2020-03-31' },
  asOf: '2020-03-20T01:00:00.000Z',
  version: 'one',
  coverage: { visited: 4, designated: 10 },
  lateRecords: 0,
  children: [
    { region: world.county, coverage: { visited: 4, designated: 6 } },
    { region: world.otherCounty, coverage: { visited: 0, designated: 4 } },
  ],
  checklists: [checklistFigures()],
  ...over,
})

/** A record behind a figure, in which power was found to be there. */
export const aFigureRecord = (over: Partial<FigureRecord> = {}): FigureRecord => ({
  submission: 's-1',
  target: { id: 'v-1', name: '上坪村', place: '青石县柳河乡' },
  at: '2020-03-19T16:30:00.000Z',
  kind: 'judgement',
  result: 'good',
  ...over,
})
