import type { FilingBoard, FilingStep, FilingSummary, FilingView } from '@duzhan/contracts'
import type { ConformanceFinding, PlanComparison } from '@duzhan/plan'
import { world } from '@duzhan/test-kit/personas'

/** A county that filed its plan with the city in time, to be judged. */
export const aFiling = (over: Partial<FilingSummary> = {}): FilingSummary => ({
  jurisdiction: world.county,
  name: '青石县',
  state: 'submitted',
  dueOn: '2020-03-31',
  firstFiledOn: '2020-03-18',
  lateDays: 0,
  breaches: 0,
  comment: '',
  version: 1,
  ...over,
})

/** That filing with all that its own page tells; nothing is open to who looks unless `verbs` says so. */
export const aFilingView = (over: Partial<FilingView> = {}): FilingView => ({
  ...aFiling(),
  plan: world.plan,
  lower: { code: 'demo-2020-990121', revision: 1, title: '青石县工作方案' },
  findings: [],
  comparisons: [],
  timeline: [aFilingStep()],
  verbs: [],
  ...over,
})

/** The city's board with that county on it. */
export function aFilingBoard({ filings = [aFiling()], ...over }: Partial<FilingBoard> = {}): FilingBoard {
  const count = (claim: (filing: FilingSummary) => boolean) => filings.filter(claim).length
  const stateOf = (state: FilingSummary['state']) => count((filing) => filing.state === state)
  const [accepted, submitted, returned, missing] = (['accepted', 'submitted', 'returned', 'missing'] as const).map(stateOf)
  const states = { accepted: accepted ?? 0, submitted: submitted ?? 0, returned: returned ?? 0 }
  return {
    plan: world.plan,
    title: '东山市挂牌督战实施方案',
    duty: { title: '县级方案备案', dueOn: '2020-03-31', from: 'county' },
    today: '2020-03-20',
    figures: { ...states, all: filings.length, missing: missing ?? 0, late: count(({ lateDays }) => lateDays > 0) },
    shares: { ...states, all: filings.length, late: count(({ state, lateDays }) => state === 'missing' && lateDays > 0) },
    filings,
    total: filings.length,
    next: null,
    ...over,
  }
}

/** What happened to it. */
export const aFilingStep = (over: Partial<FilingStep> = {}): FilingStep => ({
  ...{ verb: 'file', at: '2020-03-18T02:00:00.000Z', by: '县扶贫办方案编制岗', text: '', breaches: 0 },
  ...over,
})

/** A visit that the county makes less often than the city demands. */
export const aBreach = (over: Partial<ConformanceFinding> = {}): ConformanceFinding => ({
  ...{ code: 'floor.weakened', path: 'duties.visits.monthly.cycle', hold: 'floor', upper: '每月1次', lower: '每季度1次' },
  message: '每月督导的督战频次由每月1次放宽为每季度1次',
  ...over,
})

/** What nobody but a person can judge. */
export const anUnclear = (over: Partial<ConformanceFinding> = {}): ConformanceFinding =>
  aBreach({ code: 'floor.unclear', path: 'targetLists.a.rules', upper: '', lower: '', message: '列入条件无法比较', ...over })

/** The same as a difference between two plans. */
export const aComparison = (over: Partial<PlanComparison> = {}): PlanComparison => ({
  ...{ path: 'duties.visits.monthly.cycle', title: '每月督导', label: '督战频次', verdict: 'weakened', hold: 'floor' },
  ...{ upper: '每月1次', lower: '每季度1次' },
  ...over,
})
