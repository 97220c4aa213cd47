import {
  type DueBoard,
  type DueBoardFilter,
  type DueStep,
  type DueSummary,
  type DueView,
  dueCounts,
  dueGroups,
  duesIn,
  dueTally,
} from '@duzhan/contracts'
import { world } from '@duzhan/test-kit/personas'

/** A county's report of March, due on the 25th and not handed in yet. */
export const aDue = (over: Partial<DueSummary> = {}): DueSummary => ({
  ...{ key: `reports.monthly/region:${world.county}/-/2020-03/1`, duty: 'reports.monthly', what: 'report', title: '督战月报' },
  ...{ by: '青石县', about: null, to: '东山市', start: '2020-03-01', end: '2020-03-31', dueOn: '2020-03-25' },
  ...{ deadline: '2020-03-25T16:00:00.000Z', standing: 'open', lateDays: 0, handedInOn: null, elsewhere: null },
  ...over,
})

/** That report with all that its own page tells; nothing is open to who looks unless `verbs` says so. */
export const aDueView = (over: Partial<DueView> = {}): DueView => ({
  ...aDue(),
  ...{ plan: world.plan, timeline: [], verbs: [], mayBeNil: true, version: 0 },
  ...{ asks: null, figures: [], filesOf: `region:${world.county}` },
  ...over,
})

/** What the county handed in. */
export const aDueStep = (over: Partial<DueStep> = {}): DueStep => ({
  ...{ verb: 'handIn', at: '2020-03-20T02:00:00.000Z', by: '县扶贫办报送岗', text: '本月督战 12 个村', isNil: false },
  ...{ files: [], figures: [] },
  ...over,
})

/** The board with that report on it, or with other dues: all of them, as it is answered to who asks for one group of it. */
export function aDueBoard(
  { dues: all = [aDue()], ...over }: Partial<DueBoard> = {},
  asked: { group?: DueBoardFilter['group'] | undefined; tally?: DueBoardFilter['tally'] } = {},
): DueBoard {
  const { group: of = 'first', tally } = asked
  const counts = dueCounts(all)
  const group = of === 'first' ? (dueGroups.find((one) => counts.groups[one] > 0) ?? 'all') : of
  const dues = tally ? [] : duesIn(all, group)
  return {
    ...{ plan: world.plan, today: '2020-03-20', group, total: dues.length, dues, next: null, counts },
    tally: tally ? dueTally(all, tally) : [],
    ...over,
  }
}
