import type { AnytimeVisit, VisitBoard, VisitMonth, VisitMonthEntry, VisitPart, VisitView } from '@duzhan/contracts'
import { world } from '@duzhan/test-kit/personas'

const target = {
  id: 'v-1',
  name: '上坪村',
  place: '青石县柳河乡',
  regionPath: [world.province, world.city, world.county, world.township, world.village],
}

/** March’s visit to the village, still owed. */
export const aVisit = (over: Partial<VisitView> = {}): VisitView => ({
  id: 'visit-1',
  plan: world.plan,
  ...{ duty: 'monthly-visit', title: '每月督导' },
  ...{ window: '2020-03', start: '2020-03-01', until: '2020-03-31' },
  dueOn: '2020-03-31',
  target,
  list: 'municipal',
  checklist: 'village',
  team: { key: `county-team@${world.county}`, title: '青石县督战队' },
  modes: [],
  parts: [],
  status: 'due',
  submission: null,
  doneOn: null,
  ...{ isLate: false, isCovert: false, isYours: true },
  openFindings: 0,
  ...over,
})

/** A target that may be visited on any day, and was not yet. */
export const anAnytimeVisit = (over: Partial<AnytimeVisit> = {}): AnytimeVisit => ({
  ...{ duty: 'roving', title: '经常走访' },
  target,
  list: 'municipal',
  team: { key: `county-team@${world.county}`, title: '青石县督战队' },
  modes: [],
  records: 0,
  lastOn: null,
  openFindings: 0,
  ...over,
})

/** A part of a visit that is not in yet. */
export const aVisitPart = (over: Partial<VisitPart> = {}): VisitPart => ({
  ...{ part: null, team: '', submission: null, record: null, by: null, at: null },
  ...over,
})

/** The board of March. */
export function aVisitBoard({ figures, ...over }: BoardOver = {}): VisitBoard {
  const { visits = [aVisit()], anytime = [] } = over
  const window = { key: '2020-03', start: '2020-03-01', end: '2020-03-31' }
  return {
    ...{ window, windows: [window], today: '2020-03-20', visits, anytime, modes: [], counties: [], unstaffed: [] },
    ...{ total: visits.length + anytime.length, next: null },
    ...over,
    figures: {
      asked: visits.length,
      ...{ done: 0, missed: 0, targets: visits.length, nextDue: null, listed: visits.length + anytime.length },
      ...figures,
    },
  }
}
type BoardOver = Partial<Omit<VisitBoard, 'figures'>> & { figures?: Partial<VisitBoard['figures']> }

/** The visits that one team owes in a township by the end of March: two of three are made, one of them late. */
export const aVisitEntry = (over: Partial<VisitMonthEntry> = {}): VisitMonthEntry => ({
  ...{ dueOn: '2020-03-31', duty: 'monthly-visit', title: '每月督导' },
  team: { key: `county-team@${world.county}`, title: '青石县督战队' },
  place: { code: world.township, name: '柳河乡' },
  ...{ count: 3, done: 2, late: 1, overdue: 0, upcoming: 0 },
  ...over,
})

/** The calendar of March. */
export const aVisitMonth = (entries: VisitMonthEntry[] = [aVisitEntry()]): VisitMonth => ({
  ...{ plan: world.plan, month: '2020-03', today: '2020-03-20' },
  entries,
  crossed: [],
})
