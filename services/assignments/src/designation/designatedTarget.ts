import { type Plan, type Reason, teamFor } from '@duzhan/plan'
import { placeOf } from '../register/placeOf.ts'
import type { RegisteredTarget } from '../register/target.repository.ts'
import type { DesignatedTarget } from './designation.repository.ts'
import type { Secrecy } from './secrecy.ts'

/**
 * A target of the register as it comes on a list on a day, with its figures of that day, the team that the plan names and whom it is told; of
 * other lists that are secret it says no reason.
 */
export function designatedTarget(
  plan: Plan,
  target: RegisteredTarget,
  { list, reasons, on, secrecy }: { list: string; reasons: readonly Reason[]; on: string; secrecy: Secrecy },
): DesignatedTarget {
  const covert = secrecy(list)
  return {
    plan: plan.code,
    target: target.id,
    targetName: target.name,
    place: placeOf(target),
    kind: target.kind,
    regionCode: target.regionCode,
    regionPath: target.regionPath as string[], // read from the register, never changed here
    list,
    reasons: reasons.filter((reason) => reason.list === list || !secrecy(reason.list)),
    printed: { attributes: target.attributes, annex: target.annex },
    team: teamAt(plan, list, target),
    designatedOn: on,
    ...(covert && { covert }),
  }
}

/** The team that a plan names for the targets of a list where a target lies, with its region's name; null where it names none. */
export function teamAt(plan: Plan, list: string, target: RegisteredTarget): DesignatedTarget['team'] {
  const team = teamFor(plan, list, target.regionCode)
  return team && { key: team.key, title: titleIn(regionName(target, team.region), team.title) }
}

/** What a region that a target lies in is called; the one that it has become part of stands right before it. */
function regionName({ names, regionPath: path }: RegisteredTarget, region: string): string {
  const upTo = path.slice(0, path.indexOf(region) + 1)
  return names[region] ?? upTo.flatMap((code) => names[code] ?? []).at(-1) ?? ''
}

/** A team's title in its region: 湘潭县 and 县级督战队 are 湘潭县级督战队, the level said once. */
const titleIn = (region: string, title: string): string => region + (region.at(-1) === title[0] ? title.slice(1) : title)
