import type { ConformanceFinding, PlanComparison } from '@duzhan/plan'
import { useMemo, useState } from 'react'
import { zh } from '../locales/zh.ts'
import { ChipGroup } from '../ui/ChipGroup.tsx'
import { ComparisonTable } from './ComparisonTable.tsx'
import { comparisonRows, filterCounts, rowsByPart, type VerdictFilter } from './comparisonRows.ts'
import '../styles/difference.css'

export interface DifferenceSides {
  upper: string
  lower: string
}

interface DifferenceViewProps {
  comparisons: readonly PlanComparison[]
  /** What the superior's plan makes of it; without a superior, how firmly things are held says nothing. */
  findings?: readonly ConformanceFinding[]
  sides: DifferenceSides
}

const none: readonly ConformanceFinding[] = []

/** Two plans side by side in everything they differ, with what became stricter and what became laxer in colour and in words. */
export function DifferenceView({ comparisons, findings, sides }: DifferenceViewProps) {
  const [chosen, setChosen] = useState<VerdictFilter>('all')
  const rows = useMemo(() => comparisonRows(comparisons, findings ?? none), [comparisons, findings])
  const counts = filterCounts(rows)
  // a filter that found something may find nothing after the plans were loaded anew
  const filter = counts.some((entry) => entry.filter === chosen) ? chosen : 'all'
  if (rows.length === 0) return <p className="muted">{zh.difference.same}</p>
  return (
    <div className="stack difference">
      {counts.length > 2 ? (
        <ChipGroup
          label={zh.difference.filter}
          value={filter}
          onChange={setChosen}
          options={counts.map((entry) => ({
            value: entry.filter,
            title: zh.difference.chip(filterTitle(entry.filter), entry.count),
          }))}
        />
      ) : null}
      {rowsByPart(rows, filter).map((group) => (
        <section key={group.part}>
          <h3>{group.part}</h3>
          <ComparisonTable rows={group.rows} sides={sides} title={group.part} showsHolds={findings !== undefined} />
        </section>
      ))}
    </div>
  )
}

function filterTitle(filter: VerdictFilter): string {
  if (filter === 'all') return zh.difference.all
  return filter === 'breaches' ? zh.difference.breachesOnly : zh.difference.verdicts[filter]
}
