import type { FindingCounts, FindingEvent, FindingSummary, FindingView, Page } from '@duzhan/contracts'
import { world } from '@duzhan/test-kit/personas'

/** A village without power, handed over to its township, a fortnight to mend it. */
export const aFinding = (over: Partial<FindingSummary> = {}): FindingSummary => ({
  id: 'f-1',
  title: '没有通电',
  category: '基础设施',
  severity: 'general',
  target: { id: 'v-1', name: '上坪村', place: '青石县柳河乡' },
  responsible: { region: world.township, title: '柳河乡' },
  state: 'handedOver',
  light: 'none',
  rectifyBy: '2020-04-04',
  openedAt: '2020-03-20T01:00:00.000Z',
  version: 4,
  verbs: [],
  isCovert: false,
  ...over,
})

/** That finding with all that its own page tells; nothing is open to who looks unless `verbs` says so. */
export const aFindingView = (over: Partial<FindingView> = {}): FindingView => ({
  ...aFinding(),
  plan: world.plan,
  submission: '01900000-0000-7000-8000-000000000001',
  clausePath: 'power.lit.answer',
  itemTitle: '是否通电',
  answer: '否',
  ...{ extension: { asked: null, left: null }, opens: { target: true, record: true }, lookBacks: [], repeats: null },
  note: null,
  photos: [],
  timeline: [aFindingEvent()],
  ...over,
})

/** One step that was taken on it. */
export const aFindingEvent = (over: Partial<FindingEvent> = {}): FindingEvent => ({
  verb: 'record',
  at: '2020-03-20T01:00:00.000Z',
  by: '县督战队督战员',
  text: null,
  photos: [],
  rectifyBy: null,
  submission: null,
  ...over,
})

/** How many there are in a region. */
export const aFindingCount = (over: Partial<FindingCounts> = {}): FindingCounts => ({
  ...{ region: world.county, open: 0, blue: 0, yellow: 0, red: 0, closedOut: 0, withdrawn: 0 },
  ...over,
})

/** The first page of some findings, which is the only one. */
export const aFindingPage = (...rows: FindingSummary[]): Page<FindingSummary> => ({ rows, total: rows.length, next: null })
