import type { Actor, RegionRecord, TargetCard, TargetInput, TargetView } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { regionCode, regionPath } from '@duzhan/regions'
import { may, reach, type ToldPlans, visible } from '@duzhan/service-kit'
import type { DesignatedTarget, DesignationRepository } from '../designation/designation.repository.ts'
import type { FindingService } from '../finding/finding.service.ts'
import type { VisitService } from '../visit/visit.service.ts'
import type { RegisteredTarget, TargetRepository } from './target.repository.ts'

interface Ports {
  plans: Pick<ToldPlans, 'latest'>
  targets: TargetRepository
  designations: DesignationRepository
  visit: Pick<VisitService, 'ofTarget'>
  finding: Pick<FindingService, 'ofTarget'>
  /** The names of a region and all below it. */
  regionsWithin(code: string): Promise<RegionRecord[]>
}

export interface TargetService {
  /**
   * Enters targets into a plan's register, or corrects them. Throws `region.absent` for a code the tree does not hold or
   * that lies outside the plan's jurisdiction.
   */
  register(actor: Actor, plan: string, targets: TargetInput[]): Promise<{ saved: number }>
  list(actor: Actor, plan: string): Promise<TargetView[]>
  byId(actor: Actor, plan: string, target: string): Promise<TargetCard>
}

export function targetService({ plans, targets, designations, visit, finding, regionsWithin }: Ports): TargetService {
  async function namesFor(codes: readonly string[]): Promise<Map<string, string>> {
    const provinces = new Set(codes.map((code) => `${code.slice(0, 2)}0000000000`))
    const records = await Promise.all([...provinces].map(regionsWithin))
    return new Map(records.flat().map(({ code, name }) => [code, name]))
  }
  return {
    async register(actor, plan, inputs) {
      const jurisdiction = (await plans.latest(plan))?.jurisdiction
      const names = await namesFor(inputs.map((input) => input.regionCode))
      const registered = inputs.map(({ annex, ...input }): RegisteredTarget => {
        const path = regionPath(regionCode(input.regionCode))
        const isOutside = jurisdiction !== undefined && !path.some((code) => code === jurisdiction)
        if (isOutside || !may(actor, 'target.register', { plan, regionPath: path }))
          throw new Problem('absent', 'region.absent', { region: input.regionCode })
        const named = path.slice(0, -1).map((code) => [code, names.get(code) ?? unknown(code)] as const)
        const attributes = Object.fromEntries(
          Object.entries(input.attributes).flatMap(([key, value]) => (value === null ? [] : [[key, value]])),
        )
        return { ...input, attributes, plan, regionPath: path, names: Object.fromEntries(named), annex: annex ?? null }
      })
      await targets.save(registered)
      return { saved: registered.length }
    },
    async list(actor, plan) {
      const regions = reach(actor, 'target.list', plan)
      const [found, listed] = await Promise.all([targets.within(plan, regions), designations.within(plan, regions)])
      const byTarget = new Map(listed.map((designation) => [designation.target, designation]))
      return found.map((target) => toTargetView(target, byTarget.get(target.id) ?? null))
    },
    async byId(actor, plan, id) {
      const target = visible(actor, 'target.byId', await targets.byId(plan, id), 'target.absent')
      const [designation, visits, findings] = await Promise.all([
        designations.byTarget(plan, id),
        may(actor, 'visit.list', target) ? visit.ofTarget(plan, id) : [], // who is inspected does not learn when
        finding.ofTarget(actor, plan, id),
      ])
      const openFindings = findings.filter(({ state }) => state !== 'closedOut').length
      return { ...toTargetView(target, designation), visits: visits.map((one) => ({ ...one, openFindings })), findings }
    },
  }
}

function unknown(region: string): never {
  throw new Problem('invalid', 'region.absent', { region })
}

/** Where a target lies, in words: its county and township. */
export const placeOf = ({ regionPath: path, names }: Pick<RegisteredTarget, 'regionPath' | 'names'>): string =>
  path
    .slice(2)
    .map((code) => names[code] ?? '')
    .join('')

/** What leaves of a target: the register's record and what put it on its list. */
export const toTargetView = (target: RegisteredTarget, designation: DesignatedTarget | null): TargetView => ({
  id: target.id,
  name: target.name,
  kind: target.kind,
  regionCode: target.regionCode,
  regionPath: [...target.regionPath],
  place: placeOf(target),
  attributes: { ...target.attributes },
  annex: target.annex,
  list: designation?.list ?? null,
  reasons: designation?.reasons ?? [],
  team: designation?.team ?? null,
  designatedOn: designation?.designatedOn ?? null,
})
