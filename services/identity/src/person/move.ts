import type { Grant } from '@duzhan/contracts'
import type { Person } from './person.repository.ts'

/** Another post that a person takes, or that they leave, on a day, as it was decided. */
export interface Move {
  /** What they may do from then on, instead of what they may do until then; null where they leave. */
  grants: Grant[] | null
  /** What they might do when it was decided: what somebody gives them after that stays theirs, and is nobody's to hand over. */
  was: Grant[]
  from: string
  reason: string
  /** Who takes over what they lose; null where it is left to whoever else holds the post. */
  successor: { id: string; account: string; title: string } | null
  /** Whose decision it was, by post, and at which instant (UTC). */
  by: string
  at: string
}

/** So many grants has a person at most. */
export const mostGrants = 50
/** So many predecessors are kept of a person: their names go with every request. */
const mostPredecessors = 20

const sameIn = ['role', 'region', 'plan', 'team', 'unit', 'target', 'body'] as const

/** Whether two grants are one: they differ in nothing. */
const isSame = (one: Grant, other: Grant): boolean => sameIn.every((field) => one[field] === other[field])

const without = (grants: readonly Grant[], others: readonly Grant[]): Grant[] =>
  grants.filter((grant) => !others.some((other) => isSame(grant, other)))

/** What somebody loses who had these grants and has those from now on. */
export const lost = (before: readonly Grant[], after: readonly Grant[]): Grant[] => without(before, after)

/** Whether somebody has the same grants before and after, in whatever order. */
export const isUnchanged = (before: readonly Grant[], after: readonly Grant[]): boolean =>
  without(before, after).length === 0 && without(after, before).length === 0

/** What a person may do once their move has taken effect: as was decided, and what they were given since; null where they are gone. */
export function outcomeOf({ grants }: Pick<Person, 'grants'>, move: Move): Grant[] | null {
  const since = without(grants, move.was)
  if (move.grants === null) return since.length > 0 ? since : null
  return [...move.grants, ...without(since, move.grants)]
}

/** What a successor has who takes over what another loses: theirs, and what is new to them. Twice equals once. */
export function takenOver(successor: Person, person: Person, move: Move): Pick<Person, 'grants' | 'standsFor'> {
  const grants = [...successor.grants, ...without(lost(person.grants, outcomeOf(person, move) ?? []), successor.grants)]
  const predecessors = [...successor.standsFor, ...person.standsFor, person.id].filter((id) => id !== successor.id)
  const last = predecessors.filter((id, at) => predecessors.lastIndexOf(id) === at)
  return { grants, standsFor: last.slice(-mostPredecessors) }
}
