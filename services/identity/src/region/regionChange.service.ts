import { randomUUID } from 'node:crypto'
import type {
  Actor,
  RegionChangeDraft,
  RegionChangeEffect,
  RegionChangeInput,
  RegionChangeRef,
  RegionChangeView,
  RegionRecord,
  Verb,
} from '@duzhan/contracts'
import { calendarDate } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { inOrder, judgeChange, judgeTakingBack, lineageOn, mergersIn, regionCode, regionPath } from '@duzhan/regions'
import { type Clock, may } from '@duzhan/service-kit'
import type { Body, BodyRepository } from '../body/body.repository.ts'
import type { PersonRepository } from '../person/person.repository.ts'
import type { RegionRepository } from './region.repository.ts'
import { type KeptChange, type RegionChangeRepository, toRule } from './regionChange.repository.ts'

interface Ports {
  regions: RegionRepository
  changes: RegionChangeRepository
  people: Pick<PersonRepository, 'countWithin'>
  bodies: Pick<BodyRepository, 'every'>
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
   * another has, `region-change.unchanged` for a name that a region has, `region-change.stale` where somebody else was faster, and what `judgeChange` throws.
   */
  enter(actor: Actor, input: RegionChangeInput): Promise<RegionChangeView>
  /**
   * Takes a change back: everything lies and is called as it did before. Throws `region-change.absent`, `region-change.taken-back`,
   * `region-change.stale` and what `judgeTakingBack` throws.
   */
  takeBack(actor: Actor, ref: RegionChangeRef): Promise<RegionChangeView>
  /** Lets every change come into force whose day has come; a platform that died over one does it again. */
  bringIntoForce(): Promise<void>
}

export function regionChangeService({ regions, changes, people, bodies, clock }: Ports): RegionChangeService {
  function refuseOutside(actor: Actor, verb: Verb, codes: readonly string[]): void {
    const outside = codes.find((code) => !operates(actor, verb, code))
    if (outside !== undefined) throw new Problem('absent', 'region.absent', { region: outside })
  }
  /** What the regions are called, all of them held here but the one that is to come. Throws `region.absent`, and `region-change.taken` for that. */
  async function namesOf({ regions: changed, into, isNew }: RegionChangeDraft): Promise<ReadonlyMap<string, string>> {
    const held = new Map((await regions.named([...changed, into])).map(({ code, name }) => [code, name]))
    for (const { code } of await regions.lacking([...held].map(([code, name]) => ({ code, name })))) held.delete(code) // removed
    const unknown = [...changed, ...(isNew ? [] : [into])].find((code) => !held.has(code))
    if (unknown !== undefined) throw new Problem('absent', 'region.absent', { region: unknown })
    if (isNew && held.has(into)) throw new Problem('conflict', 'region-change.taken', { region: into })
    return held
  }
  const standing = (journal: readonly KeptChange[]) => inOrder(journal.filter(({ state }) => state !== 'takenBack').map(toRule))

  async function judged(actor: Actor, verb: Verb, draft: RegionChangeDraft) {
    refuseOutside(actor, verb, [...draft.regions, draft.into])
    const [journal, names] = [await changes.all(), await namesOf(draft)]
    const into = regionCode(draft.into)
    judgeChange(standing(journal), { ...draft, id: '', into, regions: draft.regions.map(regionCode) })
    if (draft.kind === 'rename' && names.get(into) === draft.name) throw new Problem('invalid', 'region-change.unchanged')
    return { journal, names, into }
  }
  /** Lets the regions lie where the changes that are in force say. */
  async function placeAll(
    { regions: merged, into }: KeptChange,
    inForce: readonly KeptChange[],
    isJoined: boolean,
  ): Promise<void> {
    const { pathOf } = lineageOn(mergersIn(inForce.map(toRule)), lastDay)
    const names = new Map((await regions.named(merged.flatMap(({ code }) => pathOf(code)))).map(({ code, name }) => [code, name]))
    const named = (code: string): RegionRecord => ({ code, name: names.get(code) ?? code })
    for (const { code } of merged)
      await regions.place({ ...named(code), into: isJoined ? named(into) : null, path: pathOf(code).map(named) })
  }
  const inForceOf = (journal: readonly KeptChange[]) => journal.filter(({ state }) => state === 'inForce')

  async function apply(change: KeptChange): Promise<void> {
    await regions.save([{ code: change.into, name: change.name }])
    if (change.kind === 'merge') await placeAll(change, [...inForceOf(await changes.all()), change], true)
    await changes.advance('apply', change, { state: 'inForce', takenBack: null })
  }
  async function undo(change: KeptChange): Promise<void> {
    const others = inForceOf(await changes.all()).filter(({ id }) => id !== change.id)
    if (change.kind === 'merge') await placeAll(change, others, false)
    if (change.was !== null) await regions.save([{ code: change.into, name: change.was }])
    else await regions.remove({ code: change.into, name: change.name })
  }
  async function bringIntoForce(): Promise<void> {
    const today = calendarDate(clock.now())
    const due = (await changes.all()).filter(({ state, from }) => state === 'planned' && from <= today)
    for (const change of due.sort((one, other) =>
      one.from === other.from ? one.place - other.place : one.from < other.from ? -1 : 1,
    ))
      await apply(change)
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
        .map(toView)
        .reverse()
    },
    async effect(actor, draft) {
      await judged(actor, 'region.effect', draft)
      const parts = await regions.partsOf(draft.regions)
      const concerned = draft.regions.flatMap((code) => [code, ...(parts.get(code) ?? [])])
      const [within, reached, directory] = await Promise.all([
        Promise.all(draft.regions.map((code) => regions.within(code))),
        people.countWithin(concerned),
        bodies.every(),
      ])
      const isConcerned = ({ jurisdiction, retiredOn }: Body) =>
        retiredOn === null && regionPath(regionCode(jurisdiction)).some((code) => concerned.includes(code))
      const below = within.flat().length - draft.regions.length
      return { regions: Math.max(0, below), people: reached, bodies: directory.filter(isConcerned).length }
    },
    async enter(actor, input) {
      const { journal, names, into } = await judged(actor, 'region.change', input)
      const { kind, name, from, reason } = input
      const id = randomUUID()
      const entered: KeptChange = {
        ...{ id, kind, into, name, from, reason, was: names.get(into) ?? null, place: journal.length },
        regions: input.regions.map((code) => ({ code: regionCode(code), name: names.get(code) ?? code })),
        ...{ by: actor.title, at: clock.now().toISOString(), state: 'planned', takenBack: null },
      }
      if (!(await changes.add(entered))) throw new Problem('conflict', 'region-change.stale')
      await bringIntoForce()
      return toView((await byId(id)) ?? entered)
    },
    async takeBack(actor, { id, reason }) {
      const journal = await changes.all()
      const change = journal.find((one) => one.id === id)
      if (!change || !concerns(actor, 'region.takeBack', change)) throw new Problem('absent', 'region-change.absent')
      if (change.state === 'takenBack') throw new Problem('conflict', 'region-change.taken-back')
      judgeTakingBack(standing(journal), id)
      if (change.state === 'inForce') await undo(change)
      const takenBack = { by: actor.title, at: clock.now().toISOString(), reason }
      if (!(await changes.advance('takeBack', change, { state: 'takenBack', takenBack })))
        throw new Problem('conflict', 'region-change.stale')
      return toView({ ...change, state: 'takenBack', takenBack })
    },
  }
}

/** What is in force lies as it lies, whatever day it is: what is planned does not stand among it. */
const lastDay = '9999-12-31'

/** Whether an actor operates a region, for every plan. */
const operates = (actor: Actor, verb: Verb, code: string): boolean =>
  may(actor, verb, { plan: '*', regionPath: regionPath(regionCode(code)) })

/** Whether an actor operates all that a change is about. */
const concerns = (actor: Actor, verb: Verb, { regions, into }: KeptChange): boolean =>
  [...regions.map(({ code }) => code), into].every((code) => operates(actor, verb, code))

const toView = ({ place: _, ...change }: KeptChange): RegionChangeView => change
