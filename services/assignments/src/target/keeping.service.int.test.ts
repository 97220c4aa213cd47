import type { Actor, PageCursor, TargetInput } from '@duzhan/contracts'
import { type Plan, readPlan } from '@duzhan/plan'
import { runHere } from '@duzhan/plan/worker'
import { packs } from '@duzhan/plan-packs'
import type { Problem } from '@duzhan/problems'
import { lineageOn } from '@duzhan/regions'
import { logger } from '@duzhan/service-kit'
import { type LoggedStore, loggedStore } from '@duzhan/service-kit/loggedStore'
import { buildIndexes, openServiceLog } from '@duzhan/service-kit/mongo'
import { manualClock } from '@duzhan/test-kit'
import { type Connection, createConnection } from 'mongoose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { designationRepository } from '../designation/designation.mongo.ts'
import { drawRepository } from '../draw/draw.mongo.ts'
import { drawing } from '../draw/drawing.ts'
import { dueOpening } from '../due/dueOpening.ts'
import { planRegister } from '../register/planRegister.ts'
import { targetRepository } from '../register/target.mongo.ts'
import { listReviewService } from '../targetList/listReview.service.ts'
import { registerFollowing } from '../targetList/registerFollowing.ts'
import { targetListService } from '../targetList/targetList.service.ts'
import { everyVisit } from '../test/everyVisit.ts'
import { visitOpeningRepository, visitRepository } from '../visit/visit.mongo.ts'
import { visitService } from '../visit/visit.service.ts'
import { visitOpening } from '../visit/visitOpening.ts'
import { keepingService } from './keeping.service.ts'
import { targetService } from './target.service.ts'

const pack = packs[0]!
const cityPlan: Plan = readPlan(pack.plan)
const [city, xiangxiang, xiangtan] = ['430300000000', '430381000000', '430321000000']
/** A county's plan as it is in force: all of the city's, for its own villages. */
const countyPlan: Plan = {
  ...cityPlan,
  ...{ code: 'xiangxiang-2020', jurisdiction: xiangxiang, title: '湘乡市督战方案' },
  extends: { code: cityPlan.code, revision: cityPlan.revision },
}
const as = (role: 'author' | 'viewer' | 'inspector', region: string, plan = cityPlan.code, title = '市督战办'): Actor => ({
  ...{ id: 'p-1', account: 'p', title },
  grants: [{ role, region, plan }],
})
const rows = pack.targets.map(({ annex: _, ...target }): TargetInput => ({ ...target, attributes: { ...target.attributes } }))
const tanqiao = rows.find(({ id }) => id === 'v430381106229')!
const reason = '按实地核实的情况'

describe('keeping the register by hand', () => {
  let store: LoggedStore
  let connection: Connection
  let house: ReturnType<typeof open>
  const clock = manualClock('2020-03-20T01:00:00.000Z')

  function open(database = connection, logged = store.serviceLog) {
    const latest = async (code: string) => [cityPlan, countyPlan].find((plan) => plan.code === code) ?? null
    const plans = { save: async () => {}, byRevision: latest, latest }
    const stored = targetRepository(database, logged)
    const targets = planRegister(plans, stored)
    const designations = designationRepository(database, logged)
    const visits = visitRepository(database)
    const openings = visitOpeningRepository(database)
    const draws = drawRepository(database, logged)
    const drawLots = drawing({ draws, clock, run: runHere, nonce: () => 'n' })
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
    const { openVisits, followVisits } = opening()
    const followRegister = registerFollowing({
      ...{ plans, targets: stored, designations, rename: async () => {}, followVisits },
      lineage: async () => lineageOn([], ''),
    })
    const regionsWithin = async () =>
      [
        ...new Set(
          rows.flatMap(({ regionCode: code }) => [`${code.slice(0, 2)}`, code.slice(0, 4), code.slice(0, 6), code.slice(0, 9)]),
        ),
      ]
        .map((digits) => ({ code: digits.padEnd(12, '0'), name: `地区${digits}` }))
        .concat([{ code: '430321100000', name: '易俗河镇' }])
    const keeping = (follow = followRegister) =>
      keepingService({
        plans,
        targets: { ...targets, save: stored.save },
        followRegister: follow,
        plansKnown: async () => {},
        lineage: async () => lineageOn([], ''),
        regionsNamed: async (codes) => (await regionsWithin()).filter(({ code }) => codes.includes(code)),
        clock,
      })
    const reading = targetService({
      ...{ plans, targets, designations, clock, visit: visit() },
      finding: { ofTarget: async () => ({ rows: [], hasMore: false, open: 0 }) },
    })
    const { rosterOf } = dueOpening({
      mergers: async () => '',
      plans: { byRevision: async () => null, publishedAt: async () => null },
      ...{ designations, targets, regionsWithin, bodiesWithin: async () => [], clock },
      dues: { ofPlan: async () => [], carry: async () => {} },
    })
    return {
      ...{ targets, designations, visit, keeping, reading, rosterOf, followRegister },
      lists: targetListService({ plans, targets, designations, draws, drawLots, clock }),
      review: listReviewService({
        ...{ plans, targets, designations, draws, openVisits, followVisits, clock, run: runHere },
        disclose: async () => {},
      }),
    }
  }
  beforeAll(async () => {
    store = await loggedStore('assignments', clock)
    connection = store.connection
    house = open()
    await buildIndexes(connection)
  })
  afterAll(() => store?.close())
  beforeEach(async () => {
    clock.set('2020-03-20T01:00:00.000Z')
    await store.empty('designations', 'freezes', 'targets', 'registers', 'visits', 'visitOpenings', 'log')
    await house.keeping().register(as('author', city), { plan: cityPlan.code, targets: rows })
    await house.lists.freeze(as('author', city), cityPlan.code)
    await house.visit().list(as('viewer', city), everyVisit(cityPlan.code))
    clock.set('2020-03-25T01:00:00.000Z')
  })

  const seen = { plan: cityPlan.code, target: tanqiao.id, version: 0 }
  const given = ({ name, regionCode, attributes }: TargetInput) => ({ name, regionCode, attributes })
  const correct = (over: Partial<TargetInput>, version = 0, by = as('author', city)) =>
    house.keeping().correct(by, { ...seen, version, ...given({ ...tanqiao, ...over }), reason })
  const retire = (over: object = {}, by = as('author', city)) =>
    house.keeping().retire(by, { ...seen, on: '2020-03-24', reason, ...over })
  const card = (actor = as('viewer', city), plan = cityPlan.code) => house.reading.byId(actor, plan, tanqiao.id)
  const lists = (actor = as('viewer', city), plan = cityPlan.code) => house.lists.byPlan(actor, plan)
  const visitsOf = async () =>
    (await house.visit().ofTarget(as('viewer', city), cityPlan.code, tanqiao.id)).map(({ status }) => status)
  const refusal = (call: Promise<unknown>) =>
    call.then(
      () => 'done',
      (error: Problem) => error.code,
    )
  const told = async (noun: string) =>
    (await connection.collection('log').find({ noun }).sort({ seq: 1 }).toArray()).map(({ verb }) => verb)

  it('a correction keeps what the register said until then, by whom it was changed, when and why', async () => {
    const poor = { ...tanqiao.attributes, poorPersons: 20 }
    expect(await correct({ name: '新潭桥村', attributes: poor })).toEqual({ version: 1 })
    clock.set('2020-04-02T01:00:00.000Z')
    await correct({ attributes: poor }, 1, as('author', xiangxiang, '*', '湘乡市扶贫办'))
    const { trace, version, name, attributes } = await card()
    expect([name, attributes['poorPersons'], version]).toEqual(['潭桥村', 20, 2])
    expect(trace).toMatchObject([
      { verb: 'correct', at: '2020-04-02T01:00:00.000Z', by: '湘乡市扶贫办', reason, was: { name: '新潭桥村' } },
      {
        verb: 'correct',
        at: '2020-03-25T01:00:00.000Z',
        by: '市督战办',
        was: { name: '潭桥村', attributes: tanqiao.attributes },
      },
      { verb: 'register', at: '2020-03-20T01:00:00.000Z', was: null },
    ])
    expect((await told('target')).filter((verb) => verb === 'correct')).toHaveLength(2)
  })

  it('a correction changes no name, place, reason, figure or total that a frozen list printed', async () => {
    const before = await lists()
    await correct({ name: '新潭桥村', attributes: { ...tanqiao.attributes, poorPersons: 20 } })
    expect(await lists()).toEqual(before)
    const [proposal] = (await house.review.review(as('author', city), cityPlan.code)).proposals
    expect(proposal, 'where the rule holds no longer, that is proposed').toMatchObject({ target: { id: tanqiao.id } })
  })

  it('a sheet that is sent again changes nothing, and one that differs is a change like any other', async () => {
    await house.keeping().register(as('author', city), { plan: cityPlan.code, targets: rows })
    expect((await card()).version).toBe(0)
    await house.keeping().register(as('author', city), { plan: cityPlan.code, targets: [{ ...tanqiao, name: '新潭桥村' }] })
    expect((await card()).trace).toMatchObject([{ verb: 'register', was: { name: '潭桥村' } }, { was: null }])
    expect((await told('target')).length).toBe(rows.length + 1)
  })

  it('is looked through a page at a time, by the beginning of a name or a code, retired ones apart', async () => {
    const found = async (search: object, actor = as('viewer', city)) => {
      const whole = { plan: cityPlan.code, text: '', show: 'registered', limit: 100, ...search } as const
      const { total, targets } = await house.reading.search(actor, whole)
      return [total, ...targets.map(({ id }) => id)]
    }
    const byCode = rows.toSorted((one, other) => (one.regionCode < other.regionCode ? -1 : 1)).map(({ id }) => id)
    expect(await found({})).toEqual([rows.length, ...byCode])
    const inPages: string[] = []
    for (let cursor: PageCursor | null | undefined; cursor !== null; ) {
      const asked = { plan: cityPlan.code, text: '', show: 'registered', limit: 3, ...(cursor && { cursor }) } as const
      const page = await house.reading.search(as('viewer', city), asked)
      expect(page.total, 'on whatever page').toBe(rows.length)
      inPages.push(...page.targets.map(({ id }) => id))
      cursor = page.next
    }
    expect(inPages).toEqual(byCode)
    expect(await found({ text: '潭桥' })).toEqual([1, tanqiao.id])
    expect(await found({ text: tanqiao.regionCode })).toEqual([1, tanqiao.id])
    expect(await found({ text: '.*' })).toEqual([0])
    expect(await found({}, as('viewer', xiangxiang))).toEqual([
      ...[byCode.filter((id) => id.startsWith('v430381'))].flatMap((ids) => [ids.length, ...ids]),
    ])
    await retire()
    expect(await found({ text: '潭桥' })).toEqual([0])
    expect(await found({ text: '潭桥', show: 'retired' })).toEqual([1, tanqiao.id])
    const county = as('viewer', xiangxiang, countyPlan.code)
    expect((await found({ plan: countyPlan.code, show: 'all' }, county))[0], 'of a derived plan').toBe(
      rows.filter(({ regionCode: code }) => code.startsWith('430381')).length,
    )
  })

  it('says before it is taken over what a sheet would add and change, and changes nothing', async () => {
    const [same, other] = [rows[0]!, rows[1]!]
    const sheet = [same, { ...other, name: '改名村' }, { ...tanqiao, id: 'v-more', name: '新村', regionCode: '430381106239' }]
    expect(await house.keeping().preview(as('author', city), { plan: cityPlan.code, targets: sheet })).toEqual({
      added: 1,
      changed: 1,
      same: 1,
    })
    expect((await house.targets.byIds(cityPlan.code, [other.id, 'v-more'])).map(({ name }) => name)).toEqual([other.name])
    expect(
      await refusal(house.keeping().preview(as('author', city), { plan: cityPlan.code, targets: [{ ...same, kind: 'moon' }] })),
    ).toBe('register.invalid')
  })

  it('takes of a sheet what it has columns for, finds who stands at a place, and leaves the rest as it stood', async () => {
    const placed = { ...rows[0]!, annex: { note: '原样' }, position: { latitude: 27.8, longitude: 112.5 } }
    const keep = (targets: TargetInput[], columns: string[]) =>
      house.keeping().register(as('author', city), { plan: cityPlan.code, targets, columns })
    await keep([placed], ['position'])
    const sheet = { ...placed, id: placed.regionCode, annex: undefined, position: null, attributes: { poorPersons: 1 } }
    await keep([sheet], ['poorPersons'])
    const [kept, ...others] = await house.targets.at(cityPlan.code, [placed.regionCode])
    expect(others).toEqual([])
    expect(kept).toMatchObject({ id: placed.id, annex: { note: '原样' }, position: placed.position })
    expect(kept?.attributes).toEqual({ ...placed.attributes, poorPersons: 1 })
  })

  it.each<[string, () => Promise<unknown>, string]>([
    ['by who saw an earlier state', () => correct({ name: '甲村' }, 7), 'target.stale'],
    ['by who may only look on', () => correct({ name: '甲村' }, 0, as('viewer', city)), 'plan.absent'],
    ['by the county next door', () => correct({ name: '甲村' }, 0, as('author', xiangtan)), 'target.absent'],
    ['into the county next door', () => correct({ regionCode: '430321100201' }, 0, as('author', xiangxiang)), 'region.absent'],
    ['to a figure that is none', () => correct({ attributes: { poorPersons: '12' } }), 'register.invalid'],
    [
      'to the place of another',
      () => correct({ regionCode: rows.find(({ id }) => id !== tanqiao.id)!.regionCode }),
      'register.invalid',
    ],
    [
      'of a plan that nobody knows',
      () => house.keeping().retire(as('author', city, '*'), { ...seen, plan: 'none', on: '2020-03-24', reason }),
      'plan.absent',
    ],
    ['from a day to come', () => retire({ on: '2020-03-26' }), 'target.retire-date'],
    ['out of a register that it left already', () => retire().then(() => retire({ version: 1 })), 'target.retired'],
    ['of what was taken out', () => retire().then(() => correct({ name: '甲村' }, 1)), 'target.retired'],
    ['back though it is there', () => house.keeping().restore(as('author', city), { ...seen, reason }), 'target.not-retired'],
  ])('no change goes through %s', async (_, change, code) => {
    expect(await refusal(change())).toBe(code)
    expect((await card()).name).toBe(tanqiao.name)
  })

  it('a retired target is owed no visit, no due, no list, and is proposed for release with the reason', async () => {
    expect(await visitsOf()).toContain('due')
    await retire()
    expect(await visitsOf()).not.toContain('due')
    clock.set('2020-04-20T01:00:00.000Z')
    await house.visit().list(as('viewer', city), everyVisit(cityPlan.code))
    expect(await visitsOf(), 'nor next month').not.toContain('due')
    const roster = await house.rosterOf(cityPlan, [city], 'platform')
    expect(roster.targets.map(({ id }) => id)).not.toContain(tanqiao.id)
    expect(roster.designations.map(({ targetId }) => targetId)).not.toContain(tanqiao.id)
    const { proposals } = await house.review.review(as('author', city), cityPlan.code)
    expect(proposals).toMatchObject([
      { change: 'off', target: { id: tanqiao.id }, lost: [`2020-03-24 已从登记册注销：${reason}`] },
    ])
    const decide = (verb: 'release' | 'designate', list?: string) =>
      house.review.decide(as('author', city), {
        plan: cityPlan.code,
        decisions: [{ target: tanqiao.id, verb, reason, ...(list && { list }) }],
      })
    expect(await decide('release')).toMatchObject({ changed: 1 })
    expect(await refusal(decide('designate', cityPlan.targetLists[0]?.key))).toBe('target.retired')
    expect(await card()).toMatchObject({ retired: { on: '2020-03-24', by: '市督战办', reason }, retiredOn: '2020-03-24' })
    expect((await card()).standings, 'with its history').toHaveLength(1)
  })

  it.each([
    ['before the end of a window that has gone by: it owes nothing of that either', '2020-03-30', ['cancelled', 'cancelled']],
    ['after it: what was missed until then stays so', '2020-04-01', ['cancelled', 'due']],
  ])('a target whose retirement is told weeks later left %s', async (_, on, standing) => {
    clock.set('2020-04-20T01:00:00.000Z')
    await house.visit().list(as('viewer', city), everyVisit(cityPlan.code))
    await retire({ on })
    expect(await visitsOf()).toEqual(standing)
  })

  it('a retired target keeps out of lists that are frozen later, and is owed its visits again when it is restored', async () => {
    await retire()
    await house.keeping().restore(as('author', city), { ...seen, version: 1, reason })
    expect(await visitsOf()).toContain('due')
    expect((await house.review.review(as('author', city), cityPlan.code)).proposals).toEqual([])
    expect((await card()).trace.map(({ verb }) => verb)).toEqual(['restore', 'retire', 'register'])
    await retire({ version: 2 })
    await connection.collection('freezes').deleteMany({})
    await connection.collection('designations').deleteMany({})
    const again = await house.lists.freeze(as('author', city), cityPlan.code)
    expect(again.flatMap(({ targets }) => targets).map(({ id }) => id)).not.toContain(tanqiao.id)
  })

  it('a target that moves takes its standing and its open visits along, to the team there', async () => {
    const there = { regionCode: '430321100201' }
    const listedBy = async (region: string) =>
      (await lists(as('viewer', region))).flatMap(({ targets }) => targets).filter(({ id }) => id === tanqiao.id)
    expect(await listedBy(xiangtan)).toEqual([])
    const [before] = await listedBy(xiangxiang)
    await correct(there)
    expect(await listedBy(xiangxiang)).toEqual([])
    const [after] = await listedBy(xiangtan)
    expect(after).toMatchObject({
      name: before?.name,
      attributes: before?.attributes,
      reasons: before?.reasons,
    })
    expect(after?.regionPath).toContain(xiangtan)
    expect(after?.place, 'its new team is not sent where it lay').toBe('地区430321易俗河镇')
    const mine = await house.visit().list(as('inspector', xiangtan), everyVisit(cityPlan.code, { mine: true }))
    expect(mine.visits.map(({ target }) => target.id)).toContain(tanqiao.id)
    expect((await told('designation')).filter((verb) => verb === 'move')).toHaveLength(1)
  })

  it('lists follow a change that the platform died over when it begins again, once', async () => {
    await house.keeping(async () => {}).retire(as('author', city), { ...seen, on: '2020-03-24', reason })
    expect(await visitsOf()).toContain('due')
    await house.followRegister()
    expect(await visitsOf()).not.toContain('due')
    await house.followRegister()
    expect((await told('designation')).filter((verb) => verb === 'move')).toEqual([])
  })

  it('lists follow a hundred targets in hardly more commands than one, and every one of them', async () => {
    const asked: string[] = []
    const monitored = await createConnection(store.mongoUri, {
      dbName: `${store.database}_assignments`,
      monitorCommands: true,
    }).asPromise()
    monitored.getClient().on('commandStarted', ({ commandName }) => void asked.push(commandName))
    const log = openServiceLog(monitored, { service: 'assignments', clock, log: logger('test', 'silent'), appended() {} })
    const followed = open(monitored, log)
    const costOf = async (count: number) => {
      const those = rows.filter(({ kind }) => kind === tanqiao.kind).slice(0, count)
      for (const { id, regionCode: code } of those) {
        const called = { name: `${id}新名`, [`names.${code}`]: `${id}新名` } // as a region leaves them that was renamed
        const { matchedCount } = await connection
          .collection('targets')
          .updateOne({ plan: cityPlan.code, id }, { $set: { ...called, isUnsettled: true } })
        expect(matchedCount).toBe(1)
      }
      asked.length = 0
      await followed.followRegister()
      const cost = asked.length
      expect(await connection.collection('targets').countDocuments({ isUnsettled: true })).toBe(0)
      const listed = await connection
        .collection('designations')
        .find({ target: { $in: those.map(({ id }) => id) } })
        .toArray()
      expect(listed.length).toBeGreaterThan(0)
      for (const { target, targetName } of listed) expect(targetName).toBe(`${target}新名`)
      return cost
    }
    try {
      const [one, hundred] = [await costOf(1), await costOf(100)]
      expect(hundred).toBeLessThanOrEqual(one + 5)
    } finally {
      await log.stop()
      await monitored.close()
    }
  })

  describe('of a plan that is derived from another', () => {
    const own = { ...tanqiao, id: 'v-own', name: '本市自定村', regionCode: '430381106230' }
    const county = as('author', xiangxiang, countyPlan.code, '湘乡市扶贫办')
    const inCounty = () => rows.filter(({ regionCode: code }) => code.startsWith('430381')).map(({ id }) => id)

    it('works on the superior’s register in its own region, and on what it entered beside it', async () => {
      await house.keeping().register(county, { plan: countyPlan.code, targets: [own] })
      const ids = async (plan: string) => (await house.targets.within(plan, ['430000000000'])).map(({ id }) => id).sort()
      expect(await ids(countyPlan.code)).toEqual([...inCounty(), own.id].sort())
      expect(await ids(cityPlan.code), 'which the superior does not have').toEqual(rows.map(({ id }) => id).sort())
      expect(await house.reading.byId(county, countyPlan.code, tanqiao.id)).toMatchObject({
        ...{ id: tanqiao.id, name: tanqiao.name, register: cityPlan.code, mayKeep: false },
      })
      expect(
        await refusal(
          house.reading.byId(county, countyPlan.code, rows.find(({ regionCode: code }) => !code.startsWith('430381'))!.id),
        ),
      ).toBe('target.absent')
    })

    it('draws its own list, dues and visits over the same targets, and follows what the superior corrects', async () => {
      await house.keeping().register(county, { plan: countyPlan.code, targets: [own] })
      const listed = (await house.lists.freeze(county, countyPlan.code)).flatMap(({ targets }) => targets)
      expect(listed.map(({ id }) => id)).toContain(tanqiao.id)
      const owed = async () =>
        (await house.visit().list(as('viewer', xiangxiang, countyPlan.code), everyVisit(countyPlan.code))).visits
          .filter(({ status }) => status === 'due')
          .map(({ target }) => target.id)
      expect(await owed()).toContain(tanqiao.id)
      await retire()
      expect(await owed()).not.toContain(tanqiao.id)
      expect((await house.rosterOf(countyPlan, [xiangxiang], 'platform')).targets.map(({ id }) => id).sort()).toEqual(
        [...inCounty().filter((id) => id !== tanqiao.id), own.id].sort(),
      )
      expect((await house.review.review(county, countyPlan.code)).proposals).toMatchObject([
        { change: 'off', target: { id: tanqiao.id } },
      ])
      expect((await card(county, countyPlan.code)).trace, 'one history').toEqual((await card()).trace)
    })

    it('neither enters what the superior keeps nor changes it', async () => {
      const changes = [
        house.keeping().register(county, { plan: countyPlan.code, targets: [{ ...tanqiao, name: '甲村' }] }),
        house.keeping().correct(county, { ...seen, plan: countyPlan.code, ...given(tanqiao), name: '甲村', reason }),
        house.keeping().retire(county, { ...seen, plan: countyPlan.code, on: '2020-03-24', reason }),
      ]
      expect(await Promise.all(changes.map(refusal))).toEqual(changes.map(() => 'target.superior'))
      const twin = house
        .keeping()
        .register(county, { plan: countyPlan.code, targets: [{ ...own, regionCode: tanqiao.regionCode }] })
      expect(await refusal(twin), 'nor the same place under another id').toBe('register.invalid')
    })

    it('a change of the superior’s register counts as one of its own', async () => {
      const before = await house.targets.changes(countyPlan.code)
      await correct({ name: '新潭桥村' })
      expect(await house.targets.changes(countyPlan.code)).toBe(before + 1)
    })
  })
})
