/** Where the walk stands: one sub-schema and what surrounds it. */
export interface Place {
  readonly schema: unknown
  readonly path: string
  readonly depth: number
  readonly combinators: number
  /**
   * A shape says what the answers may hold, so it must bound them. A fragment (a branch, a condition) only asks more
   * of a value that a shape has already bounded.
   */
  readonly isShape: boolean
  /** How often the arrays around it can make it be visited. */
  readonly repeats: number
  /** The definitions that led here; empty in the document itself. */
  readonly via: readonly string[]
}
