import type { WorkCalendar } from '../calendar/workCalendar.ts'
import { checkPlan } from '../check/checkPlan.ts'
import { type DueEntry, dueCalendar, monthDays } from '../dues/dueCalendar.ts'
import { duesOf } from '../dues/duesOf.ts'
import type { Roster } from '../dues/roster.ts'
import { firstDay } from '../duty/planWindows.ts'
import type { Plan } from '../schema/planSchema.ts'
import { evaluateTargetLists } from '../targets/evaluateTargetLists.ts'

/** Who is meant by whoever owes something: those who inspect, the offices and governments that answer, or the targets themselves. */
export type AheadBody = 'inspectors' | 'offices' | 'targets' | 'nobody'

/** What one body will owe by one day for one duty. */
export interface AheadEntry {
  by: string | null
  who: AheadBody
  title: string
  count: number
}

/** What of a day is not told one by one: of so many entries of one kind of body, and how much they come to. */
export interface AheadOthers {
  who: AheadBody
  entries: number
  count: number
}

/** Who will stand on a list, were it frozen now: how many, and the first of them by name. */
export interface AheadList {
  key: string
  title: string
  count: number
  names: string[]
  /** Whether lots decide who of these stands there. */
  isDrawn: boolean
}

/** What a plan will come to in one month of its days, with a register as it is. */
export interface PlanAhead {
  month: string
  /** The months of the plan, of which one can be asked for. */
  months: string[]
  count: number
  days: { date: string; entries: AheadEntry[]; others: AheadOthers[] }[]
  lists: AheadList[]
}

/** How many of a list are named. */
const mostNamed = 5
/** How many entries of a day are told of each kind of body; the largest stand first, and the others are counted. */
const mostEntries = 50
/** How many months are offered. */
const mostMonths = 60

const kinds: Readonly<Record<string, AheadBody>> = { team: 'inspectors', sponsor: 'inspectors', target: 'targets' }
const bodyOf = (key: string | undefined): AheadBody =>
  key === undefined ? 'nobody' : (kinds[key.split(':')[0] ?? ''] ?? 'offices')

/** The months from the first day of a plan to its last. */
function monthsOf(plan: Plan): string[] {
  const months: string[] = []
  const last = plan.period.end.slice(0, 7)
  for (let month = firstDay(plan).slice(0, 7); month <= last && months.length < mostMonths; month = after(month))
    months.push(month)
  return months
}

function after(month: string): string {
  const [year, at] = month.split('-').map(Number)
  return at === 12 ? `${(year ?? 0) + 1}-01` : `${year}-${String((at ?? 0) + 1).padStart(2, '0')}`
}

/** The entries of a day, the largest first, and what is left of each kind of body beyond those that are told. */
function toldOf(all: readonly DueEntry[]): { entries: AheadEntry[]; others: AheadOthers[] } {
  const entries = all
    .map(({ by, title, count }) => ({ by: by?.title ?? null, who: bodyOf(by?.key), title, count }))
    .sort((one, other) => other.count - one.count)
  const left = new Set<AheadEntry>()
  const others = [...new Set(entries.map(({ who }) => who))].flatMap((who): AheadOthers[] => {
    const beyond = entries.filter((entry) => entry.who === who).slice(mostEntries)
    for (const entry of beyond) left.add(entry)
    return beyond.length === 0 ? [] : [{ who, entries: beyond.length, count: beyond.reduce((sum, { count }) => sum + count, 0) }]
  })
  return { entries: entries.filter((entry) => !left.has(entry)), others }
}

/**
 * What a plan that is still being written will come to: the members of its lists over a register, and what falls due in a month,
 * the first of the plan where none of its own is asked for. Throws `plan.invalid` of one that cannot run.
 */
export function planAhead(
  document: Plan,
  { roster, month: asked }: { roster: Omit<Roster, 'designations'>; month: string | undefined },
  calendar: WorkCalendar,
): PlanAhead {
  const { plan } = checkPlan(document)
  const months = monthsOf(plan)
  const month = months.find((one) => one === asked) ?? months[0] ?? plan.period.end.slice(0, 7)
  const designations = evaluateTargetLists(plan, roster.targets)
  const { days, count } = dueCalendar(duesOf(plan, { ...roster, designations }, calendar, monthDays(month)), month)
  const names = new Map(roster.targets.map(({ id, name }) => [id, name]))
  return {
    ...{ month, months, count },
    days: days.map(({ date, entries }) => ({ date, ...toldOf(entries) })),
    lists: plan.targetLists.map(({ key, title, draw }) => {
      const members = designations.filter(({ list }) => list === key)
      const first = members.slice(0, mostNamed).map(({ targetId }) => names.get(targetId) ?? targetId)
      return { key, title, count: members.length, names: first, isDrawn: draw !== undefined }
    }),
  }
}
