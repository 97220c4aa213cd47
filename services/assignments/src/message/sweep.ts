import type { Actor } from '@duzhan/contracts'
import { addDays, addWorkingDays, calendarDate, countsHours, minuteAt, nationalCalendar, type Plan } from '@duzhan/plan'
import { regionCode, regionPath } from '@duzhan/regions'
import { type Clock, concerns, type DatedPlanCopies } from '@duzhan/service-kit'
import type { DesignationRepository } from '../designation/designation.repository.ts'
import type { DueRepository } from '../due/due.repository.ts'
import type { DueAccess } from '../due/dueAccess.ts'
import type { OpenDues } from '../due/dueOpening.ts'
import type { FindingRepository } from '../finding/finding.repository.ts'
import { type Finding, toRectify } from '../finding/finding.ts'
import type { VisitRepository } from '../visit/visit.repository.ts'
import type { OpenVisits } from '../visit/visitOpening.ts'
import { dueMessages } from './dueMessages.ts'
import { findingMessages } from './findingMessages.ts'
import type { MessageRepository } from './message.repository.ts'
import { keptDays } from './message.ts'
import { type Days, visitMessages } from './visitMessages.ts'

interface Ports {
  messages: Pick<MessageRepository, 'putOnce' | 'forget'>
  plans: Pick<DatedPlanCopies, 'codes' | 'latest' | 'since'>
  designations: Pick<DesignationRepository, 'frozen'>
  findings: Pick<FindingRepository, 'list' | 'cursorAt'>
  visits: Pick<VisitRepository, 'tally'>
  dues: Pick<DueRepository, 'owedBy'>
  momentOf: DueAccess['momentOf']
  openVisits: OpenVisits
  openDues: OpenDues
  /** Resolves when all that is in the log by now has been told: what was opened just now is there for who asked. */
  settle(): Promise<void>
  clock: Clock
}

const day = 24 * 60 * 60_000
/** How long after its day something is still told as late for the first time: a platform that stood still makes up for so much. */
const lateFor = 7
/** How many findings are read at once. */
const batch = 1_000

/**
 * Puts down what has begun, falls due by the next working day, or went over its day lately, in the plans that concern whoever
 * asks. Nothing runs by itself: as with visits and dues, whoever first asks on a day has it done, and once more when a revision comes or
 * lists are frozen. What is told follows from the day and from what is owed, so that a sweep that ends in the middle is done again
 * and tells nothing twice.
 */
export function messageSweep(ports: Ports): (actor: Actor) => Promise<void> {
  const { messages, plans, designations, findings, visits, dues, momentOf, openVisits, openDues, settle, clock } = ports
  const swept = new Map<string, string>()
  const underWay = new Map<string, Promise<void>>()
  let forgotten = ''

  async function nearLimit(plan: Plan, { since, next }: Days, region: string): Promise<Finding[]> {
    const match = { plan: plan.code, reader: { id: '', regions: [region] }, states: toRectify, dueFrom: since, dueUntil: next }
    const found: Finding[] = []
    for (let last: Finding | undefined; ; ) {
      const cursor = last && findings.cursorAt(last, 'due')
      const page = await findings.list({ ...match, order: 'due', cursor, limit: batch })
      found.push(...page)
      last = page.at(-1)
      if (page.length < batch) return found
    }
  }

  const daysOf = (today: string): Days => {
    const next = addWorkingDays(nationalCalendar, today, 1)
    return { today, next, since: addDays(today, -lateFor), at: clock.now() }
  }
  const provinceOf = ({ jurisdiction }: Plan): string => regionPath(regionCode(jurisdiction))[0] ?? jurisdiction

  async function putFindings(plan: Plan, today: string): Promise<void> {
    const days = daysOf(today)
    await messages.putOnce(findingMessages(plan.code, await nearLimit(plan, days, provinceOf(plan)), days))
  }

  async function put(plan: Plan, today: string): Promise<void> {
    await Promise.all([openVisits(plan), openDues(plan)])
    const days = daysOf(today)
    const { next } = days
    const province = provinceOf(plan)
    const everywhere = { regions: [province], owers: [], receivers: [] }
    const [near, tallies, owed, moment] = await Promise.all([
      nearLimit(plan, days, province),
      visits.tally({ plan: plan.code, region: province, today, since: days.since }),
      dues.owedBy(plan.code, everywhere, next),
      momentOf(plan),
    ])
    await settle()
    await messages.putOnce([
      ...findingMessages(plan.code, near, days),
      ...visitMessages(plan, tallies, days),
      ...dueMessages(plan.code, owed, days, moment),
    ])
  }

  async function sweepPlan(code: string, today: string, actor: Actor): Promise<void> {
    const plan = await plans.latest(code)
    if (plan === null || !concerns(actor, 'message.list', { plan: code, jurisdiction: plan.jurisdiction })) return
    await once(code, `${plan.revision} ${today} ${await frozenOn(code, plan.revision, today)}`, () => put(plan, today))
    // what has its limit to the minute goes over it at any time of the day
    if (countsHours(plan)) await once(`${code} findings`, minuteAt(clock.now()), () => putFindings(plan, today))
  }

  /** When a plan's lists were frozen, empty before; they are frozen once, so that whoever asks again afterwards costs no query. */
  async function frozenOn(code: string, revision: number, today: string): Promise<string> {
    const [sweptRevision, sweptOn, known] = swept.get(code)?.split(' ') ?? []
    if (known && sweptRevision === String(revision) && sweptOn === today) return known
    return (await designations.frozen(code))?.frozenOn ?? ''
  }

  /** Has something done once for a state, however many ask for it meanwhile; again once the state is another. */
  async function once(what: string, state: string, act: () => Promise<void>): Promise<void> {
    if (swept.get(what) === state) return
    const key = `${what} ${state}`
    const running =
      underWay.get(key) ??
      act()
        .then(() => void swept.set(what, state))
        .finally(() => underWay.delete(key))
    underWay.set(key, running)
    await running
  }

  return async (actor) => {
    const today = calendarDate(clock.now())
    for (const code of await plans.codes()) await sweepPlan(code, today, actor)
    if (forgotten === today) return
    await messages.forget(new Date(clock.now().getTime() - keptDays * day))
    forgotten = today
  }
}
