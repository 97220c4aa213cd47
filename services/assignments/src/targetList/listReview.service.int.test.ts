import type { Actor, ListDecision, StreamEntry } from '@duzhan/contracts'
import { type Plan, readPlan } from '@duzhan/plan'
import { runHere } from '@duzhan/plan/worker'
import { packs } from '@duzhan/plan-packs'
import { regionCode, regionPath } from '@duzhan/regions'
import { type LoggedStore, loggedStore } from '@duzhan/service-kit/loggedStore'
import { buildIndexes } from '@duzhan/service-kit/mongo'
import { manualClock } from '@duzhan/test-kit'
import fc from 'fast-check'
import type { Connection } from 'mongoose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { designationRepository } from '../designation/designation.mongo.ts'
import { drawRepository } from '../draw/draw.mongo.ts'
import { drawService } from '../draw/draw.service.ts'
import { drawing } from '../draw/drawing.ts'
import { targetRepository } from '../register/target.mongo.ts'
import type { RegisteredTarget } from '../register/target.repository.ts'
import { everyVisit } from '../test/everyVisit.ts'
import { visitOpeningRepository, visitRepository } from '../visit/visit.mongo.ts'
import { visitService } from '../visit/visit.service.ts'
import { visitOpening } from '../visit/visitOpening.ts'
import { listReviewService } from './listReview.service.ts'
import { targetListService } from './targetList.service.ts'

const whole: Plan = readPlan(packs[0]!.plan)
const plan = whole.code
const city = '430300000000'
const as = (role: 'author' | 'viewer', region = city): Actor => ({
  ...{ id: 'p-1', account: 'p', title: '市督战办' },
  grants: [{ role, region, plan }],
})
const register = packs[0]!.targets.slice(0, 12).map(
  (target): RegisteredTarget => ({
    ...target,
    annex: { ...target.annex },
    plan,
    regionPath: regionPath(regionCode(target.regionCode)),
    names: {},
  }),
)
const first = register[0]!
const reason = '现场核实后决定'
const entering = { verb: 'register', at: '2020-03-20T01:00:00.000Z', by: '市督战办', reason: '' } as const

describe('reviewing the lists of a plan', () => {
  let store: LoggedStore
  let connection: Connection
  let house: ReturnType<typeof open>
  let visit: ReturnType<typeof house.visit>
  let document = whole
  const clock = manualClock('2020-03-20T01:00:00.000Z')

  function open() {
    const targets = targetRepository(connection, store.serviceLog)
    const designations = designationRepository(connection, store.serviceLog)
    const draws = drawRepository(connection, store.serviceLog)
    const drawLots = drawing({ draws, clock, run: runHere, nonce: () => 'n' })
    const visits = visitRepository(connection)
    const plans = { save: async () => {}, byRevision: async () => document, latest: async () => document }
    const openings = visitOpeningRepository(connection)
    const opening = () =>
      visitOpening({
        drawInspectors: async (_, owed) => [...owed],
        designations,
        visits,
        openings,
        occurrences: { ofPlan: async () => [] },
        closeOuts: async () => [],
        around: async () => ({ places: new Map() }),
        clock,
      })
    const visit = () => {
      const { openVisits } = opening()
      return visitService({
        plans,
        designations,
        visits,
        inspecting: async () => [],
        openVisits,
        clock,
        openFindings: async () => new Map(),
        closedFindings: async () => [],
      })
    }
    const review = (more: object = {}) =>
      listReviewService({
        plans,
        targets,
        designations,
        draws,
        ...opening(),
        clock,
        run: runHere,
        disclose: async () => {},
        ...more,
      })
    const lists = targetListService({ plans, targets, designations, draws, drawLots, clock })
    const draw = drawService({ plans, targets, designations, draws, drawLots, clock })
    return { targets, designations, visit, review, lists, draw }
  }
  beforeAll(async () => {
    store = await loggedStore('assignments', clock)
    connection = store.connection
    house = open()
    await buildIndexes(connection)
  })
  afterAll(() => store?.close())
  beforeEach(async () => {
    document = whole
    clock.set('2020-03-20T01:00:00.000Z')
    await store.empty('designations', 'freezes', 'draws', 'targets', 'visits', 'visitOpenings', 'log')
    await house.targets.save(register, [], entering)
    await house.lists.freeze(as('author'), plan)
    visit = house.visit() // each test fills its windows anew
    await visit.list(as('viewer'), everyVisit(plan))
    clock.set('2020-03-25T01:00:00.000Z')
  })
  const correct = async (target: RegisteredTarget, attributes: RegisteredTarget['attributes']) =>
    house.targets.save([{ ...target, attributes }], await house.targets.byIds(plan, [target.id]), entering)
  const poorNone = Object.fromEntries(
    Object.entries(first.attributes).map(([key, value]) => [key, typeof value === 'number' ? 0 : false]),
  )
  const proposals = async (actor = as('author')) => (await house.review().review(actor, plan)).proposals
  const decide = (...decisions: ListDecision[]) => house.review().decide(as('author'), { plan, decisions })
  const visitsOf = async (target: string) =>
    (await visit.ofTarget(as('viewer'), plan, target)).map(({ status, list }) => [status, list])
  const standing = async () =>
    (await house.lists.byPlan(as('viewer'), plan)).flatMap(({ key, targets }) => targets.map(({ id }) => [id, key]))

  it('proposes nothing while the register says what it said', async () => {
    expect(await proposals()).toEqual([])
  })

  it('proposes to release whose rule holds no longer, with today’s figures, to whom it concerns', async () => {
    await correct(first, poorNone)
    const [proposal] = await proposals()
    expect(proposal).toMatchObject({ change: 'off', list: null, target: { id: first.id }, reasons: [], decided: null })
    expect(proposal?.from).not.toBeNull()
    expect(proposal?.lost.join()).toMatch(/实为 0/)
    expect(await proposals(as('viewer', first.regionPath[2] ?? ''))).toHaveLength(1)
    const elsewhere = register.find(({ regionPath: path }) => path[2] !== first.regionPath[2])
    if (elsewhere) expect(await proposals(as('viewer', elsewhere.regionPath[2] ?? ''))).toEqual([])
  })

  it('a new target, and a new revision with another rule, lead to a proposal', async () => {
    const added = { ...first, id: 'new-1', name: '新增村' }
    await house.targets.save([added], [], entering)
    expect(await proposals()).toMatchObject([{ change: 'on', target: { id: 'new-1' }, reasons: expect.arrayContaining([]) }])
    const [one, ...others] = whole.targetLists
    document = { ...whole, revision: 2, targetLists: [{ ...one!, key: 'renamed' }, ...others] }
    expect((await proposals()).some(({ change, list }) => change === 'move' && list === 'renamed')).toBe(true)
  })

  it('a released target goes off its list, its open visits are cancelled, others are told; designated again it is back', async () => {
    const before = await standing()
    expect(await visitsOf(first.id)).toEqual([['due', before.find(([id]) => id === first.id)?.[1]]])
    expect(await decide({ target: first.id, verb: 'release', reason })).toEqual({ version: 1, changed: 1 })
    expect(await standing()).toEqual(before.filter(([id]) => id !== first.id))
    expect(await visitsOf(first.id)).toMatchObject([['cancelled', expect.any(String)]])
    const told = async () => (await house.designations.stream.after(0, 100)).at(-1) as StreamEntry<object>
    expect((await told()).event).toMatchObject({ target: first.id, releasedOn: '2020-03-25' })
    const list = before.find(([id]) => id === first.id)?.[1] ?? ''
    await decide({ target: first.id, verb: 'designate', list, reason: '' })
    expect((await standing()).sort()).toEqual([...before].sort())
    expect(await visitsOf(first.id)).toEqual([['due', list]])
    expect((await told()).event).toMatchObject({ list, designatedOn: '2020-03-25', releasedOn: null })
  })

  it('a target that is released owed what it owed until then, though nobody had looked since the window began', async () => {
    clock.set('2020-06-02T01:00:00.000Z')
    await decide({ target: first.id, verb: 'release', reason })
    expect((await visitsOf(first.id)).map(([status]) => status)).toEqual(['cancelled', 'due', 'due', 'due'])
  })

  it('what was kept on is told as decided until its figures are others', async () => {
    await correct(first, poorNone)
    await decide({ target: first.id, verb: 'keep', reason })
    expect((await proposals())[0]?.decided).toEqual({ verb: 'keep', reason, on: '2020-03-25', by: '市督战办' })
    const numbers = Object.fromEntries(Object.entries(poorNone).map(([key, value]) => [key, value === 0 ? 1 : value]))
    await correct(first, numbers)
    expect((await proposals())[0]?.decided ?? null).toBeNull()
  })

  it('all of it or none: one that cannot be decided keeps back the others, and a second time changes nothing', async () => {
    const other = register[1]!.id
    const both: ListDecision[] = [
      { target: other, verb: 'release', reason },
      { target: first.id, verb: 'leave', reason },
    ]
    const before = await standing()
    await expect(decide(...both)).rejects.toMatchObject({ code: 'designation.wrong-state' })
    await expect(decide(both[0]!, { target: 'none', verb: 'keep', reason })).rejects.toMatchObject({ code: 'target.absent' })
    expect(await standing()).toEqual(before)
    expect(await decide(both[0]!)).toEqual({ version: 1, changed: 1 })
    expect(await decide(both[0]!)).toEqual({ version: 1, changed: 0 })
  })

  it.each([
    ['on a list that there is not', { verb: 'designate', list: 'none' }, 'target-list.absent'],
    ['on a list that no rule puts it on, without a reason', { verb: 'designate' }, 'designation.reason-missing'],
  ] as const)('is not designated %s', async (_, how, code) => {
    await correct(first, poorNone)
    await decide({ target: first.id, verb: 'release', reason })
    const list = 'list' in how ? how.list : (whole.targetLists[0]?.key ?? '')
    await expect(decide({ target: first.id, verb: 'designate', list, reason: '' })).rejects.toMatchObject({ code })
  })

  it('is refused to who is late, who may not, and before the lists are frozen', async () => {
    await decide({ target: first.id, verb: 'release', reason })
    const again = { plan, version: 0, decisions: [{ target: register[1]!.id, verb: 'release' as const, reason }] }
    await expect(house.review().decide(as('author'), again)).rejects.toMatchObject({ code: 'target-list.stale' })
    await expect(house.review().decide(as('viewer'), again)).rejects.toMatchObject({ code: 'plan.absent' })
    await connection.collection('freezes').deleteMany({})
    await expect(house.review().decide(as('author'), again)).rejects.toMatchObject({ code: 'target-list.not-frozen' })
    expect(await house.review().review(as('author'), plan)).toMatchObject({ frozenOn: null, proposals: [] })
  })

  it('what was taken before the platform died is carried out when it comes back, once', async () => {
    const dying = house.review({
      followVisits: async () => {
        throw new Error('the power is gone')
      },
    })
    const decisions = [{ target: first.id, verb: 'release' as const, reason }]
    await expect(dying.decide(as('author'), { plan, decisions })).rejects.toThrow('the power is gone')
    await house.review().settleAll()
    await house.review().settleAll()
    expect(await visitsOf(first.id)).toMatchObject([['cancelled', expect.any(String)]])
    expect((await standing()).some(([id]) => id === first.id)).toBe(false)
    const entries = await house.designations.stream.after(0, 100)
    expect(entries.filter(({ thing }) => thing === `${plan}:${first.id}`)).toHaveLength(2)
    expect(await house.designations.pending()).toEqual([])
  })

  it('through any history of corrections, revisions and decisions no target stands twice, and who stands is the fold', async () => {
    const lists = whole.targetLists.map(({ key }) => key)
    const index = fc.nat({ max: 3 })
    const step = fc.oneof(
      fc.record({ do: fc.constant('correct' as const), at: index, isPoor: fc.boolean() }),
      fc.record({ do: fc.constant('revise' as const), at: index, isPoor: fc.boolean() }),
      fc.record({ do: fc.constantFrom('designate', 'release', 'keep', 'leave'), at: index, list: fc.constantFrom(...lists) }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 8 }), async (steps) => {
        const fold = new Map((await standing()) as [string, string][])
        for (const one of steps) {
          const target = register[one.at]!
          if ('isPoor' in one) {
            if (one.do === 'correct') await correct(target, one.isPoor ? target.attributes : poorNone)
            else document = { ...whole, targetLists: one.isPoor ? whole.targetLists : whole.targetLists.slice(1) }
            continue
          }
          const verb = one.do as ListDecision['verb']
          const asked = { target: target.id, verb, reason, ...(verb === 'designate' ? { list: one.list } : {}) }
          const isDone = await decide(asked).then(
            () => true,
            () => false,
          )
          if (isDone && verb === 'designate') fold.set(target.id, one.list)
          if (isDone && verb === 'release') fold.delete(target.id)
        }
        document = whole
        const stands = await standing()
        expect(new Set(stands.map(([id]) => id)).size).toBe(stands.length)
        expect([...stands].sort()).toEqual([...fold].sort())
      }),
      { numRuns: 15 },
    )
  })
})
