import type { Person } from './me.ts'

/** The page that a person's work begins on, by role. */
export function landing(me: Person, plan: string): string {
  const roles = new Set(me.grants.map((grant) => grant.role))
  if (roles.has('inspector') && !roles.has('author')) return `/${plan}/visits`
  if (roles.has('unit') && !roles.has('author')) return `/${plan}/findings`
  if (roles.has('author')) return `/${plan}`
  return me.verbs.includes('summary.byRegion') ? `/${plan}/summary` : `/${plan}`
}
