import { isLost } from '../api/api.ts'
import { problemOf } from '../api/problemOf.ts'

/**
 * How a query about a plan is tried again: one that was published a moment ago has not reached every service yet. For whoever may not
 * see the plan nothing comes of it but that they are told so a few seconds later.
 */
export const justPublished = {
  retry: (count: number, error: unknown): boolean => (problemOf(error).code === 'plan.absent' ? count < 8 : isLost(count, error)),
  retryDelay: 400,
} as const
