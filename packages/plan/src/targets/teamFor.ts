import { ancestorAt, type Level, levels, type RegionCode, regionCode } from '@duzhan/regions'
import type { Plan } from '../schema/planSchema.ts'

/** A team as formed in one region: the key names both, team and region, with an @ between. */
export type AssignedTeam = { key: string; team: string; title: string; region: RegionCode }

const isAdministrative = (level: string): level is Level => levels.some((known) => known === level)

/** The team that serves a list where a target lies, or null where the plan forms none. */
export function teamFor(plan: Pick<Plan, 'assignments'>, list: string, targetRegion: string): AssignedTeam | null {
  const team = plan.assignments.teams?.find((candidate) => candidate.targetLists.includes(list))
  if (!team || !isAdministrative(team.level)) return null
  const region = ancestorAt(regionCode(targetRegion), team.level)
  return region && { key: `${team.key}@${region}`, team: team.key, title: team.title, region }
}

/** Which of the plan's teams an assigned team's key names, wherever it was formed. */
export const teamOf = (assigned: string): string => assigned.split('@')[0] ?? ''
