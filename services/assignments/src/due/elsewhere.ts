import type { DueStanding, DueSummary } from '@duzhan/contracts'
import { calendarDate, type Due, daysBetween, duesOf, dutiesOf, nationalCalendar, type Plan, startOfDay } from '@duzhan/plan'
import { regionPath } from '@duzhan/regions'
import type { Place } from '@duzhan/service-kit'
import type { FilingRow } from '../filing/filing.ts'
import { cellKey } from '../task/task.ts'
import type { TrackedDue } from './due.ts'
import type { DuePorts } from './dueAccess.ts'
import { firstOwed, placeOf, receiverOf } from './dueOpening.ts'
import type { Moment } from './dueView.ts'
import { keptAnswers } from './keptAnswers.ts'

/** Something owed that is dealt with on a page of its own: the progress of a task, or a plan that is filed. */
export type ElsewhereDue = Due & Place & { to: TrackedDue['to']; at: Date | null; filed: FilingRow['state'] | null }

/** The duties of a plan that are dealt with elsewhere, and nothing else of it. */
function dutiesElsewhere(plan: Plan): Plan {
  const { filings = [], owed = [] } = plan.duties
  return {
    ...plan,
    milestones: [],
    duties: {
      filings: filings.filter(({ what }) => what === 'plan'),
      owed: owed.filter(({ what, paper }) => what === 'task' || (what === 'filing' && paper === 'plan')),
    },
  }
}

/** The cell of the board of tasks that a due is about: its unit's, by its own key or that of the body which it is. */
function cellOf({ code: plan, units }: Plan, { by, about }: Due): string {
  const key = by?.key ?? ''
  const [, named, region = null] = /^unit:([^@]+)(?:@(\d{12}))?$/.exec(key) ?? []
  const unit = named ?? units.find(({ body }) => body !== undefined && key === `body:${body}`)?.key ?? ''
  return cellKey({ plan, task: about?.id ?? '', unit, region })
}

/**
 * What falls due under a plan by the last day of a range and is dealt with elsewhere, each with when it was: a task by the
 * first report that its unit made since the window began, a plan by its first filing.
 */
export function elsewhereDues({ tasks, filings, rosterOf, registerState, directoryState }: DuePorts) {
  const kept = keptAnswers<readonly Omit<ElsewhereDue, 'at' | 'filed'>[]>(20)
  async function owedBy(plan: Plan, to: string) {
    const own = dutiesElsewhere(plan)
    const duties = new Map(dutiesOf(own).map((duty) => [duty.id, duty]))
    if (![...duties.values()].some(({ when }) => when !== null)) return []
    const roster = await rosterOf(plan, [plan.jurisdiction], 'platform')
    const lies = new Map(roster.targets.map(({ id, regionCode }) => [id, regionCode]))
    return duesOf(own, roster, nationalCalendar, { from: firstOwed(plan), to }).map((due) => {
      const at = placeOf(due, plan, lies, roster.bodies)
      const place = { plan: plan.code, regionPath: regionPath(at) }
      return { ...due, ...place, to: receiverOf(duties.get(due.duty), at, plan, roster) }
    })
  }
  return async (plan: Plan, to: string): Promise<ElsewhereDue[]> => {
    const standing = [await registerState(), await directoryState(plan)]
    const owed = await kept([plan.code, plan.revision, to, ...standing], () => owedBy(plan, to))
    if (owed.length === 0) return []
    const [reported, filed] = await Promise.all([tasks.reportTimes(plan.code), filings.rows(plan.code)])
    const times = new Map(reported.map(({ at, ...cell }) => [cellKey(cell), at]))
    const rows = new Map(filed.map((row) => [`region:${row.jurisdiction}`, row]))
    return owed.map((due) => {
      if (due.what === 'task') {
        const at = times.get(cellOf(plan, due))?.find((time) => calendarDate(time) >= due.start) ?? null
        return { ...due, at, filed: null }
      }
      const row = rows.get(due.by?.key ?? '')
      return { ...due, at: row ? startOfDay(row.firstFiledOn) : null, filed: row?.state ?? null }
    })
  }
}

const filedAs: Readonly<Record<FilingRow['state'], DueStanding | null>> = {
  submitted: null,
  accepted: 'received',
  returned: 'returned',
}

/** On a line of a board. Whoever filed a plan on its last day was in time, whatever the hour. */
export function elsewhereSummary(due: ElsewhereDue, { now, knownFrom }: Moment): DueSummary {
  const { key, duty, what, title, by, about, to, start, end, dueOn, deadline, at, filed } = due
  const isExempt = knownFrom !== null && dueOn < knownFrom
  const isLate = (at ?? now) >= deadline && !isExempt
  const outcome =
    at === null ? (now >= deadline ? (isExempt ? 'beforePlatform' : 'missed') : 'open') : isLate ? 'doneLate' : 'done'
  return {
    ...{ key, duty, what, title, start, end, dueOn },
    by: by?.title ?? null,
    about: about?.title ?? null,
    to: to.title,
    deadline: deadline.toISOString(),
    standing: (filed && filedAs[filed]) ?? outcome,
    lateDays: isLate ? Math.max(1, daysBetween(dueOn, calendarDate(at ?? now))) : 0,
    handedInOn: at && calendarDate(at),
    elsewhere: what === 'task' ? 'tasks' : 'filings',
  }
}
