import { isRegionCode, widestOf } from '@duzhan/regions'
import type { Person } from './me.ts'

/** The widest region of the person's grants for a plan, of equals the one granted first: where its figures and places begin for them. */
export function homeRegion(me: Person, plan: string): string {
  const regions = me.grants.filter((grant) => grant.plan === plan || grant.plan === '*').map((grant) => grant.region)
  return widestOf(regions.filter(isRegionCode)) ?? ''
}
