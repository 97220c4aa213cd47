/** The kinds of expected failure, and only these; each maps to one HTTP status. */
export type ProblemKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'absent'
  | 'conflict'
  | 'stale'
  | 'too-large'
  | 'limited'
  | 'unavailable'

export type ProblemDetails = Readonly<Record<string, unknown>>

const subjects = new WeakMap<Problem, string>()

/**
 * An expected failure that a person can act on. `code` is permanent (`noun.condition`) and names the sentence shown;
 * anything thrown that is not a Problem is a bug.
 */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly code: string
  readonly kind: ProblemKind
  readonly details: ProblemDetails

  constructor(kind: ProblemKind, code: string, details: ProblemDetails = {}) {
    super(code)
    this.kind = kind
    this.code = code
    this.details = details
  }

  /** Notes the id of whom it concerns, for the log alone: what is told of a problem never holds it. Returns the problem. */
  concerning(subject: string): this {
    subjects.set(this, subject)
    return this
  }

  /** The id that `concerning` noted, if any. */
  get subject(): string | undefined {
    return subjects.get(this)
  }
}

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
