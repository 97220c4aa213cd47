import type { Actor, VisitMonth } from '@duzhan/contracts'
import { calendarDate, crossPairs, monthDays, type Pairing, type Plan, pairsCalled } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { regionCode, regionPath } from '@duzhan/regions'
import { bodiesFor, type Clock, concerns, may, type PlanCopies, type Reader, readerFor } from '@duzhan/service-kit'
import type { DesignationRepository } from '../designation/designation.repository.ts'
import type { Around, AroundOf } from './around.ts'
import { isTold } from './inspects.ts'
import { owedVisits } from './owedVisits.ts'
import type { Visit, VisitRepository } from './visit.repository.ts'
import { designatedFor, isOwn, toView } from './visit.service.ts'
import { type DatedVisit, type VisitStanding, visitEntries } from './visitMonth.ts'
import type { OpenVisits } from './visitOpening.ts'

interface Ports {
  plans: Pick<PlanCopies, 'latest'>
  designations: Pick<DesignationRepository, 'within'>
  visits: Pick<VisitRepository, 'within'>
  openVisits: OpenVisits
  lots: { ofWindow(where: { plan: string; duty: string; window: string }): Promise<readonly { pairing?: Pairing | null }[]> }
  around: AroundOf
  clock: Clock
}
type Range = ReturnType<typeof monthDays>
/** Who asks, the bodies that it speaks for, and what stands around. */
interface Reached {
  reader: Reader
  bodies: readonly string[]
  around: Around
}
interface Asked {
  plan: string
  /** 2020-03 */
  month: string
  mine: boolean
}

export interface VisitMonthService {
  /**
   * The visits due in a month within the actor's reach, added up by day, duty, team and place; `mine`: of the teams it
   * inspects for. What the actor is not to learn of before it is made is counted nowhere. What nobody owed has no day and is
   * not among them. Throws `plan.absent`.
   */
  month(actor: Actor, asked: Asked): Promise<VisitMonth>
}

export function visitMonthService({
  plans,
  designations,
  visits,
  openVisits,
  lots,
  around: aroundOf,
  clock,
}: Ports): VisitMonthService {
  /** What the plan will owe in a month by windows that begin after today; whoever is to visit members of a secret list alone learns of it when that begins. */
  async function upcoming(plan: Plan, range: Range, { around, ...reached }: Reached): Promise<Visit[]> {
    const today = calendarDate(clock.now())
    if (range.to <= today) return []
    const designated = await designatedFor(designations, plan, reached)
    return owedVisits(plan, designated, { range, around }).filter(({ start }) => start > today)
  }

  /** Who inspects whom across regions: as lots were drawn where they are, else as the plan and the directory have it today. */
  const crossedIn = (plan: Plan, range: Range, around: Around): Promise<VisitMonth['crossed']> =>
    Promise.all(
      crossPairs(plan, around, range).map(async ({ duty, window, title, start, end, pairs }) => {
        const [lot] = await lots.ofWindow({ plan: plan.code, duty, window })
        return { title, start, end, pairs: lot?.pairing ? pairsCalled(lot.pairing, around) : pairs }
      }),
    )

  return {
    async month(actor, { plan: code, month, mine }) {
      const [reader, bodies] = [readerFor(actor, 'visit.month', code), bodiesFor(actor, 'visit.month', code)]
      const { regions } = reader
      const plan = await plans.latest(code)
      if (plan === null || !concerns(actor, 'visit.month', { plan: code, jurisdiction: plan.jurisdiction }))
        throw new Problem('absent', 'plan.absent', { plan: code })
      await openVisits(plan)
      const range = monthDays(month)
      const { from, to } = range
      const around = await aroundOf(plan)
      const [found, next] = await Promise.all([
        visits.within({ plan: code, from, to, regions, bodies }),
        upcoming(plan, range, { reader, bodies, around }),
      ])
      const now = clock.now()
      const seat: readonly string[] = regionPath(regionCode(plan.jurisdiction))
      const known = new Set(found.map(({ id }) => id))
      const dated = [...found, ...next.filter(({ id }) => !known.has(id))].flatMap((visit): DatedVisit[] => {
        const { duty, dueOn } = visit
        if (duty === null || dueOn === null || dueOn < from || dueOn > to || visit.status === 'cancelled') return []
        if (!may(actor, 'visit.month', visit) || !isTold(actor, plan, visit)) return []
        const view = toView(actor, plan, visit, 0)
        if (mine && !isOwn(actor, plan, visit, view.parts)) return []
        const isDone = view.status === 'done'
        return [{ ...visit, duty, dueOn, standing: isDone ? doneStanding(visit) : openStanding(visit, now) }]
      })
      const entries = visitEntries(dated, (region) => around.places.get(region) ?? region)
      const crossed = reader.regions.some((region) => seat.includes(region)) ? await crossedIn(plan, range, around) : []
      return { plan: code, month, today: calendarDate(now), entries, crossed }
    },
  }
}

const doneStanding = ({ isLate }: Visit): VisitStanding => (isLate ? 'late' : 'done')

/** What is not made is over once its deadline has passed, or its day where an earlier release kept none. */
function openStanding({ start, dueOn, deadline }: Visit, now: Date): VisitStanding {
  const today = calendarDate(now)
  if (start > today) return 'upcoming'
  const isOver = deadline === null ? dueOn !== null && dueOn < today : now >= deadline
  return isOver ? 'overdue' : 'open'
}
