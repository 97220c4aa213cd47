import type { Waiting } from '@duzhan/contracts'

/** What waits for somebody in the plan of the tests; nothing, unless it is said what. */
export const aWaiting = (over: Partial<Waiting> = {}): Waiting => ({
  plan: 'demo-2020',
  today: '2020-03-20',
  visits: { late: 0, thisWeek: 0, later: 0 },
  coverage: { window: { start: '2020-03-01', end: '2020-03-31' }, total: 3, done: 1, late: 0 },
  findings: { toAccept: 0, returned: 0, nearDue: 0, overdue: 0, toVerify: 0, toCloseOut: 0, toExtend: 0, late: 0 },
  lateUnits: [],
  dues: { own: 0, ownLate: 0, ownSoon: 0, late: 0, toReceive: 0 },
  filings: null,
  isFrozen: null,
  ...over,
})
