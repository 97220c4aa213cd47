import type {
  Actor,
  DueBoard,
  DueBoardFilter,
  DueMonth,
  DueMonthEntry,
  DueSoon,
  DueSummary,
  Verb,
  Waiting,
} from '@duzhan/contracts'
import { addDays, calendarDate, type Due, duesOf, dutiesOf, monthDays, nationalCalendar, type Plan } from '@duzhan/plan'
import { regionPath } from '@duzhan/regions'
import { grantsFor, may } from '@duzhan/service-kit'
import type { TrackedDue } from './due.ts'
import type { DueAccess, DuePorts } from './dueAccess.ts'
import { dueBoardPage } from './dueBoardPage.ts'
import { paperPlan, placeOf, receiverOf } from './dueOpening.ts'
import { mayStep, placeOfDue, speaksFor, verbsOn, whoseFor } from './dueRights.ts'
import { toSummary } from './dueView.ts'
import { type ElsewhereDue, elsewhereDues, elsewhereSummary } from './elsewhere.ts'
import { keptAnswers } from './keptAnswers.ts'

/** How many of what is due soon are named; the rest is counted. */
const mostNamed = 3
/** How many days before something is due a plan reminds of it, where it does not say so. */
const usualReminder = 3

const isOwed = ({ standing }: Pick<DueSummary, 'standing'>) =>
  standing === 'open' || standing === 'missed' || standing === 'returned'
/** Whether an actor is to hand something in, or to receive what was. */
function isFor(actor: Actor, due: TrackedDue, of: 'own' | 'toReceive'): boolean {
  return of === 'own' ? mayStep(actor, 'handIn', due) : verbsOn(actor, due).includes('receive')
}
const holds = (actor: Actor, verb: Verb, plan: string): boolean => grantsFor(actor, verb, plan).length > 0
const inOrder = (one: { dueOn: string }, other: { dueOn: string }) =>
  one.dueOn < other.dueOn ? -1 : Number(one.dueOn > other.dueOn)

/** The same dues seen in three ways: all that an actor may see, those of a month, and what the actor's own bodies owe soon. */
export function dueBoards(access: DueAccess, ports: DuePorts) {
  const { dues, rosterOf, registerState, directoryState } = ports
  const elsewhere = elsewhereDues(ports)
  const kept = keptAnswers<readonly (Due & Pick<TrackedDue, 'plan' | 'regionPath' | 'to'>)[]>(20)

  /** What falls due in a month and is not owed yet today. */
  const upcoming = async (plan: Plan, month: string, today: string) =>
    kept([plan.code, plan.revision, month, today, await registerState(), await directoryState(plan)], async () => {
      const roster = await rosterOf(plan, [plan.jurisdiction], 'platform')
      const lies = new Map(roster.targets.map(({ id, regionCode }) => [id, regionCode]))
      const { from, to } = monthDays(month)
      const papers = paperPlan(plan)
      const duties = new Map(dutiesOf(papers).map((duty) => [duty.id, duty]))
      return duesOf(papers, roster, nationalCalendar, { from, to })
        .filter(({ start, dueOn }) => start > today && dueOn.startsWith(month))
        .map((due) => {
          const at = placeOf(due, plan, lies, roster.bodies)
          return { ...due, plan: plan.code, regionPath: regionPath(at), to: receiverOf(duties.get(due.duty), at, plan, roster) }
        })
    })

  async function board(actor: Actor, { plan: code, of, ...asked }: DueBoardFilter): Promise<DueBoard> {
    const plan = await access.opened(actor, 'due.board', code)
    const moment = await access.momentOf(plan)
    const today = calendarDate(moment.now)
    const [own, others] = await Promise.all([dues.within(code, whoseFor(actor, 'due.board', code)), elsewhere(plan, today)])
    const isSeen = (due: TrackedDue | ElsewhereDue) => may(actor, 'due.board', placeOfDue(due))
    const found = own.filter((due) => isSeen(due) && (of === undefined || isFor(actor, due, of)))
    const seen = others.filter((due) => isSeen(due) && (of === undefined || (of === 'own' && isOwn(actor, due))))
    const rows = [...found.map((due) => toSummary(due, moment)), ...seen.map((due) => elsewhereSummary(due, moment))]
    return { plan: code, today, ...dueBoardPage(rows, asked) }
  }

  async function month(actor: Actor, code: string, asked: string): Promise<DueMonth> {
    const plan = await access.opened(actor, 'due.month', code)
    const moment = await access.momentOf(plan)
    const today = calendarDate(moment.now)
    const { from, to } = monthDays(asked)
    const [found, others, next] = await Promise.all([
      dues.within(code, whoseFor(actor, 'due.month', code), { from, to }),
      elsewhere(plan, to),
      to > today ? upcoming(plan, asked, today) : [],
    ])
    const isSeen = (due: Parameters<typeof placeOfDue>[0]) => may(actor, 'due.month', placeOfDue(due))
    const begun = [
      ...found.filter(isSeen).map((due) => toSummary(due, moment)),
      ...others
        .filter((due) => due.dueOn >= from && due.dueOn <= to && due.start <= today && isSeen(due))
        .map((due) => elsewhereSummary(due, moment)),
    ].map(({ key, duty, what, title, by, about, dueOn, elsewhere: page, lateDays, standing }): DueMonthEntry => {
      return { key, duty, what, title, by, about, dueOn, elsewhere: page, lateDays, standing }
    })
    const known = new Set(begun.map(({ key }) => key))
    const later = [...next, ...others.filter(({ start, dueOn }) => start > today && dueOn >= from && dueOn <= to)]
      .filter((due) => !known.has(due.key) && isSeen(due))
      .map(({ duty, what, title, by, about, dueOn }): DueMonthEntry => {
        const names = { by: by?.title ?? null, about: about?.title ?? null }
        return { key: null, duty, what, title, ...names, dueOn, elsewhere: null, lateDays: 0, standing: 'upcoming' }
      })
    return { plan: code, month: asked, today, dues: [...begun, ...later].sort(inOrder) }
  }

  /** Whether the actor's own body answers for something that is dealt with elsewhere. */
  const isOwn = (actor: Actor, due: ElsewhereDue): boolean =>
    speaksFor(actor, due) && (due.what !== 'task' || may(actor, 'task.report', due))

  async function soon(actor: Actor, code: string): Promise<DueSoon> {
    const plan = await access.opened(actor, 'due.soon', code)
    const moment = await access.momentOf(plan)
    const today = calendarDate(moment.now)
    const days = plan.duties.remindDays ?? usualReminder
    const until = addDays(today, days)
    const whose = whoseFor(actor, 'due.handIn', code)
    const isNobody = days === 0 || whose.regions.length + whose.owers.length === 0
    const [found, others] = isNobody ? [[], []] : await Promise.all([dues.owedBy(code, whose, until), elsewhere(plan, today)])
    const owed = [
      ...found.filter((due) => mayStep(actor, 'handIn', due)).map((due) => toSummary(due, moment)),
      ...others.filter((due) => due.dueOn <= until && isOwn(actor, due)).map((due) => elsewhereSummary(due, moment)),
    ]
      .filter(isOwed)
      .sort(inOrder)
    const late = owed.filter(({ lateDays }) => lateDays > 0).length
    return { plan: code, today, days, count: owed.length, late, dues: owed.slice(0, mostNamed) }
  }

  async function waiting(actor: Actor, code: string): Promise<Waiting['dues']> {
    const whose = whoseFor(actor, 'due.board', code)
    if (whose.regions.length + whose.owers.length + whose.receivers.length === 0) return null
    const plan = await access.opened(actor, 'due.board', code)
    const moment = await access.momentOf(plan)
    const today = calendarDate(moment.now)
    const until = addDays(today, plan.duties.remindDays ?? usualReminder)
    const [open, others, handedIn] = await Promise.all([
      dues.owedBy(code, whose),
      elsewhere(plan, today),
      holds(actor, 'due.receive', code) ? dues.handedIn(code, whose) : [],
    ])
    const isSeen = (due: TrackedDue | ElsewhereDue) => may(actor, 'due.board', placeOfDue(due))
    const owed = [
      ...open.filter(isSeen).map((due) => ({ ...toSummary(due, moment), isOwn: isFor(actor, due, 'own') })),
      ...others.filter(isSeen).map((due) => ({ ...elsewhereSummary(due, moment), isOwn: isOwn(actor, due) })),
    ].filter(isOwed)
    const own = owed.filter((due) => due.isOwn)
    const isLate = ({ lateDays }: DueSummary) => lateDays > 0
    return {
      own: own.length,
      ownLate: own.filter(isLate).length,
      ownSoon: own.filter((due) => !isLate(due) && due.dueOn <= until).length,
      late: owed.filter(isLate).length,
      toReceive: handedIn.filter((due) => isSeen(due) && isFor(actor, due, 'toReceive')).length,
    }
  }

  return { board, month, soon, waiting }
}
