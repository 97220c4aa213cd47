import { expect, it } from 'vitest'
import { byHand } from './byHand.ts'
import type { FloodSeason } from './season.ts'

interface MonthEnd {
  at: string
  coverage: { visited: number; designated: number }
  /** How many of how many are in order, by checklist and item. */
  shares: Record<string, [numerator: number, denominator: number]>
  sums?: Record<string, number>
}

/** Compares a month that has ended with what was worked out by hand: dues by duty and team, findings, and figures of the city. */
export function monthEnds(season: () => FloodSeason, name: keyof typeof byHand, by: MonthEnd): void {
  const month = { april: '2020-04', may: '2020-05', june: '2020-06' }[name]

  it('ends as worked out by hand', async () => {
    season().at(by.at)
    const { duties, teams } = await season().board(month)
    expect(duties, 'by duty').toEqual(byHand[name].duties)
    for (const [team, row] of Object.entries(byHand[name].teams)) expect(teams[team], team).toEqual(row)
    expect(await season().findings(), 'findings').toEqual(byHand[name].findings)
    const { coverage, items } = await season().figures(month)
    expect(coverage).toEqual(by.coverage)
    for (const [item, [numerator, denominator]] of Object.entries(by.shares))
      expect(items.get(item)?.share, item).toMatchObject({ numerator, denominator })
    for (const [item, value] of Object.entries(by.sums ?? {})) expect(items.get(item)?.sum, item).toMatchObject({ value })
  })
}
