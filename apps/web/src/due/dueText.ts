import type { DueSummary, DueView } from '@duzhan/contracts'
import { zh } from '../locales/zh.ts'
import { formatDate } from '../ui/dates.ts'

/** The address of a due's page: its key goes into one step of the path, which a slash would end. */
export const duePath = (plan: string, key: string): string => `/${plan}/dues/${encodeURIComponent(key.replaceAll('/', '~'))}`

/** The key that an address names. */
export const dueKeyOf = (step: string): string => step.replaceAll('~', '/')

/** Late by how many days, in time, or not yet due; nobody is late with what is not asked of them any more. */
export function latenessText({
  standing,
  lateDays,
  handedInOn,
}: Pick<DueSummary, 'standing' | 'lateDays' | 'handedInOn'>): string {
  if (standing === 'excused' || standing === 'cancelled' || standing === 'beforePlatform') return zh.due.notCounted
  if (lateDays > 0) return handedInOn === null ? zh.due.overdue(lateDays) : zh.due.late(lateDays)
  return handedInOn === null ? zh.due.notDue : zh.due.onTime
}

/** The days that a due is about, as a person says them. */
export const daysOf = ({ start, end }: Pick<DueSummary, 'start' | 'end'>): string =>
  zh.due.aboutDays(formatDate(start), formatDate(end))

/** What must be handed in, figures by their titles; a text or files where the plan does not say. */
export function asksText({ asks, figures }: Pick<DueView, 'asks' | 'figures'>): string {
  if (asks === null) return zh.due.asksFreely
  const named = figures.map(({ title }) => title).join('、')
  return asks.map((form) => (form === 'figures' ? `${zh.due.asked.figures}（${named}）` : zh.due.asked[form])).join('、')
}
