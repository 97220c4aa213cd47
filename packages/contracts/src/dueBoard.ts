import type { DueSummary } from './due.ts'

// apart from the schemas, so that the page does not load what the platform reads input with
/** The parts of a board: what is to be done, what of that is late, what waits to be received, and what is settled. */
export const dueGroups = ['owed', 'late', 'waiting', 'settled', 'all'] as const
export type DueGroup = (typeof dueGroups)[number]
/** In which order a board stands: by deadline, who is late most first, or by who owes it. */
export const dueOrders = ['due', 'late', 'body'] as const
export type DueOrder = (typeof dueOrders)[number]

const isOwed = ({ standing }: DueSummary) => standing === 'open' || standing === 'missed' || standing === 'returned'
/** What was reported of a task waits for nobody. */
const isWaiting = ({ standing, elsewhere }: DueSummary) =>
  (standing === 'done' || standing === 'doneLate') && elsewhere !== 'tasks'
/** What was never owed on the platform is counted nowhere. */
const isCounted = ({ standing }: DueSummary) => standing !== 'cancelled' && standing !== 'beforePlatform'

const belongs: Readonly<Record<DueGroup, (due: DueSummary) => boolean>> = {
  owed: isOwed,
  late: (due) => isOwed(due) && due.lateDays > 0,
  waiting: isWaiting,
  settled: (due) => !isOwed(due) && !isWaiting(due),
  all: () => true,
}

/** The dues of a group, in the order in which they came. */
export const duesIn = (dues: readonly DueSummary[], group: DueGroup): DueSummary[] => dues.filter(belongs[group])

/** How many there are of each group; `figures` leaves out what the plan no longer asks for, and has whatever came or comes late. */
export interface DueCounts {
  groups: Record<DueGroup, number>
  figures: Record<DueGroup, number>
}
export function dueCounts(dues: readonly DueSummary[]): DueCounts {
  const countsOf = (of: readonly DueSummary[], late: (due: DueSummary) => boolean) => ({
    owed: duesIn(of, 'owed').length,
    late: of.filter(late).length,
    waiting: duesIn(of, 'waiting').length,
    settled: duesIn(of, 'settled').length,
    all: of.length,
  })
  return { groups: countsOf(dues, belongs.late), figures: countsOf(dues.filter(isCounted), ({ lateDays }) => lateDays > 0) }
}

/** How the dues of one body (null where the plan names none), or of one kind, stand: each is counted once. */
export interface DueTally {
  of: string | null
  asked: number
  inTime: number
  late: number
  missed: number
  open: number
  excused: number
}

function outcomeOf({ standing, lateDays, handedInOn }: DueSummary): Exclude<keyof DueTally, 'of' | 'asked'> {
  if (standing === 'excused') return 'excused'
  if (handedInOn !== null) return lateDays > 0 ? 'late' : 'inTime'
  return lateDays > 0 ? 'missed' : 'open'
}

/** The dues added up by body or by kind; who is late most stands first. */
export function dueTally(dues: readonly DueSummary[], by: 'bodies' | 'kinds'): DueTally[] {
  const tallies = new Map<string | null, DueTally>()
  for (const due of dues) {
    if (!isCounted(due)) continue
    const of = by === 'bodies' ? due.by : due.what
    const known = tallies.get(of) ?? { of, asked: 0, inTime: 0, late: 0, missed: 0, open: 0, excused: 0 }
    const outcome = outcomeOf(due)
    tallies.set(of, { ...known, asked: known.asked + 1, [outcome]: known[outcome] + 1 })
  }
  return [...tallies.values()].sort((one, other) => other.missed - one.missed || other.late - one.late)
}
