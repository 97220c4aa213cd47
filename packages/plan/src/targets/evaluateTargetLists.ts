import type { TargetList } from '../schema/planParts.ts'
import type { Plan } from '../schema/planSchema.ts'
import type { Language } from '../wording/words.ts'
import type { Designation, Reason } from './designation.ts'
import type { Population } from './draw.ts'
import { judgedAttributes, judgedSchema } from './judgedTarget.ts'
import { basisOf, type Judged } from './listBasis.ts'
import { listOrder } from './listOrder.ts'
import type { MadeDraw } from './madeDraw.ts'
import { populationOf, takenBy } from './takenBy.ts'
import type { Target } from './target.ts'

/** The draws that were made for lists; null is before any was made by whom it concerns, and shows one as it might come out. */
export type Draws = readonly MadeDraw[] | null

interface Place {
  judged: Judged
  standsOn: Set<string>
  reasons: Reason[]
}

function placesOf(plan: Plan, targets: readonly Target[]): Place[] {
  const kinds = new Map(plan.targetKinds.map((kind) => [kind.key, { kind, subject: judgedSchema(kind) }]))
  return targets.flatMap((target) => {
    const known = kinds.get(target.kind)
    if (!known) return []
    return [{ judged: { target, ...known, attributes: judgedAttributes(known.kind, target) }, standsOn: new Set(), reasons: [] }]
  })
}

/** Decides one list over all targets, after the lists that go before it; returns those among whom it draws, if it does. */
function decide(list: TargetList, places: readonly Place[], draws: Draws, language: Language): Population {
  const basis = basisOf(list, language)
  const own = new Map<Judged, Place>()
  const candidates = places.flatMap((place) => {
    const { judged, standsOn } = place
    if (!list.targetKinds.includes(judged.kind.key) || (list.rest && standsOn.size > 0)) return []
    const reasons = basis(judged)
    const gaveWay = list.excludes?.some((key) => standsOn.has(key)) ?? false
    if (gaveWay && !list.draw) place.reasons.push(...reasons)
    if (gaveWay) return []
    own.set(judged, place)
    return [{ judged, reasons }]
  })
  const draw = draws ? (draws.find((one) => one.list === list.key) ?? null) : 'specimen'
  for (const { judged, reasons } of takenBy(list, candidates, { draw, language })) {
    const place = own.get(judged)
    place?.standsOn.add(list.key)
    place?.reasons.push(...reasons)
  }
  return list.draw ? populationOf(list, candidates) : []
}

/**
 * Applies a plan's lists to the register. A target stands once on each list that takes it and that no higher list takes it
 * from; every reason that held is kept with it, of the lists that gave way too, and told in a language. The order in which
 * targets come decides nothing.
 */
export function evaluateTargetLists(
  plan: Plan,
  targets: readonly Target[],
  language: Language = 'zh',
  draws: Draws = null,
): Designation[] {
  const places = placesOf(plan, targets)
  for (const list of listOrder(plan.targetLists) ?? []) decide(list, places, draws, language)
  return places.flatMap(({ judged: { target }, standsOn, reasons }) =>
    [...standsOn].map((list) => ({ targetId: target.id, list, reasons })),
  )
}

/** Those among whom a list of a plan draws today, given the draws that were made for the lists before it. */
export function drawPopulation(plan: Plan, targets: readonly Target[], key: string, made: Draws): Population {
  const places = placesOf(plan, targets)
  for (const list of listOrder(plan.targetLists) ?? []) {
    const population = decide(list, places, made, 'zh')
    if (list.key === key) return population
  }
  return []
}
