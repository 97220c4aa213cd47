import { hash, inOrder } from '../targets/draw.ts'
import { balanced, type Choice } from './balanced.ts'
import type { InspectorDrawing, InspectorOrder, VisitToDraw } from './inspectorOrder.ts'
import { isAvoided } from './isAvoided.ts'
import { isPaired } from './pairing.ts'

/** What an order of a draw is committed to by: the SHA-256 of its lines, in order of their characters. */
export const inspectorCommitment = ({ count, avoid, among, visits, pairing }: InspectorOrder): string =>
  hash(
    [
      ['draw', count, avoid ?? ''],
      ...(pairing ? [['pairs', pairing.level, pairing.shift, pairing.ring.join(',')]] : []),
      ...among.map(({ key, region, load }) => ['inspector', key, region, load]),
      ...visits.map(({ visit, region, last }) => ['visit', visit, region, [...last].sort(inOrder).join(',')]),
    ]
      .map((line) => line.join('\t'))
      .sort(inOrder)
      .join('\n'),
  )

/** The keys of those who may be drawn for a visit: all whose post does not lie where it is avoided, and where regions are paired lies in the one that inspects there. */
export const eligibleFor = (
  { avoid, among, pairing }: Pick<InspectorOrder, 'avoid' | 'among' | 'pairing'>,
  { region }: VisitToDraw,
): string[] =>
  among
    .filter((one) => !isAvoided(avoid, one.region, region) && (!pairing || isPaired(pairing, one.region, region)))
    .map(({ key }) => key)

/** Whom a visit takes in any case, and among whom lots are drawn for the rest: who made the last one only where there are too few others. */
function choiceFor(order: InspectorOrder, visit: VisitToDraw): Choice {
  const eligible = eligibleFor(order, visit)
  const others = eligible.filter((key) => !visit.last.includes(key))
  if (others.length >= order.count) return { visit: visit.visit, always: [], pool: others, count: order.count }
  const again = eligible.filter((key) => visit.last.includes(key))
  const count = Math.min(order.count - others.length, again.length)
  return { visit: visit.visit, always: others, pool: again, count }
}

/**
 * Draws the inspectors of visits. Nobody is drawn for a target of their own place, nor for one that they visited last while there are
 * others, and the visits of the window are spread as evenly as that allows; among equals the lot decides. A visit for which too few are left has fewer, or none.
 * The same order and nonce always give the same inspectors, in whatever sequence they come: the seed is the SHA-256 of `commitment:nonce`, visits are
 * taken by the SHA-256 of `seed:visit`, and for each those first who have the fewest visits, then whose SHA-256 of `seed:visit:inspector` is smallest.
 */
export function drawInspectors(order: InspectorOrder, nonce: string): InspectorDrawing {
  const commitment = inspectorCommitment(order)
  const seed = hash(`${commitment}:${nonce}`)
  const choices = order.visits
    .map((visit) => ({ choice: choiceFor(order, visit), lot: hash(`${seed}:${visit.visit}`) }))
    .sort((one, other) => inOrder(one.lot, other.lot))
    .map(({ choice }) => choice)
  const loads = new Map(order.among.map(({ key, load }) => [key, load]))
  const drawn = balanced(choices, loads, (visit, inspector) => hash(`${seed}:${visit}:${inspector}`))
  return {
    commitment,
    seed,
    drawn: [...drawn]
      .map(([visit, inspectors]) => [visit, [...inspectors].sort(inOrder)] as const)
      .sort(([one], [other]) => inOrder(one, other)),
  }
}
