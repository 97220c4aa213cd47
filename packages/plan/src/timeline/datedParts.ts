import { addDays } from '../calendar/addDays.ts'
import { earlierOf, laterOf } from '../calendar/calendarDate.ts'
import { dayOfMonth, firstOfMonth, lastOfMonth } from '../calendar/dayOfMonth.ts'
import { type Edit, type Place, valueAt } from '../edit/editing.ts'
import { isPlannableDate, plannableYears } from '../schema/textShapes.ts'

/** Which of its dates moves: of a phase the first or the last day, of a milestone the only one. */
export type DatedEnd = 'start' | 'end' | 'due'

/** A phase or a milestone of a plan that is being written, as far as it is dated: one day has the same first and last. */
export interface DatedPart {
  key: string
  title: string
  start: string
  end: string
  /** The dates that can be moved; none of what the plan only takes over. */
  ends: readonly DatedEnd[]
  /** Where it stands in the document. */
  at: Place
}

/** The phases or the milestones of a plan that are dated, in their order, with those of their dates that its document itself says. */
export function datedParts(document: unknown, whole: unknown, list: 'phases' | 'milestones'): DatedPart[] {
  const [own, all] = [document, whole].map((from): readonly unknown[] => {
    const elements = valueAt(from, [list])
    return Array.isArray(elements) ? elements : []
  })
  return (all ?? []).flatMap((element): DatedPart[] => {
    const text = (name: string) => String(valueAt(element, [name]) ?? '')
    const ends = list === 'phases' ? (['start', 'end'] as const) : (['due'] as const)
    const [start, end] = list === 'phases' ? [text('start'), text('end')] : [text('due'), text('due')]
    if (!isPlannableDate(start) || !isPlannableDate(end) || end < start) return []
    const index = (own ?? []).findIndex((one) => valueAt(one, ['key']) === text('key'))
    const at = [list, index]
    const isOwn = (name: DatedEnd) => valueAt(document, [...at, name]) !== undefined
    return [{ key: text('key'), title: text('title'), start, end, ends: ends.filter(isOwn), at }]
  })
}

/** A part with one of its dates moved to a day: no end passes the other, and no date leaves the years of plans. */
export function withEnd<Part extends { start: string; end: string }>(part: Part, end: DatedEnd, date: string): Part {
  const within = laterOf(earlierOf(date, `${plannableYears.last}-12-31`), `${plannableYears.first}-01-01`)
  if (end === 'due') return { ...part, start: within, end: within }
  return end === 'start' ? { ...part, start: earlierOf(within, part.end) } : { ...part, end: laterOf(within, part.start) }
}

/** The edit that writes a moved date into the document: the whole element, so that each movement is a step of its own. */
export function movingEdit(document: unknown, part: DatedPart, end: DatedEnd): Edit {
  const element = valueAt(document, part.at) as object // an element that has this date
  return { act: 'set', at: part.at, value: { ...element, [end]: end === 'start' ? part.start : part.end } }
}

/** The date some days or months later; the last day of a month leads to the last of another. */
export function steppedDate(date: string, step: { days: number } | { months: number }): string {
  if ('days' in step) return addDays(date, step.days)
  const month = firstOfMonth(date, step.months)
  return dayOfMonth(month, date === lastOfMonth(date) ? 'last' : Number(date.slice(8)))
}
