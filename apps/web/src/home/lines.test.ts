import type { Waiting } from '@duzhan/contracts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aWaiting } from '../test/builders/aWaiting.ts'
import { linesOf, tilesOf } from './lines.ts'

const count = fc.nat({ max: 40 })
const findings = fc.record({
  ...{
    toAccept: count,
    returned: count,
    nearDue: count,
    overdue: count,
    toVerify: count,
    toCloseOut: count,
    toExtend: count,
    late: count,
  },
})
const some: fc.Arbitrary<Waiting> = fc
  .record({
    visits: fc.option(fc.record({ late: count, thisWeek: count, later: count })),
    findings: fc.option(findings),
    dues: fc.option(fc.record({ own: count, ownLate: count, ownSoon: count, late: count, toReceive: count })),
    filings: fc.option(fc.record({ submitted: count, toAnswer: count, returned: count, late: count })),
    isFrozen: fc.option(fc.boolean()),
  })
  .map((over) => aWaiting(over))

describe('what waits for a person, line by line', () => {
  it('is nothing where nothing waits', () => {
    expect(linesOf(aWaiting())).toEqual([])
    expect(linesOf(aWaiting({ visits: null, findings: null, dues: null, filings: null }))).toEqual([])
  })

  it('is told each with a page of its own in the plan, and never as zero', () => {
    fc.assert(
      fc.property(some, (waiting) => {
        const lines = linesOf(waiting)
        expect(new Set(lines.map(({ to }) => to)).size).toBe(lines.length)
        for (const { to, count } of lines) {
          expect(to).toMatch(/^\/demo-2020(\/|$)/)
          expect(count).toBeGreaterThan(0)
        }
      }),
    )
  })

  it('stands in the order in which it presses: late, then soon, then the rest', () => {
    fc.assert(
      fc.property(some, (waiting) => {
        const order = ['late', 'soon', 'waits']
        const pressures = linesOf(waiting).map(({ pressure }) => order.indexOf(pressure))
        expect(pressures).toEqual([...pressures].sort())
      }),
    )
  })

  it.each<[string, Partial<Waiting>, string[]]>([
    [
      'an inspector',
      { visits: { late: 2, thisWeek: 1, later: 3 } },
      [
        '2 visitsLate /demo-2020/visits?whose=mine&choice=missed',
        '1 visitsThisWeek /demo-2020/visits?whose=mine&choice=thisWeek',
        '3 visitsLater /demo-2020/visits?whose=mine&choice=later',
      ],
    ],
    [
      'an author',
      { filings: { submitted: 2, toAnswer: 2, returned: 1, late: 1 }, isFrozen: false },
      ['2 toAnswer /demo-2020/filings?state=submitted', '1 notFrozen /demo-2020'],
    ],
    [
      'a unit',
      { dues: { own: 2, ownLate: 1, ownSoon: 1, late: 1, toReceive: 0 } },
      ['1 duesLate /demo-2020/dues?of=own&show=late', '2 duesOwed /demo-2020/dues?of=own&show=owed'],
    ],
  ])('leads %s to exactly those things', (_, over, expected) => {
    expect(linesOf(aWaiting(over)).map(({ count: of, key, to }) => `${of} ${key} ${to}`)).toEqual(expected)
  })
})

describe('how a plan stands, in figures', () => {
  const keys = (over: Partial<Waiting>) => tilesOf(aWaiting(over), (date) => date).map(({ key }) => key)

  it('are those that the plan has and the person may see, and no others', () => {
    expect(keys({})).toEqual(['coverage', 'late', 'findings', 'dues'])
    expect(keys({ coverage: null, filings: { submitted: 0, toAnswer: 0, returned: 0, late: 0 } })).toEqual([
      ...['findings', 'dues', 'filings'],
    ])
    expect(keys({ coverage: null, findings: null, dues: null })).toEqual([])
  })

  it('are red for what is late, and never for what is only not done yet', () => {
    const coverage = { window: { start: '2020-03-01', end: '2020-03-31' }, total: 1_036, done: 0, late: 7 }
    const tiles = tilesOf(aWaiting({ coverage }), (date) => date)
    expect(tiles.map(({ key, value, isBad }) => `${key} ${value} ${isBad}`)).toEqual([
      ...['coverage 0 / 1,036 false', 'late 7 true', 'findings 0 false', 'dues 0 false'],
    ])
  })
})
