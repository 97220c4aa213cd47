import type { FilingSummary } from '@duzhan/contracts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { filingPage } from './filingPage.ts'

const filing = (jurisdiction: string, over: Partial<FilingSummary> = {}): FilingSummary => ({
  ...{ jurisdiction, name: `${jurisdiction}县`, state: 'submitted', dueOn: '2020-03-31', firstFiledOn: '2020-03-18' },
  ...{ lateDays: 0, breaches: 0, comment: '', version: 1 },
  ...over,
})
const late = filing('2', { state: 'missing', lateDays: 4, firstFiledOn: null })
const board = [
  filing('4', { state: 'accepted' }),
  filing('1'),
  late,
  filing('3', { state: 'returned', lateDays: 1 }),
  filing('5', { state: 'missing', firstFiledOn: null, name: '云岭县' }),
]
const codes = (asked: Parameters<typeof filingPage>[1]) =>
  filingPage(board, asked).filings.map(({ jurisdiction }) => jurisdiction)

describe('a page of a board of filings', () => {
  it('stands by code, with the figures of all', () => {
    expect(codes({})).toEqual(['1', '2', '3', '4', '5'])
    expect(filingPage(board, { share: 'late', text: '云岭' }).figures).toEqual({
      ...{ all: 5, accepted: 1, submitted: 1, returned: 1, missing: 2, late: 2 },
    })
  })

  it.each([
    ['submitted', ['1']],
    ['late', ['2']],
    ['returned', ['3']],
    ['accepted', ['4']],
    ['all', ['1', '2', '3', '4', '5']],
  ] as const)('holds those of a share: %s', (share, found) => {
    expect(codes({ share })).toEqual(found)
    expect(filingPage(board, { share })).toMatchObject({ total: found.length, next: null })
  })

  it('holds whose region has the text in its name, and counts the shares of these', () => {
    expect(codes({ text: '云岭' })).toEqual(['5'])
    expect(filingPage(board, { text: '云岭' }).shares).toEqual({ all: 1, submitted: 0, returned: 0, late: 0, accepted: 0 })
    expect(filingPage(board, { text: '没有的' })).toMatchObject({ filings: [], total: 0, next: null })
  })

  it('of a thousand counties holds each on one page, once', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 100, max: 1_100 }), { maxLength: 60 }),
        fc.integer({ min: 1, max: 9 }),
        (all, limit) => {
          const filings = all.map((code) => filing(String(code)))
          const seen: string[] = []
          for (let cursor: Parameters<typeof filingPage>[1]['cursor']; ; ) {
            const page = filingPage(filings, { limit, ...(cursor && { cursor }) })
            expect([page.total, page.filings.length <= limit]).toEqual([all.length, true])
            seen.push(...page.filings.map(({ jurisdiction }) => jurisdiction))
            if (page.next === null) break
            cursor = page.next
          }
          expect(seen).toEqual(all.map(String).sort())
        },
      ),
    )
  })
})
