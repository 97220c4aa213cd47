import type { DesignationEvent } from '@duzhan/contracts'
import { openPlace } from './secrecy.ts'
import type { KeptStanding } from './standing.ts'

/** Where a target stands, by one of its places and the others on which it stands. Who was never on a list, and was left off, has none. */
function toEvent(at: KeptStanding, others: readonly KeptStanding[]): DesignationEvent {
  const { plan, target, targetName, place, kind, regionPath, team, covert, stands, past, list, designatedOn } = at
  const isNamed = stands || past.length > 0
  return {
    ...{ plan, target, targetName, place, kind, regionPath: [...regionPath], team },
    list: isNamed ? list : null,
    designatedOn: isNamed ? designatedOn : null,
    releasedOn: stands ? null : (past.at(-1)?.until ?? null),
    ...(covert && { covert }),
    ...(others.length > 0 && { also: others.map(alsoOn) }),
  }
}

const alsoOn = ({ list, team, covert }: KeptStanding) => ({ list, team, ...(covert && { covert }) })
const isOpen = ({ covert }: KeptStanding): boolean => !covert

/**
 * What the log tells of a change of one place of a target, among all its places: of an open one nothing about those that not everybody
 * is told of. Other services are told of all, by an open place first, so that what was known of it before is known on.
 */
export function placesTold(
  at: KeptStanding,
  places: readonly KeptStanding[],
): { change: DesignationEvent; toServices?: DesignationEvent } {
  const besides = (one: KeptStanding) => places.filter((other) => other !== one && other.stands)
  if (isOpen(at)) {
    const change = toEvent(at, besides(at).filter(isOpen))
    return besides(at).every(isOpen) ? { change } : { change, toServices: toEvent(at, besides(at)) }
  }
  const first = openPlace(places)
  return { change: toEvent(at, besides(at)), ...(first && isOpen(first) && { toServices: toEvent(first, besides(first)) }) }
}
