import type { PlanSummary } from '@duzhan/contracts'
import { isRegionCode, isWithin, regionCode } from '@duzhan/regions'
import { may, type Person } from '../person/me.ts'

/** The regions for which a person may write plans that do not exist yet: a grant for one plan only does not reach them. */
export function authorRegions(me: Person): string[] {
  if (!may(me, 'template.fill')) return []
  return me.grants.filter(({ role, plan }) => role === 'author' && plan === '*').map(({ region }) => region)
}

/** Whether a region is one of those, or lies beneath one. */
export function isWithinAny(region: string, regions: readonly string[]): boolean {
  return isRegionCode(region) && regions.some((own) => isWithin(region, regionCode(own)))
}

/** Whether the person may write a plan that exists: an author whose grant reaches its region, and it or every plan; of an office's own, that office's. */
export const isAuthorOf = (
  me: Person,
  { plan, jurisdiction, office }: Pick<PlanSummary, 'plan' | 'jurisdiction' | 'office'>,
): boolean =>
  may(me, 'plan.saveDraft') &&
  isWithinAny(
    jurisdiction,
    me.grants
      .filter((grant) => grant.role === 'author' && [plan, '*'].includes(grant.plan) && grant.body === office)
      .map(({ region }) => region),
  )
