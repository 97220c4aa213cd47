import type { TargetListView } from '@duzhan/contracts'
import type { Plan, TargetKind } from '@duzhan/plan'
import { useState } from 'react'
import { zh } from '../locales/zh.ts'
import { nounOf } from '../plans/targetNoun.ts'
import { OpenTargetTable } from './OpenTargetTable.tsx'
import '../styles/fold.css'

interface TargetTableProps {
  view: TargetListView
  kinds: TargetKind[]
  plan: Plan
}

/** The targets of a list, folded away until asked for. */
export function TargetTable({ view, kinds, plan }: TargetTableProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details className="fold" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="button button-small">{zh.plan.openTable(view.count, nounOf(kinds))}</summary>
      {isOpen ? <OpenTargetTable view={view} kinds={kinds} plan={plan} /> : null}
    </details>
  )
}
