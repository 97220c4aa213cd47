import type { Actor, VisitView, Waiting } from '@duzhan/contracts'
import { calendarDate, currentWindow, type Plan, urgencyOf } from '@duzhan/plan'
import { bodiesFor, type Clock, type PlanCopies, reach } from '@duzhan/service-kit'
import { isTold } from './inspects.ts'
import type { VisitGroup, VisitRepository } from './visit.repository.ts'
import { isOwn, toView } from './visit.service.ts'
import type { OpenVisits } from './visitOpening.ts'

interface Ports {
  plans: Pick<PlanCopies, 'latest'>
  visits: Pick<VisitRepository, 'groups'>
  openVisits: OpenVisits
  clock: Clock
}
/** How the visits of the current window stand for an actor, in numbers. */
export type VisitCounts = (actor: Actor, plan: string) => Promise<Pick<Waiting, 'visits' | 'coverage'>>

const none = { visits: null, coverage: null }

/**
 * Counts the visits that the board of the current window shows an actor, by the rules of the board: what it is not told of counts
 * nowhere. Nothing of a plan that lists nobody, or of whoever sees no visits.
 */
export function visitCounts({ plans, visits, openVisits, clock }: Ports): VisitCounts {
  return async (actor, code) => {
    const [regions, bodies] = [reach(actor, 'visit.list', code), bodiesFor(actor, 'visit.list', code)]
    const plan = await plans.latest(code)
    if (plan === null || regions.length + bodies.length === 0) return none
    await openVisits(plan)
    const today = calendarDate(clock.now())
    const { start, end } = currentWindow(plan, today)
    const seats = [...new Set(actor.grants.map(({ region }) => region))]
    const byTarget = actor.grants.some(({ target }) => target !== undefined)
    const found = await visits.groups({ plan: code, from: start, to: end, regions, bodies, seats, byTarget })
    const seen = found.flatMap((group) => seenBy(actor, plan, group)).filter(({ view }) => view.status !== 'cancelled')
    if (seen.length === 0) return none
    const open = seen.filter(({ view }) => view.status === 'due')
    const due = (rows: typeof open, urgency: ReturnType<typeof urgencyOf>) =>
      sumOf(rows.filter(({ view }) => urgencyOf(view.dueOn ?? today, today) === urgency))
    const own = open.filter((row) => row.isTheirs)
    const isInspector = seen.some((row) => row.isTheirs)
    return {
      visits: isInspector ? { late: due(own, 'late'), thisWeek: due(own, 'thisWeek'), later: due(own, 'later') } : null,
      coverage: { window: { start, end }, total: sumOf(seen), done: sumOf(seen) - sumOf(open), late: due(open, 'late') },
    }
  }
}

interface Seen {
  view: VisitView
  count: number
  isTheirs: boolean
}
const sumOf = (rows: readonly Seen[]): number => rows.reduce((sum, { count }) => sum + count, 0)

function seenBy(actor: Actor, plan: Plan, { one, count }: VisitGroup): Seen[] {
  if (!isTold(actor, plan, one)) return []
  const view = toView(actor, plan, one, 0)
  return [{ view, count, isTheirs: isOwn(actor, plan, one, view.parts) }]
}
