import type { Actor, LotView, ReplaceInput, Verb } from '@duzhan/contracts'
import { calendarDate, drawnDuties, eligibleFor, type Plan, pairsOf, standingAmong } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { regionCode, regionPath } from '@duzhan/regions'
import { type Clock, concerns, may, type PlanCopies } from '@duzhan/service-kit'
import type { AroundOf } from '../visit/around.ts'
import { isTold } from '../visit/inspects.ts'
import type { Visit, VisitRepository } from '../visit/visit.repository.ts'
import type { OpenVisits } from '../visit/visitOpening.ts'
import { lotOf, namedOf, toDraw, withInspectors } from './drawingInspectors.ts'
import { drawnBy, type KeptLot, type LotRepository, loadsBy } from './lot.repository.ts'

interface Ports {
  lots: LotRepository
  plans: Pick<PlanCopies, 'latest'>
  visits: Pick<VisitRepository, 'byId' | 'cancelledOf' | 'lastInspectors' | 'reassign'>
  openVisits: OpenVisits
  around: AroundOf
  clock: Clock
  /** A text that nobody can foresee. */
  nonce(): string
}
interface Ref {
  plan: string
  visit: string
}
/** A visit for which inspectors were drawn, with the lots of its duty in its window. */
interface Found {
  plan: Plan
  visit: Visit & { duty: string; inspectors: NonNullable<Visit['inspectors']> }
  lots: KeptLot[]
}

export interface LotService {
  /**
   * The lots by which the inspectors of a visit were drawn, the first one first: only for who holds the verb for the whole plan, since
   * they tell of all visits that were drawn together. Throws `plan.absent`, `visit.absent`, `inspector.none-drawn`.
   */
  lots(actor: Actor, ref: Ref): Promise<LotView[]>
  /**
   * Draws another in the place of one who was drawn and cannot go, among the rest who are not avoided; the reason is kept with the lots.
   * Throws `plan.absent`, `visit.absent`, `visit.not-due`, `inspector.none-drawn`, `inspector.not-drawn`, `inspector.none-left` where nobody else may go.
   */
  replace(actor: Actor, input: ReplaceInput): Promise<NonNullable<Visit['inspectors']>>
}

export function lotService({ lots, plans, visits, openVisits, around: aroundOf, clock, nonce }: Ports): LotService {
  /** A visit that the actor may see drawn for, with its plan and its lots. */
  async function found(actor: Actor, verb: Verb, ref: Ref, isTo: (plan: Plan, visit: Visit) => boolean): Promise<Found> {
    const plan = await plans.latest(ref.plan)
    if (plan === null || !concerns(actor, verb, { plan: ref.plan, jurisdiction: plan.jurisdiction }))
      throw new Problem('absent', 'plan.absent', { plan: ref.plan })
    await openVisits(plan)
    const visit = await visits.byId(ref.visit)
    if (visit === null || visit.plan !== ref.plan || !isTo(plan, visit)) throw new Problem('absent', 'visit.absent')
    const { duty, window, inspectors } = visit
    if (duty === null || !inspectors) throw new Problem('conflict', 'inspector.none-drawn')
    return { plan, visit: { ...visit, duty, inspectors }, lots: await lots.ofWindow({ plan: ref.plan, duty, window }) }
  }

  return {
    async lots(actor, ref) {
      const ofPlan = ({ jurisdiction }: Plan) => ({ plan: ref.plan, regionPath: regionPath(regionCode(jurisdiction)) })
      const { plan, visit, lots: all } = await found(actor, 'visit.lots', ref, (of) => may(actor, 'visit.lots', ofPlan(of)))
      const { bodies = [], places } = await aroundOf(plan)
      const titles = new Map([...places, ...bodies.map(({ key, title }) => [key, title] as const)])
      return all.filter(({ drawn }) => drawn.some(([id]) => id === visit.id)).map((lot) => toView(lot, titles))
    },
    async replace(actor, { inspector, reason, ...ref }) {
      const isTo = (plan: Plan, visit: Visit) => may(actor, 'visit.replace', visit) && isTold(actor, plan, visit)
      const { plan, visit, lots: before } = await found(actor, 'visit.replace', ref, isTo)
      if (visit.status !== 'due') throw new Problem('conflict', 'visit.not-due')
      const going = drawnBy(before)
      const own = going.get(visit.id) ?? []
      if (!own.includes(inspector)) throw new Problem('conflict', 'inspector.not-drawn')
      const asked = drawnDuties(plan).get(visit.duty)
      const { bodies = [] } = await aroundOf(plan)
      // who goes already is not drawn again, nor who could not go before
      const out = [...own, ...before.flatMap(({ replaced, drawn }) => (replaced && drawn[0]?.[0] === visit.id ? [replaced] : []))]
      const loads = loadsBy(going, await visits.cancelledOf([...going.keys()]))
      const among = (asked ? standingAmong(asked, bodies) : [])
        .filter(({ key }) => !out.includes(key))
        .map(({ key, region }) => ({ key, region, load: loads.get(key) ?? 0 }))
      const last = (await visits.lastInspectors(plan.code, visit.duty, [visit.target])).get(visit.target) ?? []
      const one = toDraw(visit, last)
      // another of those whose turn it is
      const pairing = before.find(({ drawn }) => drawn.some(([id]) => id === visit.id))?.pairing ?? null
      const order = { count: 1, avoid: asked?.avoid ?? null, among, visits: [one], ...(pairing && { pairing }) }
      if (eligibleFor(order, one).length === 0) throw new Problem('conflict', 'inspector.none-left')
      const { duty, window, title } = visit
      const lot = lotOf(order, nonce(), {
        ...{ plan: plan.code, duty, window, no: before.length + 1, on: calendarDate(clock.now()) },
        ...{ by: actor.title, reason, replaced: inspector },
      })
      // whoever drew in the meantime is seen first
      if (!(await lots.add(lot, { title, regionPath: visit.regionPath }))) throw new Problem('conflict', 'inspector.not-drawn')
      const titles = new Map(bodies.map(({ key, title: called }) => [key, called]))
      const now = drawnBy([...before, lot]).get(visit.id) ?? []
      const next = withInspectors(visit, visit.inspectors.asked, namedOf(now, titles))
      // where this is lost, the next opening of the day does it by the lots
      await visits.reassign(next)
      return next.inspectors ?? visit.inspectors
    },
  }
}

/** `titles`: what bodies are called by their keys, and places by their codes. */
function toView(lot: KeptLot, titles: ReadonlyMap<string, string>): LotView {
  const { no, on, by, reason, replaced, count, avoid, among, visits, commitment, nonce, seed, drawn, pairing } = lot
  const titleOf = (key: string) => titles.get(key) ?? key
  return {
    ...{ no, on, by, reason, count, avoid, commitment, nonce, seed },
    pairs: pairing ? pairsOf(pairing).map(({ by: one, of }) => ({ by: titleOf(one), of: titleOf(of) })) : null,
    replaced: replaced === null ? null : { key: replaced, title: titleOf(replaced) },
    among: among.map((one) => ({ ...one, title: titleOf(one.key) })),
    visits: visits.map((one) => ({ ...one, last: [...one.last] })),
    drawn: drawn.map(([visit, inspectors]) => [visit, [...inspectors]]),
  }
}
