import type { Actor } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { regionCode, regionPath } from '@duzhan/regions'
import { fakeOf, manualClock } from '@duzhan/test-kit'
import { asAuthor, asInspector, world } from '@duzhan/test-kit/personas'
import { beforeEach, describe, expect, it } from 'vitest'
import type { PlanHead, PlanRepository } from './plan.repository.ts'
import { planAccess } from './planAccess.ts'
import type { KeptPresence, PlanPresenceRepository } from './planPresence.repository.ts'
import { planPresenceService } from './planPresence.service.ts'

const head = (revision: number, status: PlanHead['status'], region: string = world.city): PlanHead => ({
  ...{ plan: world.plan, revision, status, jurisdiction: region, regionPath: regionPath(regionCode(region)), title: '方案' },
  period: { end: '2020-12-31' },
})
const other: Actor = { ...asAuthor, id: 'p-other', account: 'other', title: '东山市扶贫办·副主任' }
const elsewhere: Actor = { ...asAuthor, id: 'p-far', grants: [{ role: 'author', region: world.foreignProvince, plan: '*' }] }

/** Who is there, in memory, as the port describes it; two services may share it. */
function room(): PlanPresenceRepository & { kept: Map<string, KeptPresence> } {
  const kept = new Map<string, KeptPresence>()
  return {
    kept,
    async put(presence, since) {
      for (const [id, one] of kept) if (one.seenAt < since) kept.delete(id)
      kept.set(`${presence.plan} ${presence.person}`, presence)
    },
    async remove(plan, person) {
      kept.delete(`${plan} ${person}`)
    },
    ofPlan: async (plan, since) => [...kept.values()].filter((one) => one.plan === plan && one.seenAt >= since),
  }
}

describe('who has a plan open to write it', () => {
  let clock = manualClock('2020-03-20T01:00:00Z')
  let presences = room()
  let revisions: PlanHead[] = []
  const service = () => {
    const plans = fakeOf<PlanRepository>({ revisions: async () => revisions })
    return planPresenceService({ presences, plans, access: planAccess(plans), clock })
  }
  const tell = (actor: Actor, ...at: string[]) => service().tell(actor, { plan: world.plan, at })
  beforeEach(() => {
    clock = manualClock('2020-03-20T01:00:00Z')
    presences = room()
    revisions = [head(2, 'draft'), head(1, 'published')]
  })

  it('sees the others by their posts and where they are, and not oneself', async () => {
    expect(await tell(asAuthor, 'phases', 'first')).toEqual([])
    expect(await tell(other, 'goals')).toEqual([{ title: asAuthor.title, at: ['phases', 'first'] }])
    expect(await tell(asAuthor, 'phases', 'second')).toEqual([{ title: '东山市扶贫办·副主任', at: ['goals'] }])
    expect(await tell(other), 'where one went').toEqual([{ title: asAuthor.title, at: ['phases', 'second'] }])
  })

  it('is the same to every process: what one was told another tells', async () => {
    const [one, another] = [service(), service()]
    await one.tell(asAuthor, { plan: world.plan, at: ['phases'] })
    expect(await another.tell(other, { plan: world.plan, at: [] })).toEqual([{ title: asAuthor.title, at: ['phases'] }])
  })

  it('is gone at once who says so, and within 20 seconds who says nothing more', async () => {
    await tell(asAuthor, 'phases')
    await service().tell(asAuthor, { plan: world.plan, at: [], isLeaving: true })
    expect(await tell(other)).toEqual([])
    await tell(asAuthor, 'phases')
    clock.advance(20_000)
    expect(await tell(other)).toHaveLength(1)
    clock.advance(1)
    expect(await tell(other)).toEqual([])
    expect(
      [...presences.kept.values()].map(({ person }) => person),
      'nothing is left of them',
    ).toEqual(['p-other'])
  })

  it('is nobody of another plan', async () => {
    await tell(asAuthor, 'phases')
    expect(await service().tell(other, { plan: 'other-2020', at: [] })).toEqual([])
  })

  it.each([
    ['an inspector of the plan', asInspector, () => {}],
    ['the author of another region', elsewhere, () => {}],
    ['an author, of a plan that there is not', asAuthor, () => revisions.splice(0)],
    ['an author, where a revision belongs to another region', asAuthor, () => revisions.push(head(3, 'draft', world.province))],
  ])('is told to those who may write all of it: not to %s', async (_who, actor, given) => {
    await tell(other, 'phases')
    given()
    const refused = await tell(actor, 'phases').catch((error: unknown) => (error instanceof Problem ? error.code : error))
    expect(refused).toBe('plan.absent')
    expect(
      [...presences.kept.values()].map(({ person }) => person),
      'nor is such a person seen',
    ).toEqual(['p-other'])
  })
})
