import { isRegionCode, isWithin } from '@duzhan/regions'
import type { PlanCopies } from '@duzhan/service-kit'
import type { RegisteredTarget, RegisterReader, TargetRepository } from './target.repository.ts'

/** The plans whose registers a plan works on: its own, then that of the plan it is derived from, up to the first. */
export async function registersOf({ latest }: Pick<PlanCopies, 'latest'>, plan: string): Promise<string[]> {
  const codes: string[] = []
  for (let code: string | undefined = plan; code !== undefined && !codes.includes(code); ) {
    codes.push(code)
    code = (await latest(code))?.extends?.code
  }
  return codes
}

/** Those of some regions that lie within a jurisdiction, and the jurisdiction where one of them holds it. */
export function narrowed(regions: readonly string[], jurisdiction: string): string[] {
  if (!isRegionCode(jurisdiction)) return []
  const known = regions.filter(isRegionCode)
  return known.some((region) => isWithin(jurisdiction, region))
    ? [jurisdiction]
    : known.filter((region) => isWithin(region, jurisdiction))
}

/**
 * A register belongs to the jurisdiction that keeps it, not to one plan: a plan that is derived from a superior's works on
 * the superior's register, as far as that lies within its own region, and on what it entered beside it. This reads a
 * target as the plan that asks for it has it, each once: what the superior keeps goes before a namesake of one's own.
 */
export function planRegister(
  plans: Pick<PlanCopies, 'latest'>,
  stored: RegisterReader & Pick<TargetRepository, 'searchAll'>,
): RegisterReader {
  type Read = (code: string, jurisdiction: string | null) => Promise<RegisteredTarget[]>
  async function throughAll(plan: string, read: Read): Promise<RegisteredTarget[]> {
    const codes = await registersOf(plans, plan)
    if (codes.length === 1) return read(plan, null)
    const jurisdiction = (await plans.latest(plan))?.jurisdiction ?? ''
    const isSeen = ({ plan: keptIn, regionPath }: RegisteredTarget) => keptIn === plan || regionPath.includes(jurisdiction)
    const found = await Promise.all(codes.map((code) => read(code, code === plan ? null : jurisdiction)))
    const byId = new Map(found.flatMap((targets) => targets.filter(isSeen).map((target) => [target.id, target] as const)))
    return [...byId.values()].map((target) => seenFor(plan, target))
  }
  return {
    async byId(plan, id) {
      const [target = null] = await throughAll(plan, (code) => stored.byIds(code, [id]))
      return target
    },
    byIds: (plan, ids) => throughAll(plan, (code) => stored.byIds(code, ids)),
    at: (plan, codes) => throughAll(plan, (code) => stored.at(code, codes)),
    async within(plan, regions) {
      const found = await throughAll(plan, (code, jurisdiction) =>
        stored.within(code, jurisdiction === null ? regions : narrowed(regions, jurisdiction)),
      )
      return found.sort((one, other) => (one.regionCode < other.regionCode ? -1 : one.regionCode > other.regionCode ? 1 : 0))
    },
    async search(plan, regions, search) {
      const codes = await registersOf(plans, plan)
      const jurisdiction = (await plans.latest(plan))?.jurisdiction ?? ''
      const scopes = codes.map((code) => ({ plan: code, regions: code === plan ? regions : narrowed(regions, jurisdiction) }))
      const { targets, ...page } = await stored.searchAll(scopes, search)
      return { ...page, targets: targets.map((target) => seenFor(plan, target)) }
    },
    trace: (target) => stored.trace(keptAs(target)),
    async changes(plan) {
      const codes = await registersOf(plans, plan)
      return (await Promise.all(codes.map((code) => stored.changes(code)))).reduce((sum, changes) => sum + changes, 0)
    },
    async isEntering(plan) {
      const codes = await registersOf(plans, plan)
      return (await Promise.all(codes.map((code) => stored.isEntering(code)))).includes(true)
    },
  }
}

const seenFor = (plan: string, target: RegisteredTarget): RegisteredTarget =>
  target.plan === plan ? target : { ...target, plan, keptIn: target.plan }

/** A target as its own register keeps it, whichever plan it was read for. */
function keptAs({ keptIn, ...target }: RegisteredTarget): RegisteredTarget {
  return { ...target, plan: keptIn ?? target.plan }
}
