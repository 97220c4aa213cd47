import type { DesignationEvent } from '@duzhan/contracts'
import { lookBacksAtRelease, nationalCalendar, type Plan } from '@duzhan/plan'

/**
 * A designation as whoever looks back at a released target fills in about it: on the list that it left, as long as a plan has it looked
 * back at; for a record, by the checklist of the visit that it names, and no other. Any other is answered as it is.
 */
export function lookedBackAt(
  designation: DesignationEvent,
  plan: Plan | null,
  { day, record }: { day: string; record?: { due?: string | undefined; checklist: string } },
): DesignationEvent {
  const { target, list, releasedOn, also = [] } = designation
  if (plan === null || list === null || releasedOn === null || also.length > 0) return designation
  const isNamed = ({ name, checklist }: { name: string; checklist: string }) =>
    record === undefined || (record.checklist === checklist && record.due?.startsWith(`${plan.code}:${name}:`) === true)
  const visits = lookBacksAtRelease(plan, { target, list, on: releasedOn }, day, nationalCalendar)
  return visits.some(isNamed) ? { ...designation, releasedOn: null } : designation
}
