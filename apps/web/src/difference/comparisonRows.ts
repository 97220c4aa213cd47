import { type ConformanceFinding, isBreach, type PlanComparison } from '@duzhan/plan'
import { zh } from '../locales/zh.ts'

export type Verdict = PlanComparison['verdict']

/** A comparison with what the conformance check made of it: a breach, something for a person to settle, or neither. */
export interface ComparisonRow {
  comparison: PlanComparison
  finding: ConformanceFinding | null
}

/** In the order of what matters most to a reader: what was lowered, what nobody can tell, then what was raised. */
export const verdictOrder = [
  'weakened',
  'removed',
  'cannotTell',
  'tightened',
  'added',
  'reworded',
] as const satisfies readonly Verdict[]

export type VerdictFilter = Verdict | 'all' | 'breaches'

/** Every comparison with its finding; a finding that matches none (its place is gone) still stands on the page elsewhere. */
export function comparisonRows(comparisons: readonly PlanComparison[], findings: readonly ConformanceFinding[]): ComparisonRow[] {
  const byPath = new Map(findings.map((finding) => [finding.path, finding]))
  return comparisons.map((comparison) => ({ comparison, finding: byPath.get(comparison.path) ?? null }))
}

const breaks = ({ finding }: ComparisonRow): boolean => finding !== null && isBreach(finding)

/** How many rows there are under each filter; filters without any are left out. */
export function filterCounts(rows: readonly ComparisonRow[]): { filter: VerdictFilter; count: number }[] {
  const counts = [
    { filter: 'all', count: rows.length } as const,
    { filter: 'breaches', count: rows.filter(breaks).length } as const,
    ...verdictOrder.map((verdict) => ({
      filter: verdict,
      count: rows.filter((row) => row.comparison.verdict === verdict).length,
    })),
  ]
  return counts.filter(({ filter, count }) => filter === 'all' || count > 0)
}

/** The rows of a filter, by part of the plan and in the plan's own order. */
export function rowsByPart(rows: readonly ComparisonRow[], filter: VerdictFilter): { part: string; rows: ComparisonRow[] }[] {
  const groups = new Map<string, ComparisonRow[]>()
  for (const row of rows) {
    if (filter === 'breaches' ? !breaks(row) : filter !== 'all' && row.comparison.verdict !== filter) continue
    const part = partOf(row.comparison.path)
    groups.set(part, [...(groups.get(part) ?? []), row])
  }
  return [...groups].map(([part, found]) => ({ part, rows: found }))
}

const parts = Object.entries(zh.difference.parts)

/** The part of a plan that a path lies in, by the name that officials give it. */
export function partOf(path: string): string {
  return parts.find(([start]) => path === start || path.startsWith(`${start}.`))?.[1] ?? zh.difference.otherPart
}
