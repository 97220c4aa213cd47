import type { Grant } from './actor.ts'
import { type Verb, verbsOf } from './policy.ts'

/** What grants of one kind hold: in a role, of a whole region or of one target or body. */
export interface HeldVerbs extends Pick<Grant, 'role'> {
  of: 'region' | 'target' | 'body'
  verbs: Verb[]
}

/** Of what a grant is. */
export const kindOf = ({ target, body }: Pick<Grant, 'target' | 'body'>): HeldVerbs['of'] => {
  if (target !== undefined) return 'target'
  return body === undefined ? 'region' : 'body'
}

/** What the kinds of some grants hold, each kind once. A grant of a target and a body is one of the target, which holds less. */
export function heldBy(grants: readonly Pick<Grant, 'role' | 'target' | 'body'>[]): HeldVerbs[] {
  const kinds = new Map(grants.map((grant) => [`${grant.role} ${kindOf(grant)}`, grant]))
  return [...kinds.values()].map((grant) => ({ role: grant.role, of: kindOf(grant), verbs: verbsOf(grant) }))
}
