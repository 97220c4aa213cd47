import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DueStanding, DueSummary } from './due.ts'
import { dueCounts, dueGroups, duesIn, dueTally } from './dueBoard.ts'

/** A county's report of March, due on the 25th and not handed in yet. */
const aDue = (over: Partial<DueSummary> = {}): DueSummary => ({
  ...{ key: 'k', duty: 'reports.monthly', what: 'report', title: '督战月报', by: '青石县', about: null, to: '东山市' },
  ...{ start: '2020-03-01', end: '2020-03-31', dueOn: '2020-03-25', deadline: '2020-03-25T16:00:00.000Z' },
  ...{ standing: 'open', lateDays: 0, handedInOn: null, elsewhere: null },
  ...over,
})
const standings: DueStanding[] = [
  ...(['open', 'missed', 'done', 'doneLate', 'received', 'returned', 'excused', 'cancelled', 'beforePlatform'] as const),
]
const anyDue = fc
  .record({
    standing: fc.constantFrom(...standings),
    lateDays: fc.nat(9),
    handedInOn: fc.constantFrom(null, '2020-03-20'),
    elsewhere: fc.constantFrom(null, 'tasks' as const),
    by: fc.constantFrom('甲县', '乙县', null),
    what: fc.constantFrom('report', 'task'),
  })
  .map(aDue)

describe('the groups of a board', () => {
  const late = { lateDays: 1, handedInOn: '2020-03-26' }
  const early = { handedInOn: '2020-03-20' }
  const open = aDue({ key: 'open' })
  const missed = aDue({ key: 'missed', standing: 'missed', lateDays: 2 })
  const returned = aDue({ key: 'returned', standing: 'returned', ...late })
  const done = aDue({ key: 'done', standing: 'done', ...early })
  const doneLate = aDue({ key: 'doneLate', standing: 'doneLate', ...late })
  const task = aDue({ key: 'task', standing: 'done', ...early, elsewhere: 'tasks' })
  const received = aDue({ key: 'received', standing: 'received', ...early })
  const excused = aDue({ key: 'excused', standing: 'excused' })
  const cancelled = aDue({ key: 'cancelled', standing: 'cancelled' })
  const before = aDue({ key: 'before', standing: 'beforePlatform', lateDays: 30 })
  const board = [open, missed, returned, done, doneLate, task, received, excused, cancelled, before]

  it.each([
    ['owed', ['open', 'missed', 'returned']],
    ['late', ['missed', 'returned']],
    ['waiting', ['done', 'doneLate']],
    ['settled', ['task', 'received', 'excused', 'cancelled', 'before']],
    ['all', board.map(({ key }) => key)],
  ] as const)('%s holds %j', (group, keys) => {
    expect(duesIn(board, group).map(({ key }) => key)).toEqual(keys)
  })

  it('are counted: what was never owed in no figure, and what was handed in late among the late', () => {
    expect(dueCounts(board)).toEqual({
      groups: { owed: 3, late: 2, waiting: 2, settled: 5, all: 10 },
      figures: { owed: 3, late: 3, waiting: 2, settled: 3, all: 8 },
    })
  })

  it('count nothing on an empty board', () => {
    const none = { owed: 0, late: 0, waiting: 0, settled: 0, all: 0 }
    expect(dueCounts([])).toEqual({ groups: none, figures: none })
  })

  it('hold every due: each is owed, waits or is settled, and none is two of these', () => {
    fc.assert(
      fc.property(fc.array(anyDue), (dues) => {
        const { groups, figures } = dueCounts(dues)
        expect(groups.owed + groups.waiting + groups.settled).toBe(dues.length)
        expect(figures.owed + figures.waiting + figures.settled).toBe(figures.all)
        for (const group of dueGroups) expect(duesIn(dues, group)).toHaveLength(groups[group])
        for (const due of duesIn(dues, 'late')) expect([due.lateDays > 0, duesIn([due], 'owed').length]).toEqual([true, 1])
      }),
    )
  })
})

describe('dues added up', () => {
  const inTime = aDue({ standing: 'received', handedInOn: '2020-03-20' })
  const late = aDue({ standing: 'doneLate', handedInOn: '2020-03-28', lateDays: 3 })
  const missed = aDue({ standing: 'missed', lateDays: 6 })

  it('by body: in time, late, missed, yet to come and excused, who is late most standing first', () => {
    const other = { by: '湘乡市' }
    const dues = [
      inTime,
      aDue(),
      aDue({ ...missed, ...other }),
      aDue({ ...late, ...other }),
      aDue({ ...other, standing: 'excused' }),
    ]
    expect(dueTally(dues, 'bodies')).toEqual([
      { of: '湘乡市', asked: 3, inTime: 0, late: 1, missed: 1, open: 0, excused: 1 },
      { of: '青石县', asked: 2, inTime: 1, late: 0, missed: 0, open: 1, excused: 0 },
    ])
  })

  it('by kind, and by body where the plan names none', () => {
    const dues = [missed, aDue({ what: 'task', by: null }), aDue({ what: 'meeting' })]
    expect(dueTally(dues, 'kinds').map(({ of }) => of)).toEqual(['report', 'task', 'meeting'])
    expect(dueTally(dues, 'bodies').map(({ of, asked }) => [of, asked])).toEqual([
      ['青石县', 2],
      [null, 1],
    ])
  })

  it('count each due once, and none that was never owed on the platform', () => {
    fc.assert(
      fc.property(fc.array(anyDue), fc.constantFrom('bodies' as const, 'kinds' as const), (dues, by) => {
        const tallies = dueTally(dues, by)
        expect(tallies.reduce((sum, { asked }) => sum + asked, 0)).toBe(dueCounts(dues).figures.all)
        for (const { asked, inTime: good, late: slow, missed: none, open, excused } of tallies)
          expect(good + slow + none + open + excused).toBe(asked)
      }),
    )
  })
})
