import type { Person } from '../person/me.ts'

/** Whether a person visits for a team, and not only looks at what teams do: then the page begins with their own visits. */
export function inspects(me: Person): boolean {
  return me.grants.some((grant) => grant.role === 'inspector') && !me.grants.some((grant) => grant.role === 'author')
}
