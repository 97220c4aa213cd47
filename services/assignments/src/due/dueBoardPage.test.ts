import { DueBoardFilter, type DueOrder, type DueStanding, type DueSummary, dueOrders, type PageCursor } from '@duzhan/contracts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dueBoardPage } from './dueBoardPage.ts'

const aDue = (over: Partial<DueSummary> = {}): DueSummary => ({
  ...{ key: 'k', duty: 'reports.monthly', what: 'report', title: '督战月报', by: '青石县', about: null, to: '东山市' },
  ...{ start: '2020-03-01', end: '2020-03-31', dueOn: '2020-03-25', deadline: '2020-03-25T16:00:00.000Z' },
  ...{ standing: 'open', lateDays: 0, handedInOn: null, elsewhere: null },
  ...over,
})
type Given = Partial<DueBoardFilter>
function page(dues: readonly DueSummary[], given: Given = {}) {
  const { plan: _, of: __, ...asked } = DueBoardFilter.parse({ plan: 'plan-a', ...given })
  return dueBoardPage(dues, asked)
}
const keys = (dues: readonly DueSummary[], given: Given = {}) => page(dues, given).dues.map(({ key }) => key)
/** All pages of a filter, as one goes on below. */
function through(dues: readonly DueSummary[], given: Given, limit: number): string[] {
  const seen: string[] = []
  let cursor: PageCursor | undefined
  do {
    const { dues: rows, next } = page(dues, { ...given, limit, ...(cursor && { cursor }) })
    expect(rows.length).toBeLessThanOrEqual(limit)
    seen.push(...rows.map(({ key }) => key))
    cursor = next ?? undefined
  } while (cursor)
  return seen
}

const early = aDue({ key: 'early', dueOn: '2020-03-01', by: '丙县', lateDays: 3, standing: 'missed' })
const worst = aDue({ key: 'worst', dueOn: '2020-03-05', by: '甲县', lateDays: 30, standing: 'missed' })
const later = aDue({ key: 'later', dueOn: '2020-04-05', by: null, about: '清泉村' })
const settled = aDue({
  key: 'settled',
  dueOn: '2020-02-01',
  by: '乙县',
  title: '专题报告',
  standing: 'received',
  handedInOn: '2020-01-31',
})
const board = [later, settled, worst, early]

describe('a page of what is due', () => {
  it.each<[DueOrder, string[]]>([
    ['due', ['settled', 'early', 'worst', 'later']],
    ['late', ['worst', 'early', 'settled', 'later']],
    ['body', ['early', 'settled', 'worst', 'later']],
  ])('stands in the order %s', (order, expected) => {
    expect(keys(board, { order })).toEqual(expected)
  })

  it('is of one group, or of the first that holds anything, and counts all', () => {
    expect(keys(board, { group: 'settled' })).toEqual(['settled'])
    expect(page(board, { group: 'first' })).toMatchObject({ group: 'owed', total: 3, counts: { groups: { all: 4, late: 2 } } })
    expect(page([settled], { group: 'first' })).toMatchObject({ group: 'settled', total: 1 })
    expect(page([], { group: 'first' })).toMatchObject({ group: 'all', total: 0, dues: [], next: null })
  })

  it.each([
    ['专题', ['settled']],
    ['甲县', ['worst']],
    ['清泉', ['later']],
    ['没有', []],
  ])('is looked through for “%s” in what, who and about whom', (text, expected) => {
    expect(page(board, { text })).toMatchObject({ total: expected.length, counts: { groups: { all: 4 } } })
    expect(keys(board, { text })).toEqual(expected)
  })

  it('has sums and no rows where these are asked for', () => {
    expect(page(board, { tally: 'bodies', limit: 1 })).toMatchObject({ dues: [], next: null, total: 0 })
    expect(page(board, { tally: 'bodies' }).tally.map(({ of, missed }) => [of, missed])).toEqual([
      ['甲县', 1],
      ['丙县', 1],
      [null, 0],
      ['乙县', 0],
    ])
    expect(page(board).tally).toEqual([])
  })

  it('without a limit is all of it', () => {
    const many = Array.from({ length: 3_000 }, (_, at) => aDue({ key: `k${at}` }))
    expect(page(many)).toMatchObject({ total: 3_000, next: null })
    expect(keys(many)).toHaveLength(3_000)
    expect(through(many, {}, 200)).toEqual(keys(many))
  })

  it('goes on behind the last: every due once, whatever the order and how much is read at once', () => {
    const standings: DueStanding[] = ['open', 'missed', 'done', 'received', 'cancelled']
    const due = fc.record({
      standing: fc.constantFrom(...standings),
      lateDays: fc.nat(400),
      dueOn: fc.constantFrom('2020-03-01', '2020-03-02', '2020-12-31'),
      by: fc.constantFrom('甲县', '乙县', null),
    })
    fc.assert(
      fc.property(
        fc.array(due, { maxLength: 40 }),
        fc.constantFrom(...dueOrders),
        fc.integer({ min: 1, max: 9 }),
        (made, order, limit) => {
          const dues = made.map((one, at) => aDue({ ...one, key: `k${at}` }))
          expect(through(dues, { order }, limit)).toEqual(keys(dues, { order }))
          expect(new Set(keys(dues, { order })).size).toBe(dues.length)
        },
      ),
    )
  })

  it('neither skips nor repeats what stays, while others are handed in or come', () => {
    const gone = fc.subarray(['k0', 'k1', 'k2', 'k3', 'k4', 'k5'])
    fc.assert(
      fc.property(gone, fc.integer({ min: 1, max: 5 }), (left, limit) => {
        const before = Array.from({ length: 6 }, (_, at) => aDue({ key: `k${at}`, dueOn: `2020-03-0${at + 1}` }))
        const first = page(before, { group: 'owed', limit })
        const after = before.map((one): DueSummary => (left.includes(one.key) ? { ...one, standing: 'received' } : one))
        const rest = first.next ? page(after, { group: 'owed', cursor: first.next }).dues : []
        const seen = [...first.dues, ...rest].map(({ key }) => key)
        expect(new Set(seen).size).toBe(seen.length)
        for (const { key } of before) if (!left.includes(key)) expect(seen).toContain(key)
      }),
    )
  })
})
