import type { ListProposal, ListReview, TargetCard, TargetListView, TargetView } from '@duzhan/contracts'
import { world } from '@duzhan/test-kit/personas'

/** A village on the municipal list, with why. */
export const aTarget = (over: Partial<TargetView> = {}): TargetView => ({
  id: 'v-1',
  name: '上坪村',
  kind: 'village',
  regionCode: world.village,
  regionPath: [world.province, world.city, world.county, world.township, world.village],
  place: '青石县柳河乡',
  attributes: { people: 120, hasRoad: true },
  annex: null,
  list: 'municipal',
  reasons: [{ list: 'municipal', rule: 'many', title: '未脱贫人口不少于 100 人', sentence: '未脱贫人口实为 120 人' }],
  team: { key: `county-team@${world.county}`, title: '青石县督战队' },
  designatedOn: '2020-03-05',
  ...over,
})

/** That village's own page; its reader may fill nothing unless `checklists` says so. */
export const aTargetCard = (over: Partial<TargetCard> = {}): TargetCard => ({
  ...aTarget(),
  checklists: [],
  visits: [],
  findings: [],
  hasMoreFindings: false,
  standings: [],
  register: world.plan,
  version: 0,
  retired: null,
  trace: [],
  today: '2020-03-20',
  mayKeep: false,
  ...over,
})

/** The municipal list with that village on it, all on one page. */
export function aTargetList({ targets = [aTarget()], ...over }: Partial<TargetListView> = {}): TargetListView {
  const notes = targets.filter(({ annex }) => annex?.['note'])
  return {
    ...{ key: 'municipal', title: '市级挂牌村', frozenOn: '2020-03-05', isFromSeat: false, isWithheld: false },
    ...{ targets, count: targets.length, total: targets.length, next: null, totals: { people: 120 } },
    figures: [...new Set(targets.flatMap(({ attributes }) => Object.keys(attributes)))],
    hasPlaces: targets.some(({ place }) => place !== ''),
    hasNotes: notes.length > 0,
    printed: [],
    sponsors: { named: [], due: 0, without: 0, first: [] },
    ...over,
  }
}

/** That village would go off the municipal list. */
export const aProposal = (over: Partial<ListProposal> = {}): ListProposal => ({
  target: { id: 'v-1', name: '上坪村', place: '青石县柳河乡', kind: 'village', regionPath: aTarget().regionPath },
  change: 'off',
  from: 'municipal',
  list: null,
  reasons: [],
  lost: ['未脱贫人口不少于 100 人（实为 20 人）'],
  decided: null,
  ...over,
})

/** A review by who may decide, with nothing to change. */
export const aListReview = (over: Partial<ListReview> = {}): ListReview => ({
  plan: world.plan,
  version: 3,
  frozenOn: '2020-03-05',
  total: 0,
  undecided: 0,
  proposals: [],
  next: null,
  drawsDue: [],
  mayDecide: true,
  ...over,
})
