import type { Actor } from '@duzhan/contracts'
import { addDays, addWorkingDays, calendarDate, nationalCalendar, type Plan } from '@duzhan/plan'
import { regionCode, regionPath } from '@duzhan/regions'
import { type Clock, concerns, type DatedPlanCopies } from '@duzhan/service-kit'
import type { DesignationRepository } from '../designation/designation.repository.ts'
import type { DueRepository } from '../due/due.repository.ts'
import type { DueDesk } from '../due/dueDesk.ts'
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
  momentOf: DueDesk['momentOf']
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

  async function put(plan: Plan, today: string): Promise<void> {
    await Promise.all([openVisits(plan), openDues(plan)])
    const next = addWorkingDays(nationalCalendar, today, 1)
    const days: Days = { today, next, since: addDays(today, -lateFor), at: clock.now() }
    const [province = plan.jurisdiction] = regionPath(regionCode(plan.jurisdiction))
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
    const known = swept.get(code)
    const revisionToday = `${plan.revision} ${today} `
    // lists are frozen once: whoever asks again afterwards costs no query
    if (known?.startsWith(revisionToday) && known !== revisionToday) return
    const frozen = await designations.frozen(code)
    const state = `${revisionToday}${frozen?.frozenOn ?? ''}`
    if (known === state) return
    const key = `${code} ${state}`
    const running =
      underWay.get(key) ??
      put(plan, today)
        .then(() => void swept.set(code, state))
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
