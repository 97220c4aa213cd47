import type { FilingSummary, FilingState as State } from '@duzhan/contracts'
import { zh } from '../locales/zh.ts'

const colours = {
  missing: 'tag',
  submitted: 'tag tag-blue',
  returned: 'tag tag-bad',
  accepted: 'tag tag-good',
} as const satisfies Record<State, string>

/** How far a jurisdiction's filing is, in a word. */
export function FilingState({ state }: { state: State }) {
  return <span className={colours[state]}>{zh.filing.states[state]}</span>
}

interface Lateness {
  text: string
  isLate: boolean
}

/** Late by how many days, on time, or not yet due: a filing that is missing before its day is neither late nor on time. */
export function latenessOf({ lateDays, firstFiledOn }: Pick<FilingSummary, 'lateDays' | 'firstFiledOn'>): Lateness {
  if (lateDays > 0) return { text: firstFiledOn === null ? zh.filing.overdue(lateDays) : zh.filing.late(lateDays), isLate: true }
  return { text: firstFiledOn === null ? zh.filing.notDue : zh.filing.onTime, isLate: false }
}
