import {
  type Candidate,
  calendarDate,
  type DrawnInspectors,
  drawInspectors,
  drawnDuties,
  eligibleFor,
  type InspectorOrder,
  isRingOf,
  type Pairing,
  type Plan,
  ringOf,
  shiftIn,
  standingAmong,
  type VisitToDraw,
  windowPlace,
} from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { regionCode, regionPath } from '@duzhan/regions'
import type { Clock } from '@duzhan/service-kit'
import type { DrawInspectors } from '../visit/drawInspectors.ts'
import type { Visit, VisitRepository } from '../visit/visit.repository.ts'
import { drawnBy, type KeptLot, type LotRepository, loadsBy } from './lot.repository.ts'

interface Ports {
  lots: LotRepository
  visits: Pick<VisitRepository, 'lastInspectors' | 'cancelledOf'>
  clock: Clock
  /** A text that nobody can foresee. */
  nonce(): string
}
/** How often lots are drawn anew where another process drew first. */
const attempts = 5

export function drawingInspectors({ lots, visits, clock, nonce }: Ports): DrawInspectors {
  /** The lots of each window as they were read and drawn in a run, as long as that goes on. */
  const lotsOf = new WeakMap<object, Map<string, readonly KeptLot[]>>()
  /** Draws for those of a duty's visits in a window that nobody is drawn for; what another process drew meanwhile is read and kept. */
  async function drawnFor(
    plan: Plan,
    own: readonly Visit[],
    asked: DrawnInspectors,
    { among, known }: { among: Posts; known: Map<string, readonly KeptLot[]> },
  ): Promise<Map<string, string[]>> {
    const { duty, window, title } = named(own)
    const key = `${duty} ${window}`
    const ids = new Set(own.map(({ id }) => id))
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      // what another process drew since is found by its number, and read
      const before = (attempt === 0 && known.get(key)) || (await lots.ofWindow({ plan: plan.code, duty, window }))
      known.set(key, before)
      const drawn = drawnBy(before)
      const loads = loadsBy(drawn, await visits.cancelledOf([...drawn.keys()].filter((id) => !ids.has(id))))
      const candidates = among.map(({ key, region }) => ({ key, region, load: loads.get(key) ?? 0 }))
      const unforeseen = nonce()
      const pairing = before[0] ? (before[0].pairing ?? null) : await pairingFor(plan, own, { asked, among, nonce: unforeseen })
      const order = await orderFor(undrawn(own, drawn), candidates, { ...asked, pairing })
      if (order.visits.length === 0) return drawn
      const lot = lotOf(order, unforeseen, {
        ...{ plan: plan.code, duty, window },
        no: before.length + 1,
        on: calendarDate(clock.now()),
      })
      if (await lots.add(lot, { title, regionPath: regionPath(regionCode(plan.jurisdiction)) })) {
        known.set(key, [...before, lot])
        return drawnBy([...before, lot])
      }
    }
    throw new Problem('unavailable', 'service.unavailable')
  }
  /** What is asked of a draw: only for visits for which somebody is left. */
  async function orderFor(
    own: readonly Visit[],
    among: readonly Candidate[],
    { count, avoid, pairing }: DrawnInspectors & { pairing: Pairing | null },
  ): Promise<InspectorOrder> {
    const order: InspectorOrder = { count, avoid: avoid ?? null, among, visits: [], ...(pairing && { pairing }) }
    const open = own.filter((visit) => eligibleFor(order, toDraw(visit)).length > 0)
    const [first] = open
    if (!first) return order
    const targets = open.map(({ target }) => target)
    const last = await visits.lastInspectors(first.plan, named(own).duty, targets)
    return { ...order, visits: open.map((visit) => toDraw(visit, last.get(visit.target))) }
  }

  /**
   * How regions are paired in a window of which nothing is drawn yet (交叉督战): in the ring of the window before as long as it is of the
   * same regions, so that pairs go round; null where the plan pairs none.
   */
  async function pairingFor(
    plan: Plan,
    own: readonly Visit[],
    { asked, among, nonce: unforeseen }: Pairs,
  ): Promise<Pairing | null> {
    const { pairs, avoid: level } = asked
    if (!pairs || !level) return null
    const { duty, window } = named(own)
    const { at, before } = windowPlace(plan, duty, window)
    const earlier = before && pairs === 'byLot' ? await lots.ofWindow({ plan: plan.code, duty, window: before }) : []
    const kept = earlier[0]?.pairing?.ring
    const ring = kept && isRingOf(kept, level, among) ? kept : ringOf(level, among, pairs === 'byLot' ? unforeseen : null)
    return { level, ring, shift: shiftIn(at, ring.length) }
  }

  return async (plan, owed, { bodies = [], run = {} }) => {
    const known = lotsOf.get(run) ?? new Map<string, readonly KeptLot[]>()
    lotsOf.set(run, known)
    const duties = drawnDuties(plan)
    if (duties.size === 0) return [...owed]
    const groups = new Map<string, Visit[]>()
    for (const visit of owed) {
      if (visit.duty === null || !duties.has(visit.duty)) continue
      const key = `${visit.duty} ${visit.window}`
      groups.set(key, [...(groups.get(key) ?? []), visit])
    }
    const found = new Map<string, Visit>()
    for (const own of groups.values()) {
      const asked = duties.get(named(own).duty)
      if (!asked) continue
      const drawn = await drawnFor(plan, own, asked, { among: standingAmong(asked, bodies), known })
      const titles = new Map(bodies.map(({ key, title }) => [key, title]))
      for (const visit of own) found.set(visit.id, withInspectors(visit, asked.count, namedOf(drawn.get(visit.id) ?? [], titles)))
    }
    return owed.map((visit) => found.get(visit.id) ?? visit)
  }
}

type Posts = ReturnType<typeof standingAmong>
interface Pairs {
  asked: DrawnInspectors
  among: Posts
  nonce: string
}

const undrawn = (own: readonly Visit[], drawn: ReadonlyMap<string, unknown>): Visit[] => own.filter(({ id }) => !drawn.has(id))

/** A visit as lots are drawn for it. */
export const toDraw = ({ id, regionPath: path }: Visit, last: readonly string[] = []): VisitToDraw => ({
  visit: id,
  region: path.at(-1) ?? '',
  last,
})

/** By what lots are kept: the duty and the window of the visits. */
const named = ([first]: readonly Visit[]) => ({ duty: first?.duty ?? '', window: first?.window ?? '', title: first?.title ?? '' })

/** Those of some keys with what they are called. */
export const namedOf = (keys: readonly string[], titles: ReadonlyMap<string, string>) =>
  keys.map((key) => ({ key, title: titles.get(key) ?? key }))

/** A draw as it is kept, made by its order and nonce alone. */
export const lotOf = (
  order: InspectorOrder,
  nonce: string,
  of: Pick<KeptLot, 'plan' | 'duty' | 'window' | 'no' | 'on'> & Partial<Pick<KeptLot, 'by' | 'reason' | 'replaced'>>,
): KeptLot => ({ by: '', reason: '', replaced: null, ...of, ...order, nonce, ...drawInspectors(order, nonce) })

/** A visit with who was drawn for it: they are given it, beside those bodies that come along. */
export function withInspectors(visit: Visit, asked: number, drawn: readonly { key: string; title: string }[]): Visit {
  const along = (visit.bodies ?? []).filter((key) => !visit.inspectors?.drawn.some((one) => one.key === key))
  const bodies = [...along, ...drawn.map(({ key }) => key)]
  const { bodies: _, ...own } = visit
  return { ...own, inspectors: { asked, drawn: [...drawn] }, ...(bodies.length > 0 && { bodies }) }
}
