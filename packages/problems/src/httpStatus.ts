import type { ProblemKind } from './problem.ts'

/** The HTTP status of each kind of problem. */
export const httpStatus = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  absent: 404,
  conflict: 409,
  stale: 412,
  'too-large': 413,
  limited: 429,
  unavailable: 503,
} as const satisfies Record<ProblemKind, number>
