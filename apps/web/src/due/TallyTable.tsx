import { zh } from '../locales/zh.ts'
import { CountTable } from '../ui/CountTable.tsx'
import type { Tally } from './dueTally.ts'

const columns = ['asked', 'inTime', 'late', 'missed', 'open', 'excused'] as const satisfies readonly (keyof Tally)[]

/** How the dues of each body, or of each kind, stand. */
export function TallyTable({ title, tallies }: { title: string; tallies: readonly Tally[] }) {
  const rows = tallies.map((tally) => ({ ...tally, key: tally.title }))
  return <CountTable title={title} columns={columns} words={zh.due.tally} bad={['missed', 'late']} rows={rows} />
}
