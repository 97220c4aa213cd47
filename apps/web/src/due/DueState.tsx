import type { DueStanding } from '@duzhan/contracts'
import { zh } from '../locales/zh.ts'

const colours = {
  open: 'tag',
  missed: 'tag tag-bad',
  returned: 'tag tag-bad',
  done: 'tag tag-blue',
  doneLate: 'tag tag-blue',
  received: 'tag tag-good',
  excused: 'tag',
  cancelled: 'tag',
  beforePlatform: 'tag',
} as const satisfies Record<DueStanding, string>

/** How a due stands, in a word. */
export const DueState = ({ standing }: { standing: DueStanding }) => (
  <span className={colours[standing]}>{zh.due.standings[standing]}</span>
)
