import { isRegionCode, isSeatOf, isWithin, levelOf, type RegionCode } from '@duzhan/regions'
import type { Plan } from '../schema/planSchema.ts'
import type { Target } from '../targets/target.ts'
import type { DueSubject } from './due.ts'
import type { Duty } from './duty.ts'
import type { Roster } from './roster.ts'

/** One thing that a duty is about, with where it lies and by which list it came; null is the owing body itself. */
export interface Subject {
  about: DueSubject | null
  target: Target | null
  region: RegionCode | null
  list: string | null
}

const itself: Subject = { about: null, target: null, region: null, list: null }

const ofTarget = (target: Target, list: string | null): Subject => ({
  about: { kind: 'target', id: target.id, title: target.name },
  target,
  region: isRegionCode(target.regionCode) ? target.regionCode : null,
  list,
})

/** The places of a level under a jurisdiction that are divisions still; that of the jurisdiction's own level is the jurisdiction. */
export function placesAt(
  plan: Pick<Plan, 'jurisdiction'>,
  level: string,
  { places, into = {} }: Pick<Roster, 'places' | 'into'>,
): RegionCode[] {
  const { jurisdiction } = plan
  if (!isRegionCode(jurisdiction)) return []
  if (levelOf(jurisdiction) === level) return [jurisdiction]
  return [...places.keys()].filter(
    (code): code is RegionCode =>
      isRegionCode(code) && into[code] === undefined && isWithin(code, jurisdiction) && isSeatOf(code, level),
  )
}

/** What a region is called; one that nobody named is called by its code. */
export const placeName = (code: string, { places }: Pick<Roster, 'places'>): string => places.get(code) ?? code

function ofLists(lists: readonly string[], { targets, designations }: Roster): Subject[] {
  const named = new Set(lists)
  const byId = new Map(targets.map((target) => [target.id, target]))
  const found = new Map<string, Subject>()
  for (const { targetId, list } of designations) {
    const target = byId.get(targetId)
    // A target on two lists of one duty is owed once, by the list that the plan names first.
    const earlier = found.get(targetId)?.list
    const isFirst = earlier === undefined || lists.indexOf(list) < lists.indexOf(earlier ?? '')
    if (target && named.has(list) && isFirst) found.set(targetId, ofTarget(target, list))
  }
  return [...found.values()]
}

/** Everything that a duty is about, in the order of the register and of the plan. */
export function subjectsOf({ about }: Pick<Duty, 'about'>, plan: Plan, roster: Roster): Subject[] {
  switch (about?.kind) {
    case undefined:
      return [itself]
    case 'lists':
      return ofLists(about.targetLists, roster)
    case 'targets':
      return roster.targets.filter(({ kind }) => kind === about.targetKind).map((target) => ofTarget(target, null))
    case 'regions':
      return placesAt(plan, about.level, roster).map((region) => ({
        ...itself,
        about: { kind: 'region', id: region, title: placeName(region, roster) },
        region,
      }))
    case 'focusAreas':
      return plan.focusAreas
        .filter(({ key }) => about.focusAreas?.includes(key) ?? true)
        .map(({ key, title }) => ({ ...itself, about: { kind: 'focusArea', id: key, title } }))
  }
}
