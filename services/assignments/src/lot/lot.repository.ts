import type { InspectorDrawing, InspectorOrder } from '@duzhan/plan'

/** Inspectors that were drawn for visits of one duty in one window, with all that anybody needs to draw them again. Lots are only ever added. */
export interface KeptLot extends InspectorOrder, InspectorDrawing {
  plan: string
  duty: string
  window: string
  /** Its number among the lots of the duty in the window, from 1. */
  no: number
  /** A calendar date in Asia/Shanghai. */
  on: string
  /** Who had them drawn: a post where somebody was to be replaced; empty where the visits were opened. */
  by: string
  reason: string
  nonce: string
  /** The key of who could not go, where one drawn before is replaced. */
  replaced: string | null
}
export interface LotRepository {
  /** Keeps lots under their number; false when somebody drew those first. */
  add(lot: KeptLot, told: { title: string; regionPath: readonly string[] }): Promise<boolean>
  /** The lots of a duty in a window, in their order. */
  ofWindow(where: { plan: string; duty: string; window: string }): Promise<KeptLot[]>
}

/** Who goes on each visit by some lots, told by the visit's id: as drawn first, and then as each was replaced. */
export function drawnBy(lots: readonly KeptLot[]): Map<string, string[]> {
  const drawn = new Map<string, string[]>()
  for (const lot of lots)
    for (const [visit, inspectors] of lot.drawn) {
      const staying = (drawn.get(visit) ?? []).filter((key) => key !== lot.replaced)
      drawn.set(visit, lot.replaced === null ? [...inspectors] : [...staying, ...inspectors])
    }
  return drawn
}

/** How many visits each has by who goes on which, without those that are not made any more. */
export function loadsBy(drawn: ReadonlyMap<string, readonly string[]>, cancelled: ReadonlySet<string>): Map<string, number> {
  const loads = new Map<string, number>()
  for (const [visit, inspectors] of drawn)
    if (!cancelled.has(visit)) for (const key of inspectors) loads.set(key, (loads.get(key) ?? 0) + 1)
  return loads
}
