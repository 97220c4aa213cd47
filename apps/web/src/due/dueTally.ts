import type { DueSummary } from '@duzhan/contracts'
import { zh } from '../locales/zh.ts'

/** How the dues of one body, or of one kind, stand: each is counted once. */
export interface Tally {
  title: string
  asked: number
  inTime: number
  late: number
  missed: number
  open: number
  excused: number
}

/** What was never owed on the platform: it is counted nowhere. */
const isUncounted = ({ standing }: DueSummary) => standing === 'cancelled' || standing === 'beforePlatform'

function outcomeOf({ standing, lateDays, handedInOn }: DueSummary): Exclude<keyof Tally, 'title' | 'asked'> {
  if (standing === 'excused') return 'excused'
  if (handedInOn !== null) return lateDays > 0 ? 'late' : 'inTime'
  return lateDays > 0 ? 'missed' : 'open'
}

/** The dues added up by body or by kind; who is late most stands first. */
export function dueTally(dues: readonly DueSummary[], by: 'bodies' | 'kinds'): Tally[] {
  const tallies = new Map<string, Tally>()
  for (const due of dues) {
    if (isUncounted(due)) continue
    const title = by === 'bodies' ? (due.by ?? zh.due.nobody) : zh.due.kindsOf(due.what)
    const known = tallies.get(title) ?? { title, asked: 0, inTime: 0, late: 0, missed: 0, open: 0, excused: 0 }
    const outcome = outcomeOf(due)
    tallies.set(title, { ...known, asked: known.asked + 1, [outcome]: known[outcome] + 1 })
  }
  return [...tallies.values()].sort((one, other) => other.missed - one.missed || other.late - one.late)
}
