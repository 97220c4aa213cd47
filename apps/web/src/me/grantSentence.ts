import type { Grant } from '@duzhan/contracts'
import { zh } from '../locales/zh.ts'

interface Names {
  /** The name of a region or a plan; undefined where it is not known. */
  regionOf: (code: string) => string | undefined
  planOf: (code: string) => string | undefined
}

/** What a grant lets its holder do, where, and for what of it alone, in sentences; null for what no person has. */
export function grantSentence({ role, region, plan, team, unit, target, body }: Grant, names: Names): string | null {
  if (role === 'service') return null
  const title = plan === '*' ? null : names.planOf(plan)
  return [
    zh.me.grant(names.regionOf(region) ?? zh.me.someRegion, zh.me.can[role]),
    title === null ? zh.me.anyPlan : zh.me.ofPlan(title ?? zh.me.somePlan),
    team === undefined ? '' : zh.me.team,
    unit === undefined ? '' : zh.me.unit,
    target === undefined ? '' : zh.me.target,
    body === undefined ? '' : zh.me.body,
  ].join('')
}
