import type { Grant } from '@duzhan/contracts'
import { zh } from '../locales/zh.ts'

/** The roles that a person can have. */
export type GivenRole = Exclude<Grant['role'], 'service'>

interface Names {
  regionOf: (code: string) => string
  planOf: (code: string) => string
  bodyOf: (key: string) => string
}

/** A grant in words: the role, where it holds, for which plan where it is for one, and that it is narrowed, to whom where that has a name. */
export function grantWords({ role, region, plan, team, unit, target, body }: Grant, names: Names): string {
  const words = [
    role === 'service' ? [] : zh.people.roles[role],
    names.regionOf(region),
    plan === '*' ? [] : names.planOf(plan),
    team === undefined ? [] : zh.people.team,
    unit === undefined ? [] : zh.people.unit,
    target === undefined ? [] : zh.people.target,
    body === undefined ? [] : names.bodyOf(body),
  ]
  return words.flat().join(' · ')
}
