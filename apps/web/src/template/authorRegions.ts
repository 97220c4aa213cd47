import { may, type Person } from '../shell/me.ts'

/** The regions for which a person may write plans that do not exist yet: a grant for one plan only does not reach them. */
export function authorRegions(me: Person): string[] {
  if (!may(me, 'template.fill')) return []
  return me.grants.filter(({ role, plan }) => role === 'author' && plan === '*').map(({ region }) => region)
}

/** Whether a region is one of those, or lies beneath one. */
export function isWithinAny(region: string, regions: readonly string[]): boolean {
  return regions.some((code) => region.startsWith(meaningful(code)))
}

/** A code's digits down to its own level: province 2, city 4, county 6, township 9, village 12. */
function meaningful(code: string): string {
  const digits = [2, 4, 6, 9].find((length) => /^0+$/.test(code.slice(length)))
  return code.slice(0, digits)
}
