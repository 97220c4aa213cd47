import type { AsideSummary, AsideView, Page, SubmissionView } from '@duzhan/contracts'
import { world } from '@duzhan/test-kit/personas'

const about = {
  plan: world.plan,
  revision: 1,
  checklist: 'village',
  part: null,
  target: { id: 'v-1', name: '上坪村', place: '青石县柳河乡' },
  by: '县督战队督战员',
  finishedAt: '2020-03-20T00:50:00.000Z',
  receivedAt: '2020-03-20T01:00:00.000Z',
  isLate: false,
  isCovert: false,
} as const

/** A village found in order, as it was sent. */
export const aRecord = (over: Partial<SubmissionView> = {}): SubmissionView => ({
  ...about,
  id: '01900000-0000-7000-8000-000000000001',
  startedAt: '2020-03-20T00:10:00.000Z',
  answers: { power: { lit: { answer: 'yes' } }, waste: { rubbish: { answer: 'no' } } },
  hash: 'a'.repeat(64),
  position: null,
  record: '01900000-0000-7000-8000-000000000001',
  corrects: null,
  correctedBy: null,
  correctableUntil: null,
  ...{ releasedAt: null, mayRelease: false },
  asides: 0,
  ...over,
})

/** Other content that came under the number of that record. */
export const anAside = (over: Partial<AsideSummary> = {}): AsideSummary => ({
  ...about,
  id: 'aside-1',
  submission: '01900000-0000-7000-8000-000000000001',
  ...over,
})

/** A page that holds all of what was set aside. */
export const anAsidePage = (...rows: AsideSummary[]): Page<AsideSummary> => ({ rows, total: rows.length, next: null })

/** That content with its answers, one of which is another one. */
export const anAsideView = (over: Partial<AsideView> = {}): AsideView => ({
  ...anAside(),
  startedAt: '2020-03-20T00:10:00.000Z',
  answers: { power: { lit: { answer: 'no', note: '三户停电' } }, waste: { rubbish: { answer: 'no' } } },
  ...over,
})
