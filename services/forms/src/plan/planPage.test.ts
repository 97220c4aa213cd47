import { type PageCursor, PlanFilter, PlanOrder, type PlanPage, PlanStatus, type PlanSummary } from '@duzhan/contracts'
import { world } from '@duzhan/test-kit'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planPage } from './planPage.ts'

const aPlan = (over: Partial<PlanSummary>): PlanSummary => ({
  ...{ plan: 'city-2020', revision: 1, title: '某市挂牌督战方案', jurisdiction: world.city, status: 'published' },
  ...{ period: { start: '2020-03-01', end: '2020-06-30' } },
  ...over,
})
const plans = [
  aPlan({ plan: 'c-2019', title: '乙县方案', period: { end: '2019-12-31' }, status: 'closed' }),
  aPlan({ plan: 'a-2020', title: '甲县方案' }),
  aPlan({ plan: 'b-2021', title: '丙县方案', period: { end: '2021-12-31' }, status: 'draft' }),
]
const page = (asked: Partial<PlanFilter>, of = plans) => planPage(of, PlanFilter.parse(asked))
const codes = (asked: Partial<PlanFilter>) => page(asked).plans.map(({ plan }) => plan)

describe('a page of plans', () => {
  it.each<[string, Partial<PlanFilter>, string[]]>([
    ['all, by code', {}, ['a-2020', 'b-2021', 'c-2019']],
    ['all, the one that ends last first', { order: 'latest' }, ['b-2021', 'a-2020', 'c-2019']],
    ['all, by title', { order: 'title' }, ['b-2021', 'c-2019', 'a-2020']],
    ['those whose title holds the words', { text: '县方案', status: 'draft' }, ['b-2021']],
    ['those whose code holds them, whatever their case', { text: 'A-20' }, ['a-2020']],
    ['those that are closed', { status: 'closed' }, ['c-2019']],
    ['what there is none of', { text: '没有的' }, []],
  ])('holds %s', (_, asked, found) => {
    expect(codes(asked)).toEqual(found)
    expect(page(asked)).toMatchObject({ total: found.length, next: null })
  })

  it('counts how those that hold the words stand, whichever of them are told', () => {
    expect(page({ status: 'draft', limit: 1 }).counts).toEqual({ all: 3, published: 1, draft: 1, closed: 1 })
    expect(page({ text: '甲' }).counts).toEqual({ all: 1, published: 1, draft: 0, closed: 0 })
  })

  it('of very many holds each on one page, once, in every order', () => {
    const many = fc.uniqueArray(
      fc.record({
        plan: fc.stringMatching(/^[a-z]{2,4}$/),
        title: fc.constantFrom('甲', '乙', '丙'),
        status: fc.constantFrom(...PlanStatus.options),
        period: fc.record({ end: fc.constantFrom('1949-10-01', '2020-06-30', '2020-12-31', '9999-12-30') }),
      }),
      { selector: ({ plan }) => plan, maxLength: 40 },
    )
    fc.assert(
      fc.property(
        many,
        fc.constantFrom(...PlanOrder.options),
        fc.option(fc.constantFrom(...PlanStatus.options), { nil: undefined }),
        fc.integer({ min: 1, max: 9 }),
        (entries, order, status, limit) => {
          const all = entries.map((entry) => aPlan(entry))
          const read: PlanSummary[] = []
          for (let cursor: PageCursor | null | undefined; cursor !== null; ) {
            const found: PlanPage = page({ order, status, limit, cursor: cursor ?? undefined }, all)
            read.push(...found.plans)
            cursor = found.next
          }
          const meant = all.filter((plan) => status === undefined || plan.status === status)
          expect(read).toHaveLength(meant.length)
          expect(new Set(read)).toEqual(new Set(meant))
          const ends = read.map(({ period }) => period.end)
          if (order === 'latest') expect(ends).toEqual([...ends].sort().reverse())
        },
      ),
    )
  })
})
