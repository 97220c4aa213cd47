import type { ConformanceFinding, PlanComparison } from '@duzhan/plan'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparisonRows, filterCounts, partOf, rowsByPart, verdictOrder } from './comparisonRows.ts'

const comparison = (path: string, verdict: PlanComparison['verdict']): PlanComparison => ({
  path,
  verdict,
  title: '每月督导',
  label: '督战频次',
  hold: 'floor',
  upper: '每月1次',
  lower: '每季度1次',
})
const finding = (path: string, code: ConformanceFinding['code']): ConformanceFinding => ({
  path,
  code,
  hold: 'floor',
  upper: '每月1次',
  lower: '每季度1次',
  message: '低于上级要求',
})

describe('the rows of a difference', () => {
  const rows = comparisonRows(
    [
      comparison('duties.visits.monthly.cycle', 'weakened'),
      comparison('targetLists.a.rules', 'cannotTell'),
      comparison('duties.visits.monthly.title', 'reworded'),
      comparison('notes.n', 'added'),
    ],
    [finding('duties.visits.monthly.cycle', 'floor.weakened'), finding('targetLists.a.rules', 'floor.unclear')],
  )

  it('carry what the conformance check made of them', () => {
    expect(rows.map((row) => row.finding?.code ?? null)).toEqual(['floor.weakened', 'floor.unclear', null, null])
  })

  it('are breaches where something is lowered, not where a person has yet to settle it', () => {
    expect(rowsByPart(rows, 'breaches').flatMap((part) => part.rows)).toEqual(rows.slice(0, 1))
  })

  it('are counted under each filter, and filters that would show nothing are not offered', () => {
    expect(filterCounts(rows)).toEqual([
      { filter: 'all', count: 4 },
      { filter: 'breaches', count: 1 },
      { filter: 'weakened', count: 1 },
      { filter: 'cannotTell', count: 1 },
      { filter: 'added', count: 1 },
      { filter: 'reworded', count: 1 },
    ])
  })

  it('stand together by part of the plan, in the plan’s own order', () => {
    expect(rowsByPart(rows, 'all').map(({ part, rows: own }) => [part, own.length])).toEqual([
      ['督导', 2],
      ['督战名单', 1],
      ['录入说明', 1],
    ])
    expect(rowsByPart(rows, 'breaches').map(({ part }) => part)).toEqual(['督导'])
  })

  it('fall under one verdict each, so that the filters together show every row once', () => {
    const anyRows = fc.array(fc.tuple(fc.constantFrom('phases.a', 'units.b', 'x'), fc.constantFrom(...verdictOrder)))
    fc.assert(
      fc.property(anyRows, (pairs) => {
        const all = comparisonRows(
          pairs.map(([path, verdict]) => comparison(path, verdict)),
          [],
        )
        const shown = verdictOrder.flatMap((verdict) => rowsByPart(all, verdict).flatMap((group) => group.rows))
        expect(shown).toHaveLength(all.length)
        expect(new Set(shown)).toEqual(new Set(all))
      }),
    )
  })
})

describe('the part that a path lies in', () => {
  it('goes by the longest name that fits, and never by half a name', () => {
    expect(partOf('duties.visits.monthly.cycle')).toBe('督导')
    expect(partOf('duties.reports')).toBe('报告')
    expect(partOf('phases.a')).toBe('阶段')
    expect(partOf('phasesOfTheMoon.a')).toBe('其他')
  })
})
