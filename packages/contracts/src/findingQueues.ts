import type { FindingDue, FindingStanding } from './finding.ts'

// apart from the schemas, so that the page does not load what the platform reads input with
/**
 * What of the findings whose next step is somebody’s own a home page counts, each as it is asked for: to be accepted, sent back to be
 * rectified again, near their deadline or past it, to be verified, to be closed out, to be given more time or not.
 */
export const findingQueues = {
  toAccept: { mine: true, state: 'handedOver' },
  returned: { mine: true, state: 'returned' },
  nearDue: { mine: true, state: 'toRectify', due: 'soon' },
  overdue: { mine: true, state: 'toRectify', due: 'late' },
  toVerify: { mine: true, state: 'submitted' },
  toCloseOut: { mine: true, state: 'verified' },
  toExtend: { mine: true, state: 'toExtend' },
} as const satisfies Record<string, { mine: true; state: FindingStanding; due?: FindingDue }>
export type FindingQueue = keyof typeof findingQueues
