import type { Grant, RegionRecord } from '@duzhan/contracts'
import { isWithin, type Lineage, lineageOn, mergersIn, type RegionCode, recodedWith, regionCode } from '@duzhan/regions'
import type { BodyRepository } from '../body/body.repository.ts'
import type { Person, PersonRepository } from '../person/person.repository.ts'
import type { RegionRepository } from './region.repository.ts'
import { type KeptChange, toRule } from './regionChange.repository.ts'

interface Ports {
  regions: RegionRepository
  people: Pick<PersonRepository, 'within' | 'moving' | 'update'>
  bodies: Pick<BodyRepository, 'every' | 'update'>
}
/** Lets regions lie, and be called, as a change says; each may be done again where a platform died over it. */
export interface RegionPlacing {
  /** Lets a change come into force beside those that are. */
  apply(change: KeptChange, inForce: readonly KeptChange[]): Promise<void>
  /** Lets everything be as it is by the others alone that are in force. */
  undo(change: KeptChange, others: readonly KeptChange[]): Promise<void>
}

/** What is in force lies as it lies, whatever day it is: what is planned does not stand among it. */
const lastDay = '9999-12-31'
const lineageOf = (inForce: readonly KeptChange[]): Lineage => lineageOn(mergersIn(inForce.map(toRule)), lastDay)

export function regionPlacing({ regions, people, bodies }: Ports): RegionPlacing {
  async function naming(codes: readonly string[]): Promise<(code: string) => RegionRecord> {
    const names = new Map((await regions.named(codes)).map(({ code, name }) => [code, name]))
    return (code) => ({ code, name: names.get(code) ?? code })
  }
  /** Lets merged regions lie where the lineage says: in what they are part of, or in nothing but what their codes say. */
  async function placeAll({ regions: merged, into }: KeptChange, { pathOf }: Lineage, isJoined: boolean): Promise<void> {
    const named = await naming(merged.flatMap(({ code }) => pathOf(code)))
    for (const { code } of merged)
      await regions.place({ ...named(code), into: isJoined ? named(into) : null, path: pathOf(code).map(named) })
  }
  /** Who was granted what goes on under another code, or is to be on a later day, is granted that, and so with the directory. */
  async function follow(from: RegionCode, into: RegionCode): Promise<void> {
    const isTheirs = (region: string) => isWithin(regionCode(region), from)
    const asNow = (region: string) => (isTheirs(region) ? recodedWith(regionCode(region), from, into) : region)
    const nowOf = (grants: readonly Grant[]) => grants.map((grant) => ({ ...grant, region: asNow(grant.region) }))
    const areTheirs = (grants: readonly Grant[]) => grants.some(({ region }) => isTheirs(region))
    const isConcerned = ({ grants, move }: Person) =>
      areTheirs([...grants, ...(move === null ? [] : [...move.was, ...(move.grants ?? [])])])
    // a post that is taken on a later day may lie there, where the one that is held does not
    const concerned = async () => {
      const found = [...(await people.within([from])), ...(await people.moving(lastDay))].filter(isConcerned)
      return new Map(found.map((person) => [person.id, person]))
    }
    for (let some = await concerned(); some.size > 0; ) {
      for (const person of some.values()) {
        const { move } = person
        const moved = move && { ...move, was: nowOf(move.was), grants: move.grants && nowOf(move.grants) }
        await people.update('changeGrants', person, { grants: nowOf(person.grants), move: moved })
      }
      some = await concerned() // somebody else may have changed one of them meanwhile
    }
    const theirs = (await bodies.every()).filter(({ jurisdiction, region }) => isTheirs(jurisdiction) || isTheirs(region))
    for (const body of theirs) {
      const there = { jurisdiction: asNow(body.jurisdiction), region: asNow(body.region) }
      await bodies.update('correct', { ...body, ...there, version: body.version + 1 })
    }
  }

  return {
    async apply(change, inForce) {
      const { kind, into, name, recoded = [] } = change
      if (kind === 'retire') return await regions.remove({ code: into, name })
      if (kind !== 'move') await regions.save([{ code: into, name }])
      const lineage = lineageOf([...inForce, change])
      if (kind === 'merge') await placeAll(change, lineage, true)
      for (const one of recoded) {
        const path = lineage.pathOf(one.code)
        const now = { code: one.into, name: one.into === into ? name : one.name }
        const named = await naming(path)
        const told = path.map((code) => (code === now.code ? now : named(code)))
        await regions.recode({ ...named(one.code), into: now, path: told }, lineage.pathOf)
        await follow(one.code, one.into)
      }
    },
    async undo(change, others) {
      const { kind, into, name, was, recoded = [] } = change
      const lineage = lineageOf(others)
      if (kind === 'merge') await placeAll(change, lineage, false)
      for (const one of recoded) {
        const path = lineage.pathOf(one.code)
        const named = await naming([...path, one.into])
        await regions.restore({ ...named(one.code), into: named(one.into), path: path.map(named) }, lineage.pathOf)
        await follow(one.into, one.code)
      }
      if (was !== null) await regions.save([{ code: into, name: was }])
      else if (kind !== 'move') await regions.remove({ code: into, name })
    },
  }
}
