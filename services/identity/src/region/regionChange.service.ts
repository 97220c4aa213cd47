import { randomUUID } from 'node:crypto'
import type {
  Actor,
  RegionChangeDraft,
  RegionChangeEffect,
  RegionChangeInput,
  RegionChangeRef,
  RegionChangeView,
  TouchedBySupervision,
  Verb,
} from '@duzhan/contracts'
import { calendarDate } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { inOrder, isWithin, judgeChange, judgeTakingBack, recodingsOf, regionCode, regionPath } from '@duzhan/regions'
import { type Clock, may } from '@duzhan/service-kit'
import type { Body, BodyRepository } from '../body/body.repository.ts'
import type { PersonRepository } from '../person/person.repository.ts'
import type { RegionRepository } from './region.repository.ts'
import { type KeptChange, type RegionChangeRepository, toRule } from './regionChange.repository.ts'
import { regionPlacing } from './regionPlacing.ts'

interface Ports {
  regions: RegionRepository
  changes: RegionChangeRepository
  people: Pick<PersonRepository, 'countWithin' | 'within' | 'moving' | 'update'>
  bodies: Pick<BodyRepository, 'every' | 'update'>
  /** What of supervision stands within some regions; throws where that cannot be told for now. */
  supervised(regions: string[]): Promise<TouchedBySupervision>
  clock: Clock
}

/**
 * The journal of changes of regions. Whoever changes regions is an operator, for every plan, of each of them and of what they
 * become; one beyond that is `region.absent`.
 */
export interface RegionChangeService {
  /** The changes of the regions that the actor operates, the last entered first. */
  list(actor: Actor): Promise<RegionChangeView[]>
  /** What a change would concern, and whether it may be made: throws what `enter` throws. */
  effect(actor: Actor, draft: RegionChangeDraft): Promise<RegionChangeEffect>
  /**
   * Enters a change, which comes into force on its day, or at once where that has come. Throws `region.absent`, `region-change.taken` for a new region whose code
   * another has or had, `region-change.unchanged` for a name that a region has, `region-change.occupied` for a region that is retired while anything stands in it,
   * `region-change.has-plans` for one that plans are in force for and that is to have another code, `region-change.stale` where somebody else was faster, and what
   * `judgeChange` and `recodingsOf` throw.
   */
  enter(actor: Actor, input: RegionChangeInput): Promise<RegionChangeView>
  /**
   * Takes a change back: everything lies and is called as it did before. Throws `region-change.absent`, `region-change.taken-back`,
   * `region-change.grown` where something else was entered within the region that it made, `region-change.stale` and what `judgeTakingBack` throws.
   */
  takeBack(actor: Actor, ref: RegionChangeRef): Promise<RegionChangeView>
  /**
   * Lets every change come into force whose day has come; a platform that died over one does it again. One against which something stands by then,
   * that would have been refused, waits until nothing does.
   */
  bringIntoForce(): Promise<void>
}

export function regionChangeService({ regions, changes, people, bodies, supervised, clock }: Ports): RegionChangeService {
  const placing = regionPlacing({ regions, people, bodies })
  const today = (): string => calendarDate(clock.now())
  function refuseOutside(actor: Actor, verb: Verb, codes: readonly string[]): void {
    const outside = codes.find((code) => !operates(actor, verb, code))
    if (outside !== undefined) throw new Problem('absent', 'region.absent', { region: outside })
  }
  /** What the regions are called, all of them held here but the one that is to come. Throws `region.absent`, and `region-change.taken` for that. */
  async function namesOf({
    kind,
    regions: changed,
    into,
    isNew,
    children = [],
  }: RegionChangeDraft): Promise<ReadonlyMap<string, string>> {
    const place = kind === 'move' ? regionPath(regionCode(into)).slice(-2, -1) : []
    const asked = [...changed, ...children, ...place, ...(isNew ? [] : [into])]
    const held = new Map((await regions.named([...asked, into])).map(({ code, name }) => [code, name]))
    for (const { code } of await regions.lacking([...held].map(([code, name]) => ({ code, name })))) held.delete(code) // removed
    const unknown = asked.find((code) => !held.has(code))
    if (unknown !== undefined) throw new Problem('absent', 'region.absent', { region: unknown })
    if (isNew && held.has(into)) throw new Problem('conflict', 'region-change.taken', { region: into })
    return held
  }
  const standing = (journal: readonly KeptChange[]) => inOrder(journal.filter(({ state }) => state !== 'takenBack').map(toRule))

  async function judged(actor: Actor, verb: Verb, draft: RegionChangeDraft) {
    refuseOutside(actor, verb, [...draft.regions, draft.into, ...(draft.children ?? [])])
    const [journal, names] = [await changes.all(), await namesOf(draft)]
    const { kind, from } = draft
    const [into, about] = [regionCode(draft.into), draft.regions.map(regionCode)]
    refuseSpent(kind, into, journal)
    const recoded = recodingsOf({ kind, regions: about, into }, (draft.children ?? []).map(regionCode))
    judgeChange(standing(journal), { kind, from, id: '', into, regions: about, recoded })
    if (kind === 'rename' && names.get(into) === draft.name) throw new Problem('invalid', 'region-change.unchanged')
    return { journal, names, into, recoded }
  }
  /** What stands within regions here: what lies beneath them, who is granted anything there, and the bodies of their directories. */
  async function held(codes: readonly string[]): Promise<RegionChangeEffect> {
    if (codes.length === 0) return { regions: 0, people: 0, bodies: 0 }
    const parts = await regions.partsOf(codes)
    const concerned = codes.flatMap((code) => [code, ...(parts.get(code) ?? [])])
    const [within, reached, directory] = await Promise.all([
      Promise.all(codes.map((code) => regions.within(code))),
      people.countWithin(concerned),
      bodies.every(),
    ])
    const isConcerned = ({ jurisdiction, retiredOn }: Body) =>
      retiredOn === null && regionPath(regionCode(jurisdiction)).some((code) => concerned.includes(code))
    const below = within.flat().length - codes.length
    return { regions: Math.max(0, below), people: reached, bodies: directory.filter(isConcerned).length }
  }
  /** Throws what stands against a change that ends regions or gives them other codes. */
  async function refuseOccupied(kind: KeptChange['kind'], codes: readonly string[]): Promise<void> {
    if (codes.length === 0 || (kind !== 'retire' && kind !== 'move' && kind !== 'split')) return
    const { plans, ...open } = await supervised([...codes])
    if (kind === 'retire') {
      const [region = ''] = codes
      const below = (await regions.within(region)).filter(({ code, into }) => code !== region && into === undefined).length
      const count = Object.values({ ...open, ...(await held(codes)), regions: below, plans }).reduce((sum, one) => sum + one, 0)
      if (count > 0) throw new Problem('conflict', 'region-change.occupied', { region, count })
    } else if (plans > 0) throw new Problem('conflict', 'region-change.has-plans', { count: plans })
  }
  const inForceOf = (journal: readonly KeptChange[]) => journal.filter(({ state }) => state === 'inForce')

  /** Whether nothing stands against a change on its day; what cannot be told for now is asked again. */
  async function isFree({ kind, regions: about, recoded = [] }: KeptChange): Promise<boolean> {
    try {
      await refuseOccupied(kind, kind === 'retire' ? about.map(({ code }) => code) : recoded.map(({ code }) => code))
      return true
    } catch (error) {
      if (error instanceof Problem) return false
      throw error
    }
  }
  async function bringIntoForce(): Promise<void> {
    const due = (await changes.all()).filter(({ state, from }) => state === 'planned' && from <= today())
    for (const change of due.sort((one, other) =>
      one.from === other.from ? one.place - other.place : one.from < other.from ? -1 : 1,
    )) {
      if (!(await isFree(change))) continue
      await placing.apply(change, inForceOf(await changes.all()))
      await changes.advance('apply', change, { state: 'inForce', takenBack: null })
    }
  }
  /** Throws where something else was entered within the region that a split made: it would lie nowhere. */
  async function refuseGrown({ kind, into, recoded = [] }: KeptChange): Promise<void> {
    if (kind !== 'split') return
    const own = [into, ...recoded.map((one) => one.into)]
    const other = (await regions.within(into)).find(
      (one) =>
        one.into === undefined && !own.some((code) => (code === into ? one.code === into : isWithin(regionCode(one.code), code))),
    )
    if (other) throw new Problem('conflict', 'region-change.grown', { region: other.name })
  }
  async function byId(id: string): Promise<KeptChange | undefined> {
    return (await changes.all()).find((change) => change.id === id)
  }

  return {
    bringIntoForce,
    async list(actor) {
      const all = await changes.all()
      return all
        .filter((change) => concerns(actor, 'region.changes', change))
        .map((change) => toView(change, today()))
        .reverse()
    },
    async effect(actor, draft) {
      await judged(actor, 'region.effect', draft)
      const concerned = draft.kind === 'split' ? (draft.children ?? []) : draft.regions
      await refuseOccupied(draft.kind === 'retire' ? 'rename' : draft.kind, concerned) // what stands in its way is told by its numbers
      return await held(concerned)
    },
    async enter(actor, input) {
      const { journal, names, into, recoded } = await judged(actor, 'region.change', input)
      const { kind, from, reason } = input
      await refuseOccupied(kind, kind === 'retire' ? input.regions : recoded.map(({ code }) => code))
      const named = <Code extends string>(code: Code) => ({ code, name: names.get(code) ?? code })
      const id = randomUUID()
      const was = names.get(into) ?? null
      const entered: KeptChange = {
        ...{
          id,
          kind,
          into,
          from,
          reason,
          was,
          place: journal.length,
          name: kind === 'retire' ? (was ?? input.name) : input.name,
        },
        regions: input.regions.map((code) => named(regionCode(code))),
        ...(recoded.length > 0 && { recoded: recoded.map((one) => ({ ...named(one.code), into: one.into })) }),
        ...{ by: actor.title, at: clock.now().toISOString(), state: 'planned', takenBack: null },
      }
      if (!(await changes.add(entered))) throw new Problem('conflict', 'region-change.stale')
      await bringIntoForce()
      return toView((await byId(id)) ?? entered, today())
    },
    async takeBack(actor, { id, reason }) {
      const journal = await changes.all()
      const change = journal.find((one) => one.id === id)
      if (!change || !concerns(actor, 'region.takeBack', change)) throw new Problem('absent', 'region-change.absent')
      if (change.state === 'takenBack') throw new Problem('conflict', 'region-change.taken-back')
      judgeTakingBack(standing(journal), id)
      if (change.state === 'inForce') {
        await refuseGrown(change)
        await placing.undo(
          change,
          inForceOf(journal).filter((other) => other.id !== id),
        )
      }
      const takenBack = { by: actor.title, at: clock.now().toISOString(), reason }
      if (!(await changes.advance('takeBack', change, { state: 'takenBack', takenBack })))
        throw new Problem('conflict', 'region-change.stale')
      return toView({ ...change, state: 'takenBack', takenBack }, today())
    },
  }
}

/**
 * Throws `region-change.taken` for a new region whose code something had for a time that is where it was again: what was recorded under it then would
 * count for the new one.
 */
function refuseSpent(kind: KeptChange['kind'], into: ReturnType<typeof regionCode>, journal: readonly KeptChange[]): void {
  const spent = journal.filter(({ state }) => state === 'takenBack').flatMap(({ recoded = [] }) => recoded.map((one) => one.into))
  const isTaken = (code: ReturnType<typeof regionCode>) =>
    kind === 'split' ? isWithin(into, code) : kind === 'move' && code !== into && isWithin(code, into)
  if (spent.some(isTaken)) throw new Problem('conflict', 'region-change.taken', { region: into })
}

/** Whether an actor operates a region, for every plan. */
const operates = (actor: Actor, verb: Verb, code: string): boolean =>
  may(actor, verb, { plan: '*', regionPath: regionPath(regionCode(code)) })

/** Whether an actor operates all that a change is about. */
const concerns = (actor: Actor, verb: Verb, { regions, into }: KeptChange): boolean =>
  [...regions.map(({ code }) => code), into].every((code) => operates(actor, verb, code))

/** A change as its readers see it today. */
const toView = ({ place: _, recoded, ...change }: KeptChange, today: string): RegionChangeView => ({
  ...change,
  ...(change.kind === 'split' && { children: (recoded ?? []).map(({ code, name }) => ({ code, name })) }),
  ...(change.state === 'planned' && change.from <= today && { isWaiting: true }),
})
