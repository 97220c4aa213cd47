import type { Waiting } from '@duzhan/contracts'
import { describe, expect, it } from 'vitest'
import { aWaiting } from '../test/builders/aWaiting.ts'
import { menuEntries } from './menu.ts'

const waits = (key: string, waiting: Partial<Waiting>) =>
  menuEntries.find((entry) => entry.key === key)?.waits?.(aWaiting(waiting))
const findings = { toAccept: 0, returned: 0, nearDue: 0, overdue: 0, toVerify: 0, toCloseOut: 0, toExtend: 0, late: 0 }

describe('what waits behind an entry of the menu', () => {
  it.each<[string, string, Partial<Waiting>, number, number]>([
    ['the visits of this week and those that are late', 'visits', { visits: { late: 2, thisWeek: 3, later: 9 } }, 5, 2],
    ['no visit that has time', 'visits', { visits: { late: 0, thisWeek: 0, later: 9 } }, 0, 0],
    ['no visit of others, where none is one’s own', 'visits', { visits: null }, 0, 0],
    [
      'every finding that waits for a step of one’s own',
      'findings',
      { findings: { ...findings, toAccept: 1, returned: 2, toVerify: 3, toCloseOut: 4, toExtend: 5 } },
      15,
      0,
    ],
    [
      'a finding once, though it is near its day or past it',
      'findings',
      { findings: { ...findings, toAccept: 3, nearDue: 1, overdue: 2 } },
      3,
      2,
    ],
    ['no finding that is late with others', 'findings', { findings: { ...findings, late: 7 } }, 0, 0],
    ['no finding for who may see none', 'findings', { findings: null }, 0, 0],
    [
      'what one owes and what one is to receive',
      'dues',
      { dues: { own: 9, ownLate: 1, ownSoon: 2, late: 5, toReceive: 4 } },
      7,
      1,
    ],
    ['nothing that others owe', 'dues', { dues: { own: 0, ownLate: 0, ownSoon: 0, late: 5, toReceive: 0 } }, 0, 0],
    ['nothing owed for who may see none of it', 'dues', { dues: null }, 0, 0],
    ['the plans to answer', 'filings', { filings: { submitted: 6, toAnswer: 2, returned: 1, late: 3 } }, 2, 0],
    ['no plan for who answers none', 'filings', { filings: null }, 0, 0],
  ])('is %s', (_, key, waiting, count, late) => {
    expect(waits(key, waiting)).toEqual({ count, late })
  })

  it('is nothing where an entry is only for reading', () => {
    expect(menuEntries.filter((entry) => entry.waits).map(({ key }) => key)).toEqual(['visits', 'findings', 'dues', 'filings'])
  })
})

describe('the entries of the menu', () => {
  it('lead each to one place: outside of any plan, or within one', () => {
    for (const { key, to, area } of menuEntries)
      expect(
        [to, area].filter((way) => way !== undefined),
        key,
      ).toHaveLength(1)
  })

  it('are told apart by key, title and picture', () => {
    for (const part of ['key', 'title', 'icon'] as const)
      expect(new Set(menuEntries.map((entry) => entry[part])).size, part).toBe(menuEntries.length)
  })

  it('ask for a right wherever they show more than one’s own beginning', () => {
    expect(menuEntries.filter(({ verb }) => verb === undefined).map(({ key }) => key)).toEqual(['home'])
  })

  it('stand together by group, as they are drawn', () => {
    const groups = menuEntries.map(({ group }) => group)
    expect(groups.filter((group, index) => group !== groups[index - 1])).toEqual([...new Set(groups)])
  })
})
