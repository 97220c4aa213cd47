import { type Level, levels, nearestAt, type RegionCode, regionCode } from '@duzhan/regions'
import type { Plan } from '../schema/planSchema.ts'

/** A team as formed in one region: the key names both, team and region, with an @ between. */
export interface AssignedTeam {
  key: string
  team: string
  title: string
  region: RegionCode
}

type Team = NonNullable<Plan['assignments']['teams']>[number]
const isAdministrative = (level: string): level is Level => levels.some((known) => known === level)

/** The team that serves a list where a target lies, or null where the plan forms none. */
export function teamFor(plan: Pick<Plan, 'assignments'>, list: string, targetRegion: string): AssignedTeam | null {
  const team = plan.assignments.teams?.find((candidate) => candidate.targetLists.includes(list))
  return team ? formedTeam(team, targetRegion) : null
}

/**
 * The key of a team of the plan as it is formed where a target lies. A team that is formed by no region there, and one that
 * a later revision took out of the plan, keeps its own.
 */
export function assessorAt(plan: Pick<Plan, 'assignments'>, team: string, targetRegion: string): string {
  const found = plan.assignments.teams?.find(({ key }) => key === team)
  return (found && formedTeam(found, targetRegion)?.key) ?? team
}

/** What a team of the plan is called; one that the plan does not have is called by its key. */
export const teamTitle = (plan: Pick<Plan, 'assignments'>, team: string): string =>
  plan.assignments.teams?.find(({ key }) => key === team)?.title ?? team

/** A team of the plan as it is formed where a target lies, or null where it is formed by no region; a level that is missing there is that above it. */
export function formedTeam({ key, title, level }: Team, targetRegion: string): AssignedTeam | null {
  if (!isAdministrative(level)) return null
  const region = nearestAt(regionCode(targetRegion), level)
  return region && { key: `${key}@${region}`, team: key, title, region }
}

/** Which of the plan's teams an assigned team's key names, wherever it was formed. */
export const teamOf = (assigned: string): string => assigned.split('@')[0] ?? ''

/** By which region an assigned team was formed, as its key names it; null for the key of any other body. */
export const regionOfTeam = (assigned: string): string | null => /@(\d{12})$/.exec(assigned)?.[1] ?? null
