import type { Figure, RegionSummary } from '@duzhan/contracts'
import fc from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { CoverageCard } from './CoverageCard.tsx'
import { FigureButton } from './FigureButton.tsx'
import { percent } from './printedNumber.ts'

describe('a share in per cent', () => {
  it('says 100% of all only and 0% of none only', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.nat(), (denominator, n) => {
        const numerator = n % (denominator + 1)
        const shown = percent(numerator / denominator)
        expect(shown === '100%').toBe(numerator === denominator)
        expect(shown === '0%').toBe(numerator === 0)
      }),
    )
  })

  it('rounds to the nearest in between', () => {
    expect([percent(7 / 8), percent(3 / 4), percent(2 / 3), percent(1 / 3)]).toEqual(['87.5%', '75%', '66.7%', '33.3%'])
  })
})

describe('a figure in the table', () => {
  const draw = (share: Figure | undefined) =>
    renderToStaticMarkup(
      <FigureButton figures={share && { share }} measured={{ kind: 'judgement' }} label="某县 是否通电" onChoose={() => {}} />,
    )

  it('shows value, numerator and denominator, and can be opened', () => {
    const html = draw({ value: 0.75, numerator: 3, denominator: 4, targets: 5 })
    expect(html).toContain('75%')
    expect(html).toContain('3/4')
    expect(html).toContain('<button')
  })

  it('says of a region that collected nothing that it did not, instead of zero', () => {
    const html = draw(undefined)
    expect(html).toContain('未采集')
    expect(html).not.toContain('0')
    expect(html).not.toContain('<button')
  })

  it('does not call it zero when the question applied to nobody', () => {
    const html = draw({ value: null, numerator: 0, denominator: 0, targets: 2 })
    expect(html).toContain('均不适用')
    expect(html).not.toContain('%')
  })

  it('shows a true zero as zero', () => {
    expect(draw({ value: 0, numerator: 0, denominator: 1, targets: 1 })).toContain('0%')
  })
})

describe('the coverage of a region', () => {
  const summary = (lateRecords: number): RegionSummary => ({
    plan: 'p-1',
    region: '430300000000',
    window: { key: '2020-02', start: '2020-02-01', end: '2020-02-29' },
    version: 'one',
    asOf: '2020-03-20T01:00:00.000Z',
    coverage: { visited: 3, designated: 36 },
    lateRecords,
    children: [],
    checklists: [],
  })
  const draw = (lateRecords: number) =>
    renderToStaticMarkup(
      <CoverageCard
        summary={summary(lateRecords)}
        noun={{ one: '村', counted: '个村' }}
        nameOf={String}
        suffix=""
        onChoose={() => {}}
      />,
    )

  it('says how many records came too late to count, and nothing where none did', () => {
    expect(draw(2)).toContain('另有 2 次补报，不计入本期')
    expect(draw(0)).not.toContain('补报')
  })
})
