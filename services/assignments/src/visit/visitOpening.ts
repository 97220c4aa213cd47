import {
  type CloseOut,
  calendarDate,
  drawnDuties,
  earlierOf,
  firstDay,
  looksBack,
  looksBackAtReleases,
  namesBodies,
  type Plan,
  planWindows,
} from '@duzhan/plan'
import type { Clock } from '@duzhan/service-kit'
import type { DesignatedTarget, DesignationRepository } from '../designation/designation.repository.ts'
import type { StandingRepository } from '../designation/standing.repository.ts'
import type { KeptStanding } from '../designation/standing.ts'
import type { OccurrenceRepository } from '../occurrence/occurrence.repository.ts'
import type { AroundOf } from './around.ts'
import { calledVisits } from './calledVisits.ts'
import type { DrawInspectors } from './drawInspectors.ts'
import { lookBackVisits } from './lookBackVisits.ts'
import { owedVisits } from './owedVisits.ts'
import { leftPlaces, releaseVisits } from './releaseVisits.ts'
import type { EarlierVisits, VisitOpeningRepository, VisitRepository } from './visit.repository.ts'

interface Ports {
  designations: Pick<DesignationRepository, 'frozen' | 'each'> & Pick<StandingRepository, 'eachReleased'>
  visits: Pick<VisitRepository, 'any' | 'completeEarlier' | 'drop' | 'ensure' | 'follow'>
  openings: VisitOpeningRepository
  occurrences: Pick<OccurrenceRepository, 'ofPlan'>
  /** On which days findings of a plan were closed out, and where. */
  closeOuts(plan: string): Promise<readonly CloseOut[]>
  around: AroundOf
  drawInspectors: DrawInspectors
  clock: Clock
}
/** What the first release knew of a plan's visits: one cycle of windows, and the duties of one list. */
const earlierVisits = (plan: Plan): EarlierVisits => ({
  windows: planWindows(plan),
  rest: { start: firstDay(plan), end: plan.period.end },
  titles: new Map(plan.duties.visits?.map(({ key, title }) => [key, title])),
})
/** Opens the visits that a plan owes by today. */
export type OpenVisits = (plan: Plan) => Promise<void>
/** Makes the visits that are not over yet follow what was decided about some targets. */
export type FollowVisits = (plan: Plan, standings: readonly KeptStanding[]) => Promise<void>

/**
 * Visits are opened when somebody first asks on a day, a reader or a submission: nothing runs at midnight, and a platform
 * that stood still makes up for it. The first that are opened are those of the day on which the lists were frozen. A new
 * revision takes the visits that are not over along: what it asks for no more is cancelled, what it asks anew is opened. A
 * platform that ends in the middle begins the day once more, and opens nothing twice.
 */
export function visitOpening({
  designations,
  visits,
  openings,
  occurrences,
  closeOuts,
  around: aroundOf,
  drawInspectors,
  clock,
}: Ports): {
  openVisits: OpenVisits
  followVisits: FollowVisits
} {
  const opened = new Map<string, string>()
  const underWay = new Map<string, Promise<void>>()
  /** Nothing begins after the last day of a plan, and what is not over by then goes on being shown. */
  const todayIn = ({ period }: Plan): string => earlierOf(calendarDate(clock.now()), period.end)

  const closedIn = async (plan: Plan): Promise<readonly CloseOut[]> => (looksBack(plan) ? closeOuts(plan.code) : [])

  async function open(plan: Plan, state: string): Promise<void> {
    const frozen = await designations.frozen(plan.code)
    if (!frozen) return
    const today = todayIn(plan)
    const before = await openings.opened(plan.code)
    if (before === null) await visits.completeEarlier(plan.code, earlierVisits(plan))
    if (before?.day !== today || before.revision !== plan.revision) {
      const within = {
        range: { from: earlierOf(before?.day ?? frozen.frozenOn, today), to: today },
        around: await aroundOf(plan),
      }
      const run = {}
      const told = await occurrences.ofPlan(plan.code)
      const closed = await closedIn(plan)
      const isFirst = before === null && !(await visits.any(plan.code))
      const write = async (batch: readonly DesignatedTarget[], owed: ReturnType<typeof owedVisits>) => {
        if (isFirst) return visits.ensure(owed) // nothing stands that could follow
        // who stands in the directory changes without a revision: what is owed by bodies of it is held against it each day
        if (before?.revision === plan.revision && !namesBodies(plan))
          return visits.ensure(owed.filter(({ start }) => start > before.day))
        // what went by under an earlier revision was opened by it; this one asks for nothing before its own day
        if (before === null) await visits.ensure(owed.filter(({ until }) => until < today))
        await followed(plan, batch, owed, today)
      }
      let writing: Promise<void> = Promise.resolve()
      await designations.each(plan.code, async (batch) => {
        const owed = [
          ...owedVisits(plan, batch, within),
          ...calledVisits(plan, batch, told, within.around),
          ...lookBackVisits(plan, batch, { closeOuts: closed, ...within }),
        ]
        await writing
        writing = drawInspectors(plan, owed, { ...within.around, run }).then((drawn) => write(batch, drawn)) // while the next ones are read and worked out
        writing.catch(() => {}) // whoever waits for it is told
      })
      await writing
      if (looksBackAtReleases(plan) || (before !== null && before.revision !== plan.revision))
        await designations.eachReleased(plan.code, async (batch) => {
          const left = leftPlaces(batch)
          await write(left, await drawInspectors(plan, releaseVisits(plan, left, within), { ...within.around, run }))
        })
      await openings.save({ plan: plan.code, day: today, revision: plan.revision })
    }
    opened.set(plan.code, state)
  }

  const followed = (plan: Plan, batch: readonly DesignatedTarget[], owed: ReturnType<typeof owedVisits>, from: string) =>
    visits.follow(
      { plan: plan.code, targets: [...new Set(batch.map(({ target }) => target))], from },
      owed.filter(({ until }) => until >= from),
    )

  return {
    async openVisits(plan) {
      const state = `${plan.revision} ${todayIn(plan)}`
      if (opened.get(plan.code) === state) return
      const key = `${plan.code} ${state}`
      const running = underWay.get(key) ?? open(plan, state).finally(() => underWay.delete(key))
      underWay.set(key, running)
      await running
    },
    async followVisits(plan, standings) {
      const today = todayIn(plan)
      const [around, told] = [await aroundOf(plan), await occurrences.ofPlan(plan.code)]
      const standing = standings.filter(({ stands }) => stands)
      const now = { range: { from: today, to: today }, around }
      const owed = [
        ...owedVisits(plan, standing, now),
        ...calledVisits(plan, standing, told, around),
        ...lookBackVisits(plan, standing, { closeOuts: await closedIn(plan), ...now }),
        ...releaseVisits(plan, leftPlaces(standings), now),
      ]
      // who was drawn for what is owed no more is free for what is owed anew
      if (drawnDuties(plan).size > 0)
        await visits.drop(
          { plan: plan.code, targets: standings.map(({ target }) => target), from: today },
          owed.map(({ id }) => id),
        )
      await followed(plan, standings, await drawInspectors(plan, owed, around), today)
      // told days after a target left the register: nothing has been owed of it since that day
      const gone = standing.filter(({ retiredOn }) => retiredOn && retiredOn < today)
      for (const day of new Set(gone.flatMap(({ retiredOn }) => retiredOn ?? []))) {
        const those = gone.filter(({ retiredOn }) => retiredOn === day)
        const still = await drawInspectors(plan, owedVisits(plan, those, { range: { from: day, to: today }, around }), around)
        await followed(plan, those, still, day)
      }
    },
  }
}
