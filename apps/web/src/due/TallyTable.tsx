import type { DueTally } from '@duzhan/contracts'
import { zh } from '../locales/zh.ts'
import { CountTable } from '../ui/CountTable.tsx'

/** How the dues of one body, or of one kind, stand. */
type Tally = Omit<DueTally, 'of'> & { title: string }
const columns = ['asked', 'inTime', 'late', 'missed', 'open', 'excused'] as const satisfies readonly (keyof Tally)[]

/** How the dues of each body, or of each kind, stand. */
export function TallyTable({ title, tallies }: { title: string; tallies: readonly Tally[] }) {
  const rows = tallies.map((tally) => ({ ...tally, key: tally.title }))
  return <CountTable title={title} columns={columns} words={zh.due.tally} bad={['missed', 'late']} rows={rows} />
}
