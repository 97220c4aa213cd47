import type { Grant } from './actor.ts'

/** Whom a grant of one target, or of one body, may be given: who administers does so for a place, and plans are written for a place or for an office. */
const narrowRoles = {
  target: ['inspector', 'unit', 'viewer'],
  body: ['author', 'unit', 'inspector', 'reviewer', 'decider', 'viewer'],
}

/**
 * Whether a grant may be given: it names a target, a body, a team or a unit, or none of them, in a role that can be narrowed
 * so. A target is one of a plan's register, so that such a grant is for that plan.
 */
export function isGivable({ role, plan, team, unit, target, body }: Grant): boolean {
  const isNarrowed = target !== undefined || body !== undefined
  if (isNarrowed && [team, unit, target, body].filter((name) => name !== undefined).length > 1) return false
  if (target !== undefined) return plan !== '*' && narrowRoles.target.includes(role)
  return body === undefined || narrowRoles.body.includes(role)
}
