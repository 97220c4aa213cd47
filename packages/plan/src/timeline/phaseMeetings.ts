import { addDays, daysBetween } from '../calendar/addDays.ts'
import { earlierOf } from '../calendar/calendarDate.ts'

interface Stretch {
  title: string
  start: string
  end: string
}

/** Days between two phases that belong to none, or that belong to both. */
interface PhaseMeeting {
  kind: 'gap' | 'overlap'
  before: string
  after: string
  from: string
  to: string
  days: number
}

/** Where phases leave days out or share them, from the first to the last: each with the one before it that reaches furthest. */
export function phaseMeetings(phases: readonly Stretch[]): PhaseMeeting[] {
  const [first, ...others] = [...phases].sort((one, other) => (one.start < other.start ? -1 : one.start > other.start ? 1 : 0))
  if (first === undefined) return []
  let furthest = first
  return others.flatMap((phase): PhaseMeeting[] => {
    const before = furthest
    if (phase.end > furthest.end) furthest = phase
    const names = { before: before.title, after: phase.title }
    const next = addDays(before.end, 1)
    if (phase.start > next) {
      const to = addDays(phase.start, -1)
      return [{ kind: 'gap', ...names, from: next, to, days: daysBetween(next, to) + 1 }]
    }
    if (phase.start === next) return []
    const to = earlierOf(before.end, phase.end)
    return [{ kind: 'overlap', ...names, from: phase.start, to, days: daysBetween(phase.start, to) + 1 }]
  })
}
