import type { Plan } from '@duzhan/plan'
import { isRegionCode, isWithin, widestOf } from '@duzhan/regions'
import type { Person } from './me.ts'

/** The widest region of the person's grants for a plan, of equals the one granted first: where its figures and places begin for them. */
export function homeRegion(me: Person, plan: string): string {
  const regions = me.grants.filter((grant) => grant.plan === plan || grant.plan === '*').map((grant) => grant.region)
  return widestOf(regions.filter(isRegionCode)) ?? ''
}

/** The widest region in which the person is an operator. */
export function operatedRegion(me: Person): string {
  return widestOf(me.grants.flatMap(({ role, region }) => (role === 'operator' && isRegionCode(region) ? [region] : []))) ?? ''
}

/** Whether the person is told of everything that a plan holds; one of a part of its jurisdiction sees the targets of that part only. */
export function seesWhole(me: Person, { code, jurisdiction }: Pick<Plan, 'code' | 'jurisdiction'>): boolean {
  const home = homeRegion(me, code)
  return isRegionCode(home) && isRegionCode(jurisdiction) && isWithin(jurisdiction, home)
}
