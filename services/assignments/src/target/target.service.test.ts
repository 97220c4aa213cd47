import type { Actor, FindingSummary, TargetInput, VisitView } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { regionCode, regionPath } from '@duzhan/regions'
import { asAuthor, asInspector, asOperator, asOutsider, asUnit, asViewer, world } from '@duzhan/test-kit'
import { describe, expect, it } from 'vitest'
import type { DesignatedTarget } from '../designation/designation.repository.ts'
import type { RegisteredTarget } from './target.repository.ts'
import { targetService } from './target.service.ts'

const names = { [world.province]: '某省', [world.city]: '某市', [world.county]: '某县', [world.township]: '某乡' }
const input = (over: Partial<TargetInput> = {}): TargetInput => ({
  id: 'v-1',
  name: '某村',
  kind: 'village',
  regionCode: world.village,
  attributes: { poorPersons: 512, note: null },
  ...over,
})
const designation = {
  target: 'v-1',
  list: 'provincial',
  reasons: [],
  team: null,
  designatedOn: '2020-03-20',
} as unknown as DesignatedTarget

function house({ jurisdiction = world.city as string | null, known = names as Record<string, string> } = {}) {
  const register = new Map<string, RegisteredTarget>()
  const visits = [{ id: 'visit-1', openFindings: 0 }] as VisitView[]
  const findings = [{ state: 'handedOver' }, { state: 'closedOut' }] as FindingSummary[]
  const service = targetService({
    plans: { latest: async () => (jurisdiction === null ? null : ({ jurisdiction } as never)) },
    targets: {
      save: async (targets) => targets.forEach((target) => void register.set(target.id, target)),
      byId: async (_, id) => register.get(id) ?? null,
      within: async (_, regions) =>
        [...register.values()].filter(({ regionPath: path }) => path.some((code) => regions.includes(code))),
    },
    designations: {
      save: async () => {},
      byTarget: async (_, target) => (target === 'v-1' ? designation : null),
      within: async () => [designation],
      freeze: async () => {},
      frozen: async () => null,
    },
    visit: { ofTarget: async () => visits },
    finding: { ofTarget: async () => findings },
    regionsWithin: async (within) =>
      Object.entries(known)
        .filter(([code]) => code.startsWith(within.slice(0, 2)))
        .map(([code, name]) => ({ code, name })),
  })
  return { service, register }
}

describe('the register', () => {
  it('keeps a target with its path, the names along it, and no empty attributes', async () => {
    const { service, register } = house()
    expect(await service.register(asAuthor, world.plan, [input()])).toEqual({ saved: 1 })
    expect(register.get('v-1')).toEqual({
      ...input(),
      plan: world.plan,
      attributes: { poorPersons: 512 },
      annex: null,
      regionPath: regionPath(regionCode(world.village)),
      names,
    })
  })

  it.each<[string, Actor, Partial<TargetInput>, object, Problem]>([
    [
      'a region outside the author’s',
      asAuthor,
      { regionCode: '980000000000' },
      {},
      new Problem('absent', 'region.absent', { region: '980000000000' }),
    ],
    [
      'a region outside the plan’s jurisdiction',
      asOperator,
      { regionCode: '990200000000' },
      {},
      new Problem('absent', 'region.absent', { region: '990200000000' }),
    ],
    [
      'a code that is none',
      asAuthor,
      { regionCode: '990121000001' },
      {},
      new Problem('invalid', 'region.invalid', { code: '990121000001' }),
    ],
    [
      'a region whose names are not known',
      asAuthor,
      {},
      { known: {} },
      new Problem('invalid', 'region.absent', { region: world.province }),
    ],
    [
      'an author’s outsider',
      { ...asOutsider, grants: [{ role: 'author', region: world.foreignProvince, plan: '*' }] },
      {},
      {},
      new Problem('absent', 'region.absent', { region: world.village }),
    ],
  ])('refuses %s, and keeps nothing of the batch', async (_, actor, over, how, problem) => {
    const { service, register } = house(how)
    await expect(service.register(actor, world.plan, [input(), input({ id: 'v-2', ...over })])).rejects.toEqual(problem)
    expect(register.size).toBe(0)
  })

  it('takes targets before their plan is known here, within the author’s own region', async () => {
    const { service, register } = house({ jurisdiction: null })
    await service.register(asAuthor, world.plan, [input()])
    expect(register.size).toBe(1)
  })

  it('lists what the actor reaches, each with its list or none', async () => {
    const { service } = house()
    const other = { ...names, [world.otherCounty]: '邻县', '990122100000': '邻乡' }
    const two = house({ known: other })
    await two.service.register(asAuthor, world.plan, [input(), input({ id: 'v-2', regionCode: world.otherVillage })])
    const seen = async (actor: Actor) => (await two.service.list(actor, world.plan)).map(({ id, list }) => [id, list])
    expect(await seen(asViewer)).toEqual([
      ['v-1', 'provincial'],
      ['v-2', null],
    ])
    expect(await seen(asInspector)).toEqual([['v-1', 'provincial']])
    expect(await seen(asOutsider)).toEqual([])
    expect(await service.list(asViewer, world.plan)).toEqual([])
  })
})

describe('a target’s card', () => {
  it('says where it lies, what put it on its list, its visits and its findings', async () => {
    const { service } = house()
    await service.register(asAuthor, world.plan, [input()])
    const card = await service.byId(asViewer, world.plan, 'v-1')
    expect(card).toMatchObject({ place: '某县某乡', list: 'provincial', designatedOn: '2020-03-20' })
    expect(card.visits).toEqual([{ id: 'visit-1', openFindings: 1 }])
    expect(card.findings).toHaveLength(2)
  })

  it('shows its visits to nobody who may not see visits', async () => {
    const { service } = house()
    await service.register(asAuthor, world.plan, [input()])
    expect((await service.byId(asUnit, world.plan, 'v-1')).visits).toEqual([])
    expect((await service.byId(asOperator, world.plan, 'v-1')).visits).toEqual([])
  })

  it('is absent for strangers and when there is none', async () => {
    const { service } = house()
    await service.register(asAuthor, world.plan, [input()])
    const absent = new Problem('absent', 'target.absent')
    await expect(service.byId(asOutsider, world.plan, 'v-1')).rejects.toEqual(absent)
    await expect(service.byId(asViewer, world.plan, 'v-2')).rejects.toEqual(absent)
  })
})
