import type { Plan } from '../schema/planSchema.ts'
import { type Drawing, drawFrom, type Population } from './draw.ts'
import { drawPopulation } from './evaluateTargetLists.ts'
import { listOrder } from './listOrder.ts'
import type { MadeDraw } from './madeDraw.ts'
import type { Target } from './target.ts'

/** The lots of a list as they are drawn now, with those among whom. */
export type ListDrawing = Drawing & { list: string; among: Population; nonce: string }

/** What lots are drawn over: the register, the draws that stand, and a nonce for each list that is to be drawn. */
export interface DrawOrder {
  targets: readonly Target[]
  made: readonly MadeDraw[]
  nonces: readonly (readonly [list: string, nonce: string])[]
}

/** Draws the lots of lists, each over those whom the lists before it left: its own new draw, or the last one, says whom they hold. */
export function drawLists(plan: Plan, { targets, made, nonces }: DrawOrder): ListDrawing[] {
  const wanted = new Map(nonces)
  const standing = new Map(made.filter(({ list }) => !wanted.has(list)).map((one) => [one.list, one]))
  return (listOrder(plan.targetLists) ?? []).flatMap(({ key, draw }) => {
    const nonce = wanted.get(key)
    if (!draw || nonce === undefined) return []
    const among = drawPopulation(plan, targets, key, [...standing.values()])
    const drawing = drawFrom(among, draw, nonce)
    standing.set(key, { list: key, on: '', population: among.length, drawn: drawing.drawn })
    return [{ ...drawing, list: key, among, nonce }]
  })
}
