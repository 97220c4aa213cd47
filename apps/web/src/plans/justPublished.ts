import { problemOf } from '../api/problemOf.ts'

/**
 * How a query about a plan is tried again: one that was published a moment ago has not reached every service yet. For whoever may not
 * see the plan nothing comes of it but that they are told so a few seconds later.
 */
export const justPublished = {
  retry: (count: number, error: unknown): boolean => {
    const { code } = problemOf(error)
    return code === 'plan.absent' ? count < 8 : count < 2 && code === 'network.lost'
  },
  retryDelay: 400,
} as const
