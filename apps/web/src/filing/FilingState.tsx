import type { FilingState as State } from '@duzhan/contracts'
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
