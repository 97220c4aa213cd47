import type { Actor, FindingSummary, TargetInput, VisitView } from '@duzhan/contracts'
import type { Plan } from '@duzhan/plan'
import { packs } from '@duzhan/plan-packs'
import { Problem, problemText } from '@duzhan/problems'
import { lineageOn, regionCode, regionPath } from '@duzhan/regions'
import { asAuthor, asInspector, asOperator, asOutsider, asUnit, asViewer, manualClock, world } from '@duzhan/test-kit'
import { describe, expect, it } from 'vitest'
import type { DesignatedTarget } from '../designation/designation.repository.ts'
import { keptStanding } from '../designation/standing.ts'
import type { RegisteredTarget, RegisterReader } from '../register/target.repository.ts'
import { aDesignatedTarget } from '../test/aTarget.ts'
import { keepingService } from './keeping.service.ts'
import { targetService } from './target.service.ts'

const names = { [world.province]: '某省', [world.city]: '某市', [world.county]: '某县', [world.township]: '某乡' }
const otherNames = { ...names, [world.otherCounty]: '邻县', '990122100000': '邻乡' }
const input = (over: Partial<TargetInput> = {}): TargetInput => ({
  id: 'v-1',
  name: '某村',
  kind: 'village',
  regionCode: world.village,
  attributes: { poor: 512, persons: null },
  ...over,
})
const second = { id: 'v-2', name: '乙村', regionCode: '990121100201' }
const designation = aDesignatedTarget({ targetName: '', place: '', printed: null })

const small = packs[0]!.plan as Plan
const { schema } = small.checklists[0]!
const plan: Plan = {
  ...small,
  checklists: [
    { key: 'village', title: '村清单', targetKind: 'village', schema },
    { key: 'others', title: '另一名单的清单', targetKind: 'village', targetLists: ['municipal'], schema },
    { key: 'household', title: '户清单', targetKind: 'household', schema },
  ],
  code: world.plan,
  jurisdiction: world.city,
  targetKinds: [
    {
      key: 'village',
      title: '行政村',
      level: 'village',
      attributes: {
        type: 'object',
        properties: {
          persons: { type: 'integer', title: '人口', minimum: 0 },
          poor: { type: 'integer', title: '贫困人口', minimum: 0 },
        },
        required: ['poor'],
        additionalProperties: false,
      },
    },
  ],
}
interface How {
  /** What is known of the plan after it was waited for so many times. */
  known?: Record<string, string>
  plans?: (waited: number) => Plan | null
  places?: DesignatedTarget[]
  /** Its own checks of itself, beside the visit of a team. */
  own?: Partial<VisitView>[]
}

function house({ known = names, plans = () => plan, places = [designation], own = [] }: How = {}) {
  const register = new Map<string, RegisteredTarget>()
  const visits = [{ id: 'visit-1', openFindings: 0, team: { key: 'county', title: '县督战队' } }, ...own] as VisitView[]
  const findings = [{ state: 'handedOver' }, { state: 'closedOut' }] as FindingSummary[]
  let waited = 0
  let between = () => {}
  const ofPlan = { latest: async (code: string) => (code === world.plan ? plans(waited) : null) }
  const targets: RegisterReader = {
    byId: async (_, id) => register.get(id) ?? null,
    byIds: async (_, ids) => ids.flatMap((id) => register.get(id) ?? []),
    at: async (_, codes) => [...register.values()].filter(({ regionCode: code }) => codes.includes(code)),
    within: async (_, regions) =>
      [...register.values()].filter(({ regionPath: path }) => path.some((code) => regions.includes(code))),
    search: async () => ({ total: 0, isAtLeast: false, targets: [], next: null }),
    trace: async () => [],
    changes: async () => 0,
    isEntering: async () => false,
  }
  const reading = targetService({
    plans: ofPlan,
    targets,
    designations: {
      save: async () => {},
      each: async () => {},
      roll: async () => {},
      byTargets: async (_, targets) => places.filter(({ target }) => targets.includes(target)),
      within: async () => places,
      freeze: async () => {},
      frozen: async () => ({ plan: world.plan, frozenOn: '2020-03-20', by: '方案管理员' }),
      kept: async (_, targets) => (targets.includes('v-1') ? [keptStanding(designation)] : []),
    },
    visit: { ofTarget: async () => visits },
    finding: { ofTarget: async () => ({ rows: findings, hasMore: true, open: 301 }) },
    clock: manualClock(),
  })
  const keeping = keepingService({
    plans: ofPlan,
    plansKnown: async () => void waited++,
    targets: {
      ...targets,
      save: async (kept, standing) => {
        between()
        const asSeen = standing.every((target) => register.get(target.id)?.regionCode === target.regionCode)
        const news = kept.filter(({ id }) => !standing.some((target) => target.id === id))
        if (!asSeen || news.some(({ id }) => register.has(id))) return false
        for (const target of kept) register.set(target.id, target)
        return true
      },
    },
    followRegister: async () => {},
    clock: manualClock(),
    lineage: async () => lineageOn([], ''),
    regionsNamed: async (codes) =>
      Object.entries(known)
        .filter(([code]) => codes.includes(code))
        .map(([code, name]) => ({ code, name })),
  })
  const meanwhile = (act: () => void) => {
    between = act
  }
  return { service: { ...reading, ...keeping }, register, meanwhile }
}
const authorOf = (...regions: string[]): Actor => ({
  ...asAuthor,
  grants: regions.map((region) => ({ role: 'author', region, plan: world.plan })),
})

describe('the register', () => {
  it('keeps a target with its path, the names along it, and no empty attributes', async () => {
    const { service, register } = house()
    expect(await service.register(asAuthor, { plan: world.plan, targets: [input()] })).toEqual({ saved: 1 })
    expect(register.get('v-1')).toEqual({
      ...input(),
      plan: world.plan,
      attributes: { poor: 512 },
      annex: null,
      regionPath: regionPath(regionCode(world.village)),
      names,
    })
  })

  it.each<[string, Actor, Partial<TargetInput>, How, Problem]>([
    [
      'a region outside the author’s',
      asAuthor,
      { regionCode: '980000000000' },
      {},
      new Problem('absent', 'region.absent', { region: '980000000000' }),
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
      new Problem('absent', 'plan.absent', { plan: world.plan }),
    ],
    ['a plan that nobody knows', asAuthor, {}, { plans: () => null }, new Problem('absent', 'plan.absent', { plan: world.plan })],
  ])('refuses %s, and keeps nothing of the batch', async (_, actor, over, how, problem) => {
    const { service, register } = house(how)
    await expect(
      service.register(actor, { plan: world.plan, targets: [input(), input({ ...second, ...over })] }),
    ).rejects.toEqual(problem)
    expect(register.size).toBe(0)
  })

  it.each<[string, Partial<TargetInput>, string, string]>([
    ['a figure as text', { attributes: { poor: '12' } }, 'cell.not-a-number', '“贫困人口”：“12”不是数字'],
    ['a missing figure', { attributes: {} }, 'cell.empty', '“贫困人口”：没有填写'],
    ['a negative figure', { attributes: { poor: -1 } }, 'cell.too-small', '“贫困人口”：“-1”不能小于 0'],
    ['a kind that is none', { kind: 'moon' }, 'cell.kind-unknown', '“类别”：方案中没有“moon”这一类督战对象'],
    [
      'a code that is none',
      { regionCode: '990121000001' },
      'cell.region-malformed',
      '“区划代码”：“990121000001”不是区划代码：应为 12 位数字，且逐级对应',
    ],
    [
      'the county’s own code',
      { regionCode: world.county },
      'cell.region-level',
      `“区划代码”：“${world.county}”是县级的代码，“行政村”应填村的代码`,
    ],
    ['the id of the first row', { id: 'v-1' }, 'cell.repeated', '“编号”：“v-1”与第 1 行重复'],
  ])('refuses a batch of which the second row has %s, and says so', async (_, over, code, sentence) => {
    const { service, register } = house()
    const refusal = await service
      .register(asAuthor, { plan: world.plan, targets: [input(), input({ ...second, ...over })] })
      .catch((error) => error)
    expect(refusal).toMatchObject({
      kind: 'invalid',
      code: 'register.invalid',
      details: { count: 1, faults: [{ code, line: 2 }] },
    })
    expect(problemText(refusal.code, refusal.details, 'zh')).toBe(`登记册有 1 处需要改正，没有保存：第 2 行“乙村”的${sentence}。`)
    expect(register.size).toBe(0)
  })

  it('refuses a place within the operator’s reach and outside the plan’s jurisdiction', async () => {
    const { service, register } = house()
    const refusal = await service
      .register(asOperator, { plan: world.plan, targets: [input({ regionCode: '990200000000' })] })
      .catch((error) => error)
    expect(refusal.details.faults).toMatchObject([{ code: 'cell.region-outside', path: 'regionCode' }])
    expect(register.size).toBe(0)
  })

  it('tells the first hundred faults of a batch that is wrong from top to bottom, and how many there are', async () => {
    const { service } = house()
    const batch = Array.from({ length: 300 }, (_, index) => input({ id: `v-${index}`, name: '', attributes: {} }))
    const { details } = await service.register(asAuthor, { plan: world.plan, targets: batch }).catch((error) => error)
    expect(details.count).toBeGreaterThan(600)
    expect(details.faults).toHaveLength(100)
  })

  it('holds targets against the newest plan that was published, though it became known here only now', async () => {
    const { service, register } = house({ plans: (waited) => (waited > 0 ? plan : null) })
    await service.register(asAuthor, { plan: world.plan, targets: [input()] })
    expect(register.size).toBe(1)
  })

  it('lists what the actor reaches, each with its list or none', async () => {
    const two = house({ known: otherNames })
    await two.service.register(asAuthor, {
      plan: world.plan,
      targets: [input(), input({ id: 'v-2', regionCode: world.otherVillage })],
    })
    const seen = async (actor: Actor) => (await two.service.list(actor, world.plan)).map(({ id, list }) => [id, list])
    expect(await seen(asViewer)).toEqual([
      ['v-1', 'provincial'],
      ['v-2', null],
    ])
    expect(await seen(asInspector)).toEqual([['v-1', 'provincial']])
    expect(await seen(asOutsider)).toEqual([])
    expect(await house().service.list(asViewer, world.plan)).toEqual([])
  })
})

describe('a target that stands already', () => {
  const standing = async () => {
    const built = house({ known: otherNames })
    await built.service.register(asAuthor, {
      plan: world.plan,
      targets: [input(), input({ id: 'v-2', regionCode: world.otherVillage })],
    })
    return built
  }
  const codeOf = (call: Promise<unknown>) =>
    call.then(
      () => 'done',
      (error: Problem) => error.code,
    )

  it('is corrected, renamed and moved by whoever holds both places', async () => {
    const { service, register } = await standing()
    const moved = input({ name: '新名村', regionCode: '990122100201' })
    expect(
      await codeOf(service.register(authorOf(world.county, world.otherCounty), { plan: world.plan, targets: [moved] })),
    ).toBe('done')
    expect(register.get('v-1')).toMatchObject({ name: '新名村', regionCode: '990122100201' })
  })

  it.each([
    ['taken over by the county next door', [world.otherCounty], { regionCode: '990122100201' }, 'target.taken'],
    ['pushed into the county next door', [world.county], { regionCode: '990122100201' }, 'region.absent'],
    ['corrected where it lies by the county next door', [world.otherCounty], {}, 'region.absent'],
  ] as const)('is not %s', async (_, regions, over, code) => {
    const { service, register } = await standing()
    const before = structuredClone([...register])
    expect(
      await codeOf(
        service.register(authorOf(...regions), { plan: world.plan, targets: [input({ ...over, attributes: { poor: 0 } })] }),
      ),
    ).toBe(code)
    expect([...register]).toEqual(before)
  })

  it('is not lost to someone who was faster', async () => {
    const { service, register, meanwhile } = await standing()
    meanwhile(() => void register.set('v-1', { ...register.get('v-1')!, regionCode: world.otherVillage }))
    expect(await codeOf(service.register(asAuthor, { plan: world.plan, targets: [input({ name: '慢了一步' })] }))).toBe(
      'target.stale',
    )
    expect(register.get('v-1')?.name).toBe('某村')
  })

  it('is not entered a second time under another id; two that change places are not the same', async () => {
    const { service, register } = await standing()
    const again = await service.register(asAuthor, { plan: world.plan, targets: [input({ id: 'v-3' })] }).catch((error) => error)
    expect(again.details.faults).toMatchObject([{ code: 'cell.repeated', path: 'regionCode' }])
    const swapped = [input({ regionCode: world.otherVillage }), input({ id: 'v-2' })]
    expect(await codeOf(service.register(asAuthor, { plan: world.plan, targets: swapped }))).toBe('done')
    expect(register.get('v-2')?.regionCode).toBe(world.village)
  })
})

describe('who is granted one target', () => {
  const asSchool = (target: string, region: string = world.county): Actor => ({
    ...asUnit,
    grants: [{ role: 'unit', region, plan: world.plan, target }],
  })
  const both = async () => {
    const { service } = house()
    await service.register(asAuthor, { plan: world.plan, targets: [input(), input(second)] })
    return service
  }

  it('finds that one in the register, and none of its neighbours in the same village', async () => {
    const service = await both()
    expect(
      (await service.list(asUnit, world.plan)).map(({ id }) => id),
      'the township sees both',
    ).toEqual(['v-1', 'v-2'])
    expect((await service.list(asSchool('v-1'), world.plan)).map(({ id }) => id)).toEqual(['v-1'])
    expect((await service.list(asSchool('v-2'), world.plan)).map(({ id }) => id)).toEqual(['v-2'])
    expect(await service.list(asSchool('v-1', world.otherCounty), world.plan), 'of that id elsewhere').toEqual([])
    expect(await service.list(asSchool('no-such'), world.plan)).toEqual([])
    const twice = { ...asUnit, grants: [...asUnit.grants, ...asSchool('v-1').grants] }
    expect(
      (await service.list(twice, world.plan)).map(({ id }) => id),
      'each once',
    ).toEqual(['v-1', 'v-2'])
  })

  it('opens its card without any visit, and its neighbour’s as one that does not exist', async () => {
    const service = await both()
    const absent = new Problem('absent', 'target.absent')
    expect(await service.byId(asSchool('v-1'), world.plan, 'v-1')).toMatchObject({ id: 'v-1', visits: [], checklists: [] })
    await expect(service.byId(asSchool('v-1'), world.plan, 'v-2')).rejects.toEqual(absent)
    await expect(service.byId(asSchool('v-1', world.otherCounty), world.plan, 'v-1')).rejects.toEqual(absent)
  })

  it.each(['viewer', 'inspector', 'reviewer'] as const)('does not learn when somebody comes as %s either', async (role) => {
    const service = await both()
    const [grant] = asSchool('v-1').grants
    const seen = await service.byId({ ...asUnit, grants: [{ ...grant!, role }] }, world.plan, 'v-1')
    expect(seen).toMatchObject({ visits: [], checklists: [] })
  })

  it('is told of its own checks as inspector of itself, and may fill their checklist and no other', async () => {
    const self = { key: 'self', title: '每周自查', what: 'visit', modes: ['selfCheck'], who: { kind: 'target' } } as const
    const about = { kind: 'lists' as const, targetLists: ['provincial'] }
    const another = { key: 'another', title: '另一清单', targetKind: 'village', schema }
    const checked: Plan = {
      ...plan,
      checklists: [...plan.checklists, another],
      duties: { owed: [{ ...self, modes: [...self.modes], about, checklist: 'village' }] },
    }
    const visit = { id: 'own-1', openFindings: 0, team: { key: 'target:v-1', title: '某村' } }
    const { service } = house({ plans: () => checked, own: [visit], places: [{ ...designation, targetName: '某村' }] })
    await service.register(asAuthor, { plan: world.plan, targets: [input()] })
    const [grant] = asSchool('v-1').grants
    const seen = await service.byId({ ...asUnit, grants: [{ ...grant!, role: 'inspector' }] }, world.plan, 'v-1')
    expect(seen.visits.map(({ id }) => id)).toEqual(['own-1'])
    expect(seen.checklists).toEqual([{ key: 'village', title: '村清单', parts: [{ part: null, team: '某村' }] }])
    expect((await service.byId(asSchool('v-1'), world.plan, 'v-1')).visits, 'as unit it sends nothing').toEqual([])
  })
})

describe('a target’s card', () => {
  it('says where it lies, what put it on its list, its visits and its findings', async () => {
    const { service } = house()
    await service.register(asAuthor, { plan: world.plan, targets: [input()] })
    const card = await service.byId(asViewer, world.plan, 'v-1')
    expect(card).toMatchObject({ place: '某县某乡', list: 'provincial', designatedOn: '2020-03-20' })
    expect(card.visits).toMatchObject([{ id: 'visit-1', openFindings: 301 }])
    expect(card).toMatchObject({ hasMoreFindings: true, findings: [{ state: 'handedOver' }, { state: 'closedOut' }] })
  })

  it('shows its visits to nobody who may not see visits', async () => {
    const { service } = house()
    await service.register(asAuthor, { plan: world.plan, targets: [input()] })
    expect((await service.byId(asUnit, world.plan, 'v-1')).visits).toEqual([])
    expect((await service.byId(asOperator, world.plan, 'v-1')).visits).toEqual([])
  })

  it('says what may be filled about it, to the inspectors of its team only', async () => {
    const { service } = house()
    await service.register(asAuthor, { plan: world.plan, targets: [input()] })
    const fillable = async (actor: Actor) => (await service.byId(actor, world.plan, 'v-1')).checklists
    const ofTeam = (team: string) => ({ ...asInspector, grants: asInspector.grants.map((grant) => ({ ...grant, team })) })
    expect(await fillable(asInspector)).toEqual([{ key: 'village', title: '村清单', parts: [{ part: null, team: '县督战队' }] }])
    expect(await fillable(ofTeam('county'))).toHaveLength(1)
    expect(await fillable(ofTeam('city')), 'another team').toEqual([])
    expect(await fillable(asViewer)).toEqual([])
  })

  it('on two lists shows both, and what may be filled for either, to the team of each', async () => {
    const other = {
      ...designation,
      list: 'municipal',
      team: { key: `city@${world.city}`, title: '市督战队' },
      designatedOn: '2020-04-01',
    }
    const { service } = house({ places: [designation, other] })
    await service.register(asAuthor, { plan: world.plan, targets: [input()] })
    const ofTeam = (team: string) => ({ ...asInspector, grants: asInspector.grants.map((grant) => ({ ...grant, team })) })
    const keys = async (actor: Actor) => (await service.byId(actor, world.plan, 'v-1')).checklists.map(({ key }) => key)
    expect(await keys(asInspector)).toEqual(['village', 'others'])
    expect(await keys(ofTeam('county'))).toEqual(['village'])
    expect(await keys(ofTeam('city'))).toEqual(['village', 'others'])
    const also = [{ list: 'municipal', reasons: [], team: other.team, designatedOn: '2020-04-01' }]
    expect(await service.byId(asViewer, world.plan, 'v-1')).toMatchObject({ list: 'provincial', also })
    expect(await service.list(asViewer, world.plan)).toMatchObject([{ id: 'v-1', list: 'provincial', also }])
  })

  it('says of a target on no list that nothing is to be filled about it', async () => {
    const { service } = house()
    await service.register(asAuthor, { plan: world.plan, targets: [input({ id: 'v-2' })] })
    expect((await service.byId(asInspector, world.plan, 'v-2')).checklists).toEqual([])
  })

  it('is absent for strangers and when there is none', async () => {
    const { service } = house()
    await service.register(asAuthor, { plan: world.plan, targets: [input()] })
    const absent = new Problem('absent', 'target.absent')
    await expect(service.byId(asOutsider, world.plan, 'v-1')).rejects.toEqual(absent)
    await expect(service.byId(asViewer, world.plan, 'v-2')).rejects.toEqual(absent)
  })
})
