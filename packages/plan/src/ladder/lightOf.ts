import { daysBetween } from '../calendar/addDays.ts'
import { type Deadline, dayOfDeadline, deadlineKey } from '../findings/deadline.ts'

/** Blue: due within three days. Yellow: late, but reported back. Red: late and nothing heard. */
export type Light = 'none' | 'blue' | 'yellow' | 'red'

/** Within how many days of its deadline a finding is near it. */
export const nearDays = 3

/** The light of a finding in a minute of Asia/Shanghai; the day, or the minute, by which it is due is not late yet. */
export function lightOf(finding: { due: Deadline; now: string; closed: boolean; lateInProgress?: boolean }): Light {
  if (finding.closed) return 'none'
  if (deadlineKey(finding.due) < finding.now) return finding.lateInProgress ? 'yellow' : 'red'
  return daysBetween(dayOfDeadline(finding.now), dayOfDeadline(finding.due)) <= nearDays ? 'blue' : 'none'
}
