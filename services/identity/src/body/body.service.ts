import type { Actor, BodyInput, BodyPage, BodyRetire, BodyView, Verb } from '@duzhan/contracts'
import { calendarDate } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { isWithin, regionCode, regionPath } from '@duzhan/regions'
import { type Clock, may, reach } from '@duzhan/service-kit'
import type { Body, BodyRepository } from './body.repository.ts'
import { type AskedOfBodies, bodyPage } from './bodyPage.ts'
import { checkPlacing } from './bodyPlacing.ts'

interface Ports {
  bodies: BodyRepository
  /** What a region is made of, where others were merged into it: their bodies are around it too. */
  regions: { partsOf(codes: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> }
  clock: Clock
}

/**
 * The directories of bodies: each belongs to a jurisdiction and is kept by operators for every plan of that jurisdiction, or
 * of one above it. A key is one on the whole platform, because plans and grants name a body by it.
 */
export interface BodyService {
  /** Those of the directories within the actor's regions that are asked for, page by page. */
  list(actor: Actor, asked?: AskedOfBodies): Promise<BodyPage>
  /** Those that a plan of the region may name: of its directory, and of those below it and above it. */
  within(region: string): Promise<BodyView[]>
  /**
   * Enters a body, or corrects one that stands. Throws `region.absent` for a directory outside the actor's grants, `body.taken`,
   * `body.absent`, `body.stale`, `body.is-retired`, `body.elsewhere` for a region outside the jurisdiction, and what
   * `checkPlacing` throws.
   */
  save(actor: Actor, input: BodyInput): Promise<BodyView>
  /**
   * Takes a body out of use, with a reason; what it owed and did stays as it is. Throws `body.absent`, `body.stale`,
   * `body.is-retired`, and `body.has-parts` while bodies that stand are part of it.
   */
  retire(actor: Actor, input: BodyRetire): Promise<BodyView>
}

export function bodyService({ bodies, regions, clock }: Ports): BodyService {
  /** The body as the actor saw it: one outside the actor's grants is absent. */
  async function standing(actor: Actor, verb: Verb, { key, version }: { key: string; version: number }): Promise<Body> {
    const body = await bodies.byKey(key)
    if (body === null || !keeps(actor, verb, body.jurisdiction)) throw new Problem('absent', 'body.absent', { body: key })
    if (body.retiredOn !== null) throw new Problem('conflict', 'body.is-retired', { title: body.title })
    if (body.version !== version) throw new Problem('stale', 'body.stale')
    return body
  }
  async function correct(body: Body, verb: 'correct' | 'retire'): Promise<BodyView> {
    const next = { ...body, version: body.version + 1 }
    if (!(await bodies.update(verb, next))) throw new Problem('stale', 'body.stale')
    return next
  }
  return {
    async list(actor, asked = {}) {
      const regions = new Set(reach(actor, 'body.list', '*'))
      const pathOf = pathsHeld()
      const isWithinReach = ({ jurisdiction }: Body) => pathOf(jurisdiction).some((region) => regions.has(region))
      return bodyPage((await bodies.every()).filter(isWithinReach), asked)
    },
    within: async (region) => bodies.around([region, ...((await regions.partsOf([region])).get(region) ?? [])]),
    async save(actor, input) {
      const { key, jurisdiction, region, version } = input
      if (!keeps(actor, 'body.save', jurisdiction)) throw new Problem('absent', 'region.absent', { region: jurisdiction })
      if (!isWithin(regionCode(region), regionCode(jurisdiction))) throw new Problem('invalid', 'body.elsewhere')
      const taken = () => new Problem('conflict', 'body.taken', { body: key })
      if (version === 0) {
        checkPlacing(input, await bodies.around([jurisdiction]))
        const body = { ...input, retiredOn: null, retiredFor: null, version: 1 }
        if (!(await bodies.add(body))) throw taken()
        return body
      }
      const seen = await standing(actor, 'body.save', input)
      if (seen.jurisdiction !== jurisdiction) throw taken()
      checkPlacing(input, await bodies.around([jurisdiction]))
      return correct({ ...seen, ...input }, 'correct')
    },
    async retire(actor, { reason, ...ref }) {
      const seen = await standing(actor, 'body.retire', ref)
      const parts = (await bodies.around([seen.jurisdiction])).filter(
        ({ parent, retiredOn }) => parent === seen.key && !retiredOn,
      )
      if (parts.length > 0) throw new Problem('conflict', 'body.has-parts', { title: seen.title, count: parts.length })
      return correct({ ...seen, retiredOn: calendarDate(clock.now()), retiredFor: reason }, 'retire')
    },
  }
}

/** Whether an actor keeps the directory of a jurisdiction: it belongs to no plan, so that a grant for one plan does not reach it. */
const keeps = (actor: Actor, verb: Verb, jurisdiction: string): boolean =>
  may(actor, verb, { plan: '*', regionPath: regionPath(regionCode(jurisdiction)) })

/** Of a region the regions on its path, worked out once for all bodies of its directory. */
function pathsHeld(): (region: string) => readonly string[] {
  const paths = new Map<string, readonly string[]>()
  return (region) => {
    const path = paths.get(region) ?? regionPath(regionCode(region))
    paths.set(region, path)
    return path
  }
}
