import { type Plan, takesRecords } from '@duzhan/plan'
import { ownTarget, type Person } from '../person/me.ts'
import { areasOf } from '../plans/areasOf.ts'

/**
 * The page that a person's work in a plan begins on, by role; the plan's own page where the plan gives that role nothing
 * to do elsewhere (a unit has its tasks there, where no record can open a finding). Whoever is granted one target begins at
 * that, and who speaks for a body of the directory at what it owes.
 */
export function landing(
  me: Pick<Person, 'grants' | 'verbs'>,
  plan: Pick<Plan, 'code' | 'duties' | 'targetLists' | 'checklists' | 'milestones'>,
): string {
  const areas = areasOf(plan)
  const roles = new Set(me.grants.map((grant) => grant.role))
  const home = `/${plan.code}`
  const own = ownTarget(me, plan.code)
  if (own !== null) return `${home}/targets/${own}`
  if (me.grants.every(({ body }) => body !== undefined) && me.verbs.includes('due.board')) return `${home}/dues`
  if (roles.has('author')) return home
  if (roles.has('inspector')) return areas.has('visits') ? `${home}/visits` : home
  if (roles.has('unit')) return areas.has('findings') && takesRecords(plan) ? `${home}/findings` : home
  return areas.has('summary') && me.verbs.includes('summary.byRegion') ? `${home}/summary` : home
}
