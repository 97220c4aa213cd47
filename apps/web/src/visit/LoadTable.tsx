import { zh } from '../locales/zh.ts'
import { CountTable } from '../ui/CountTable.tsx'
import type { Load, LoadCounts } from './visitLoad.ts'

const columns = ['count', 'done', 'late', 'overdue', 'open', 'upcoming'] as const satisfies readonly (keyof LoadCounts)[]

/** How many visits each team has, or each place receives, and how they stand. */
export function LoadTable({ title, loads }: { title: string; loads: readonly Load[] }) {
  return <CountTable title={title} columns={columns} words={zh.visit.load} bad={['overdue', 'late']} rows={loads} />
}
