import type { Actor, RegionRecord, TargetCard, TargetInput, TargetView } from '@duzhan/contracts'
import { checklistsFor, type RegisterFault, readRegister, registerFaultSentence, teamTitle } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { ancestorAt, isRegionCode, levelOf, regionCode, regionPath } from '@duzhan/regions'
import { concerns, may, type PlanCopies, reach, visible } from '@duzhan/service-kit'
import type { DesignatedTarget, DesignationRepository } from '../designation/designation.repository.ts'
import type { StandingRepository } from '../designation/standing.repository.ts'
import { spellsOf } from '../designation/standing.ts'
import { toPlace } from '../designation/toPlace.ts'
import type { FindingService } from '../finding/finding.service.ts'
import { openStates } from '../finding/finding.ts'
import { placeOf } from '../register/placeOf.ts'
import type { RegisteredTarget, TargetRepository } from '../register/target.repository.ts'
import { inspectsTarget } from '../visit/inspects.ts'
import type { VisitService } from '../visit/visit.service.ts'
import { inspectsPart, partsAsked } from '../visit/visitParts.ts'

/** How many faults of a register travel; a file that is wrong from top to bottom is told by its first ones. */
const mostTold = 100

interface Ports {
  plans: Pick<PlanCopies, 'latest'>
  targets: TargetRepository
  designations: DesignationRepository & Pick<StandingRepository, 'kept'>
  visit: Pick<VisitService, 'ofTarget'>
  finding: Pick<FindingService, 'ofTarget'>
  /** Resolves when the plans that were published by now are known here. */
  plansKnown(): Promise<void>
  /** The names of a region and all below it. */
  regionsWithin(code: string): Promise<RegionRecord[]>
}

export interface TargetService {
  /**
   * Enters targets into a plan's register, or corrects those that stand there: all of them or none. Whoever does needs
   * the right where each target is to lie and where it lies already. Throws `plan.absent`; `region.absent` for a code
   * outside the actor's grants, or that the tree does not hold; `target.taken` for an id that another region holds;
   * `register.invalid` with every fault of every row; `target.stale` when someone was faster.
   */
  register(actor: Actor, plan: string, targets: TargetInput[]): Promise<{ saved: number }>
  list(actor: Actor, plan: string): Promise<TargetView[]>
  byId(actor: Actor, plan: string, target: string): Promise<TargetCard>
}

export function targetService({ plans, targets, designations, visit, finding, plansKnown, regionsWithin }: Ports): TargetService {
  async function namesFor(codes: readonly string[]): Promise<Map<string, string>> {
    const provinces = new Set(codes.flatMap((code) => ancestorAt(regionCode(code), 'province') ?? []))
    const records = await Promise.all([...provinces].map(regionsWithin))
    return new Map(records.flat().map(({ code, name }) => [code, name]))
  }
  /** What an actor may fill about a target: the parts of the checklists that serve it, if it is on a list and theirs to inspect. */
  async function fillable(actor: Actor, places: readonly DesignatedTarget[]): Promise<TargetCard['checklists']> {
    const reached = places.filter((place) => may(actor, 'submission.submit', place))
    const plan = reached[0] ? await plans.latest(reached[0].plan) : null
    if (plan === null) return []
    const found = new Map<string, TargetCard['checklists'][number]>()
    for (const place of reached)
      for (const { key, title } of checklistsFor(plan, place)) {
        const known = found.get(key)?.parts ?? []
        const parts = partsAsked(plan, key).filter((part) =>
          part === null ? inspectsTarget(actor, plan, place) : inspectsPart(actor, place, part),
        )
        const named = parts.map((part) => ({ part, team: part === null ? (place.team?.title ?? '') : teamTitle(plan, part) }))
        const others = named.filter(({ part }) => !known.some((one) => one.part === part))
        if (parts.length > 0) found.set(key, { key, title, parts: [...known, ...others] })
      }
    return [...found.values()]
  }
  return {
    async register(actor, code, inputs) {
      await plansKnown()
      const plan = await plans.latest(code)
      if (plan === null || !concerns(actor, 'target.register', { plan: code, jurisdiction: plan.jurisdiction }))
        throw new Problem('absent', 'plan.absent', { plan: code })
      const ids = new Set(inputs.map(({ id }) => id))
      const standing = await targets.byIds(code, [...ids])
      authorise(actor, code, inputs, standing)
      const rows = inputs.map((input, index) => ({ ...input, line: index + 1 }))
      const beside = (await targets.at(code, codesIn(inputs))).filter(({ id }) => !ids.has(id))
      const { targets: read, faults } = readRegister(plan, rows, beside)
      if (faults.length > 0) throw invalidRegister(faults)
      const names = await namesFor(codesIn(inputs))
      const registered = read.map((target, index): RegisteredTarget => {
        const path = regionPath(regionCode(target.regionCode))
        const above = path.slice(0, -1).map((region) => [region, names.get(region) ?? unknown(region)] as const)
        const named = [...above, ...ownRegion(target.regionCode, names)]
        return { ...target, plan: code, regionPath: path, names: Object.fromEntries(named), annex: inputs[index]?.annex ?? null }
      })
      if (!(await targets.save(registered, standing))) throw new Problem('stale', 'target.stale')
      return { saved: registered.length }
    },
    async list(actor, plan) {
      const regions = reach(actor, 'target.list', plan)
      const [found, listed] = await Promise.all([targets.within(plan, regions), designations.within(plan, regions)])
      const byTarget = new Map<string, DesignatedTarget[]>()
      for (const one of listed) byTarget.set(one.target, [...(byTarget.get(one.target) ?? []), one])
      return found.map((target) => toTargetView(target, byTarget.get(target.id) ?? []))
    },
    async byId(actor, plan, id) {
      const target = visible(actor, 'target.byId', await targets.byId(plan, id), 'target.absent')
      const [places, visits, findings, kept, frozen] = await Promise.all([
        designations.byTargets(plan, [id]),
        may(actor, 'visit.list', target) ? visit.ofTarget(actor, plan, id) : [], // who is inspected does not learn when
        finding.ofTarget(actor, plan, id),
        designations.kept(plan, [id]),
        designations.frozen(plan),
      ])
      const openFindings = findings.filter(({ state }) => openStates.includes(state)).length
      return {
        ...toTargetView(target, places),
        checklists: await fillable(actor, places),
        visits: visits.map((one) => ({ ...one, openFindings })),
        findings,
        standings: kept
          .flatMap((one) => spellsOf(one, frozen?.by ?? ''))
          .sort((one, other) => other.from.localeCompare(one.from)),
      }
    },
  }
}

const codesIn = (inputs: readonly TargetInput[]): string[] =>
  [...new Set(inputs.map((input) => input.regionCode))].filter(isRegionCode)

/** Both sides of every change: where a target is to lie, and where it lies already. */
function authorise(actor: Actor, plan: string, inputs: readonly TargetInput[], standing: readonly RegisteredTarget[]): void {
  for (const region of codesIn(inputs))
    if (!may(actor, 'target.register', { plan, regionPath: regionPath(regionCode(region)) }))
      throw new Problem('absent', 'region.absent', { region })
  for (const target of standing)
    if (!may(actor, 'target.register', target)) throw new Problem('conflict', 'target.taken', { target: target.id })
}

/** The first faults of a register with their sentences, and how many there are. */
function invalidRegister(faults: readonly RegisterFault[]): Problem {
  const told = faults.slice(0, mostTold).map((fault) => ({ ...fault, message: registerFaultSentence(fault, 'zh') }))
  return new Problem('invalid', 'register.invalid', { count: faults.length, faults: told })
}

function unknown(region: string): never {
  throw new Problem('invalid', 'region.absent', { region })
}

/** A target that is no village may lie in a region without being it, as a resettlement site in a county: that one is named too. */
function ownRegion(code: string, names: ReadonlyMap<string, string>): [code: string, name: string][] {
  const name = levelOf(regionCode(code)) === 'village' ? undefined : names.get(code)
  return name === undefined ? [] : [[code, name]]
}

/** What leaves of a target: the register's record and what put it on its list. */
const toTargetView = (target: RegisteredTarget, [designation, ...others]: readonly DesignatedTarget[]): TargetView => ({
  id: target.id,
  name: target.name,
  kind: target.kind,
  regionCode: target.regionCode,
  regionPath: [...target.regionPath],
  place: placeOf(target),
  ...(target.position && { position: target.position }),
  attributes: { ...target.attributes },
  annex: target.annex,
  list: designation?.list ?? null,
  reasons: designation?.reasons ?? [],
  team: designation?.team ?? null,
  designatedOn: designation?.designatedOn ?? null,
  ...(others.length > 0 && { also: others.map(toPlace) }),
})
