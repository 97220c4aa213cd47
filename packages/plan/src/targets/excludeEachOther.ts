import type { TargetList } from '../schema/planParts.ts'

/** Whether two lists of a plan never hold one target together: one of them excludes the other, or is of the rest. */
export const excludeEachOther = (one: TargetList, other: TargetList): boolean =>
  one.key !== other.key &&
  (one.rest === true ||
    other.rest === true ||
    one.excludes?.includes(other.key) === true ||
    other.excludes?.includes(one.key) === true)
