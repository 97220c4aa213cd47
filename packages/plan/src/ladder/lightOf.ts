import { daysBetween } from '../calendar/addDays.ts'

/** Blue: due within three days. Yellow: late, but reported back. Red: late and nothing heard. */
export type Light = 'none' | 'blue' | 'yellow' | 'red'

/** Within how many days of its deadline a finding is near it. */
export const nearDays = 3

/** The light of a finding on a day; the day it is due is not late yet. */
export function lightOf(finding: { dueOn: string; today: string; closed: boolean; lateInProgress?: boolean }): Light {
  if (finding.closed) return 'none'
  const left = daysBetween(finding.today, finding.dueOn)
  if (left < 0) return finding.lateInProgress ? 'yellow' : 'red'
  return left <= nearDays ? 'blue' : 'none'
}
