import type { VisitFilter } from '@duzhan/contracts'

/** All visits of the current window, as a reader asks for them who narrows nothing down. */
export const everyVisit = (plan: string, over: Partial<VisitFilter> = {}): VisitFilter => ({
  ...{ plan, mine: false, latest: false, choice: 'all', text: '', limit: 200 },
  ...over,
})
