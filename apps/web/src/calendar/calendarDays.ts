import { addDays } from '@duzhan/plan'

/** Monday is 0, Sunday 6. */
export const weekdayOf = (date: string): number => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7

/** The month (2020-03) so many months later. */
export function monthLater(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const index = year * 12 + number - 1 + months
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
}

/** The seven days of the week in which a date lies, from Monday on. */
export function weekDays(date: string): string[] {
  const monday = addDays(date, -weekdayOf(date))
  return Array.from({ length: 7 }, (_, day) => addDays(monday, day))
}

/** The weeks that a month touches, each from Monday on. */
export function monthWeeks(month: string): string[][] {
  const weeks: string[][] = []
  for (let day = weekDays(`${month}-01`)[0] ?? ''; day < `${monthLater(month, 1)}-01`; day = addDays(day, 7))
    weeks.push(weekDays(day))
  return weeks
}
