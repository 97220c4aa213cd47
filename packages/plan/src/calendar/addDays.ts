const day = 24 * 60 * 60 * 1000

const instantOf = (date: string): number => Date.parse(`${date}T00:00:00Z`)

/** The calendar date some days after another, or before it for a negative count. */
export function addDays(date: string, days: number): string {
  return new Date(instantOf(date) + days * day).toISOString().slice(0, 10)
}

/** How many days lie from one calendar date to another; negative when the second is the earlier. */
export function daysBetween(from: string, to: string): number {
  return (instantOf(to) - instantOf(from)) / day
}
