import type { Covert } from '@duzhan/contracts'
import { type Plan, secretLists } from '@duzhan/plan'
import { regionCode, regionPath } from '@duzhan/regions'
import { isToldTo, type Reader } from '@duzhan/service-kit'
import type { KeptStanding } from './standing.ts'

/** Who asks where targets stand: somebody who is told some of it, or the platform itself, which works with all. */
export type Asking = Reader | 'platform'

/** Whoever is told only what everybody is. */
const everybody: Reader = { id: 'everybody', regions: [] }

/** Whom a plan tells that a target stands on one of its lists; null for everybody. */
export type Secrecy = (list: string) => Covert | null

/** Whom a plan tells who stands on its lists. A place is of nobody's making, so that `by` names none. */
export function secrecyOf(plan: Plan): Secrecy {
  const secret = new Set(secretLists(plan))
  const covert = { path: regionPath(regionCode(plan.jurisdiction)), by: '' }
  return (list) => (secret.has(list) ? covert : null)
}

/** Which lists of a plan a reader is told of, as they are in force; no list is told anybody. */
export function toldLists(reader: Reader, plan: Plan): (list: string | null) => boolean {
  const secrecy = secrecyOf(plan)
  return (list) => list === null || isOpenTo(reader, { covert: secrecy(list) })
}

/** Whether a place on a list, or a spell there, is told whoever asks. */
export const isOpenTo = (asking: Asking, { covert }: { covert?: Covert | null | undefined }): boolean =>
  asking === 'platform' || !covert || isToldTo(asking, covert)

/** A place with those of its spells that are told whoever asks; null where none is. */
export function toldPlace(asking: Asking, place: KeptStanding): KeptStanding | null {
  if (asking === 'platform') return place
  const past = place.past.filter((spell) => isOpenTo(asking, spell))
  if (isOpenTo(asking, place)) return past.length === place.past.length ? place : { ...place, past }
  const last = past.at(-1)
  return last ? { ...place, past, list: last.list, stands: false, verdict: null, covert: null } : null
}

/** Of the places of a target the first, and of that what everybody is told; the very first where everybody is told of none. */
export const openPlace = (places: readonly KeptStanding[]): KeptStanding | undefined =>
  places.flatMap((place) => toldPlace(everybody, place) ?? [])[0] ?? places[0]
