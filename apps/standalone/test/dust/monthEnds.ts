import { expect, it } from 'vitest'
import { byHand } from './byHand.ts'
import type { DustControl } from './prefecture.ts'

interface MonthEnd {
  at: string
  coverage: { visited: number; designated: number }
  /** How many of how many are in order, by checklist and item. */
  shares: Record<string, [numerator: number, denominator: number]>
  /** The points of the joint visits added up, and of how many sites they are. */
  points: { sum: number; sites: number }
}

/** Compares a month that has ended with what was worked out by hand: dues by duty and team, papers, findings and figures. */
export function monthEnds(prefecture: () => DustControl, name: keyof typeof byHand, by: MonthEnd): void {
  const month = { april: '2020-04', may: '2020-05', june: '2020-06' }[name]
  const { duties, teams, findings, papers } = byHand[name]

  it('ends as worked out by hand: visits, papers, findings', async () => {
    prefecture().at(by.at)
    const board = await prefecture().board(month)
    expect(board.duties).toEqual(duties)
    expect(board.teams).toEqual(teams)
    expect(await prefecture().findings()).toEqual(findings)
    expect(await prefecture().papers(month)).toEqual(papers)
  })

  it('ends with the figures worked out by hand', async () => {
    const { coverage, items } = await prefecture().figures(month)
    expect(coverage).toEqual(by.coverage)
    for (const [item, [numerator, denominator]] of Object.entries(by.shares))
      expect(items.get(item)?.share, item).toMatchObject({ numerator, denominator })
    const { sum, sites } = by.points
    expect(items.get('joint quality.score')?.mean).toMatchObject({ numerator: sum, denominator: sites })
  })
}
