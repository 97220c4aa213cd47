/** Why a target stands, or would have stood, on a list. */
export interface Reason {
  list: string
  rule: string
  title: string
  sentence: string
}

/** A target's place on a list, with every reason that held, those of lists that gave way included. */
export interface Designation {
  targetId: string
  list: string
  reasons: Reason[]
}
