import type { FilingSummary } from '@duzhan/contracts'
import { zh } from '../locales/zh.ts'
import type { Figure } from '../ui/Figures.tsx'

/** What a board adds up to: how many should file, how many did, and how many were late. */
export function boardFigures(filings: readonly FilingSummary[]): Figure[] {
  const states = ['accepted', 'submitted', 'returned', 'missing'] as const
  const count = (claim: (filing: FilingSummary) => boolean) => filings.filter(claim).length
  return [
    { title: zh.filing.figures.all, value: filings.length, unit: zh.filing.unit },
    ...states.map((state) => ({
      title: zh.filing.figures[state],
      value: count((filing) => filing.state === state),
      unit: zh.filing.unit,
    })),
    { title: zh.filing.figures.late, value: count((filing) => filing.lateDays > 0), unit: zh.filing.unit },
  ]
}
