import type { VisitView } from '@duzhan/contracts'

/** A visit that a duty asks for by a day. */
export type OwedVisit = VisitView & { duty: string; dueOn: string }

/** Whether a visit was owed: what an inspector did beyond that names no duty and no day. */
export const isOwed = (visit: VisitView): visit is OwedVisit => visit.duty !== null && visit.dueOn !== null
