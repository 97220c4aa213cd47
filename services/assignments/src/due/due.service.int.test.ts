import type { Actor, DueView } from '@duzhan/contracts'
import { type Plan, readPlan } from '@duzhan/plan'
import { runHere } from '@duzhan/plan/worker'
import { packs } from '@duzhan/plan-packs'
import { Problem } from '@duzhan/problems'
import { logger } from '@duzhan/service-kit'
import { buildIndexes, type MongoServiceLog, openDatabase, openServiceLog } from '@duzhan/service-kit/mongo'
import {
  asAuthor,
  asDecider,
  asInspector,
  asOutsider,
  asReviewer,
  asUnit,
  asViewer,
  type DisposableStore,
  disposableStore,
  manualClock,
  world,
} from '@duzhan/test-kit'
import type { Connection } from 'mongoose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { dueRepository } from './due.mongo.ts'
import { dueService } from './due.service.ts'
import { dueOpening } from './dueOpening.ts'

const [{ plan: like } = { plan: undefined }] = packs
const base = readPlan(like)
/** A city's plan under which counties report each month by the 25th, and the city meets once a quarter. */
const aPlan = (over: Partial<Plan> = {}): Plan => ({
  ...base,
  ...{ code: world.plan, revision: 1, jurisdiction: world.city, milestones: [] },
  period: { start: '2020-03-01', end: '2020-12-31' },
  cycles: [
    { key: 'monthly', every: 'month', endsOn: 'last' },
    { key: 'quarterly', every: 'quarter', endsOn: 'last' },
  ],
  duties: {
    reports: [{ key: 'monthly', title: '月报', from: 'county', to: 'city', cycle: 'monthly', dueDay: 25, dueRule: 'before' }],
    meetings: [{ key: 'quarterly', title: '季度调度会', level: 'city', cycle: 'quarterly' }],
  },
  ...over,
})
const at = (actor: Actor, region: string): Actor => ({
  ...actor,
  id: `${actor.id}-${region}`,
  grants: actor.grants.map((grant) => ({ ...grant, region })),
})
const asCounty = at(asUnit, world.county)
const asOtherCounty = at(asUnit, world.otherCounty)
const asCity = at(asReviewer, world.city)
const names = new Map([
  [world.city, '某市'],
  [world.county, '甲县'],
  [world.otherCounty, '乙县'],
])
const report = `reports.monthly/region:${world.county}/-/2020-03/1`
const text = '三月督战情况：共督战 12 个村，整改问题 5 个。'
const refusal = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: unknown) => (error instanceof Problem ? error.code : error),
  )

describe('what bodies owe under a plan', () => {
  let store: DisposableStore
  let connection: Connection
  let serviceLog: MongoServiceLog
  const clock = manualClock()
  let plan = aPlan()
  const entries = async () =>
    (await connection.collection('log').find({ noun: 'due' }).sort({ seq: 1 }).toArray()).map(
      ({ verb, by }) => `${verb} ${by.title}`,
    )
  const service = () => {
    const dues = dueRepository(connection, serviceLog)
    const opening = dueOpening({
      dues,
      designations: { frozen: async () => null, within: async () => [] },
      targets: { within: async () => [], changes: async () => 0 },
      regionsWithin: async () => [...names].map(([code, name]) => ({ code, name })),
      clock,
    })
    return dueService({
      dues,
      plans: { latest: async (code) => (code === world.plan ? plan : null) },
      ...opening,
      clock,
      run: runHere,
    })
  }
  let due: ReturnType<typeof service>
  const board = async (actor: Actor) =>
    (await due.board(actor, world.plan)).dues.map(
      ({ title, by, start, standing, lateDays }) => `${start.slice(0, 7)} ${title} ${by} ${standing} ${lateDays}`,
    )
  const see = (actor: Actor, key = report) => due.byKey(actor, { plan: world.plan, key })
  const handIn = async (actor: Actor, over: { text?: string; isNil?: boolean; version?: number; key?: string } = {}) =>
    due.handIn(actor, { plan: world.plan, key: report, version: 0, text, isNil: false, ...over })
  const answer = (actor: Actor, verb: 'receive' | 'sendBack' | 'excuse', { version }: DueView, said = '数据与台账不一致') =>
    due.answer(actor, verb, { plan: world.plan, key: report, version, text: said })

  beforeAll(async () => {
    store = await disposableStore()
    connection = await openDatabase(store.mongoUri, `${store.database}_assignments`)
    serviceLog = openServiceLog(connection, {
      service: 'assignments',
      clock,
      log: logger('assignments', 'silent'),
      appended: () => {},
    })
    due = service()
    await buildIndexes(connection)
  })
  afterAll(async () => {
    await serviceLog?.stop()
    await connection?.close()
    await store?.close()
  })
  beforeEach(async () => {
    for (const name of ['dues', 'log']) await connection.collection(name).deleteMany({})
    connection.deleteModel('Due')
    clock.set('2020-03-20T01:00:00.000Z')
    plan = aPlan()
    due = service()
  })

  it('begins with its window, for each body that the plan means', async () => {
    expect(await board(asViewer)).toEqual([
      '2020-03 月报 甲县 open 0',
      '2020-03 月报 乙县 open 0',
      '2020-03 季度调度会 某市 open 0',
    ])
    clock.set('2020-04-02T01:00:00.000Z')
    expect(await board(asViewer)).toEqual([
      '2020-03 月报 甲县 missed 8',
      '2020-03 月报 乙县 missed 8',
      '2020-03 季度调度会 某市 missed 2',
      '2020-04 月报 甲县 open 0',
      '2020-04 月报 乙县 open 0',
      '2020-04 季度调度会 某市 open 0',
    ])
  })

  it('was owed by nobody before the document was issued', async () => {
    plan = aPlan({
      period: { start: '2020-01-01', end: '2020-12-31' },
      document: { issuer: '某市扶贫办', issuedOn: '2020-03-04' },
    })
    expect(await board(asCounty)).toEqual(['2020-03 月报 甲县 open 0'])
    expect(await board(asViewer)).toContain('2020-01 季度调度会 某市 open 0')
  })

  it('is the same however often and by how many it is asked for, and the platform opened it', async () => {
    const other = await Promise.all([board(asViewer), board(asAuthor), board(asViewer)])
    expect(new Set(other.map(String)).size).toBe(1)
    expect(await connection.collection('dues').countDocuments()).toBe(3)
    expect(await entries()).toEqual(Array(3).fill('open 督战平台'))
  })

  it('is seen by those whom it concerns', async () => {
    expect(await board(asCounty)).toEqual(['2020-03 月报 甲县 open 0'])
    expect(await refusal(board(asOutsider))).toBe('plan.absent')
    expect(await refusal(due.board(asViewer, 'another-plan'))).toBe('plan.absent')
    await board(asViewer)
    expect(await refusal(see(asOtherCounty))).toBe('due.absent')
    expect(await refusal(see(asViewer, 'none'))).toBe('due.absent')
    expect((await see(asCounty)).verbs).toEqual(['handIn'])
    expect((await see(asCity)).verbs).toEqual([])
    expect((await see(asDecider)).verbs).toEqual(['excuse'])
    expect((await see(asViewer)).verbs).toEqual([])
  })

  it('is handed in by the body that owes it and no other', async () => {
    for (const actor of [asUnit, asInspector, asCity, asViewer, asAuthor])
      expect(await refusal(handIn(actor)), actor.account).toMatch(/due.other-body|due.absent/)
    expect(await refusal(handIn(asOtherCounty))).toBe('due.absent')
    expect(await handIn(asCounty)).toMatchObject({ standing: 'done', handedInOn: '2020-03-20', lateDays: 0, version: 1 })
    expect(await refusal(handIn(asCounty))).toBe('due.stale')
  })

  it('may be the word that there is nothing to report, where it is a report', async () => {
    expect((await handIn(asCounty, { text: '', isNil: true })).timeline).toMatchObject([{ verb: 'handIn', isNil: true }])
    const meeting = `meetings.quarterly/region:${world.city}/-/2020-Q1/1`
    const call = handIn(at(asUnit, world.city), { key: meeting, isNil: true })
    expect(await refusal(call)).toBe('due.nil-refused')
  })

  it('is received or sent back by whom it is owed to, and stands late when it came late', async () => {
    clock.set('2020-03-27T01:00:00.000Z')
    await board(asViewer)
    const first = await handIn(asCounty)
    expect(first).toMatchObject({ standing: 'doneLate', lateDays: 2 })
    expect((await see(asCity)).verbs).toEqual(['receive', 'sendBack'])
    expect(await refusal(answer(asCounty, 'receive', first))).toBe('due.other-receiver')
    const back = await answer(asCity, 'sendBack', first)
    expect(back).toMatchObject({ standing: 'returned', lateDays: 2 })
    clock.set('2020-03-29T01:00:00.000Z')
    const again = await handIn(asCounty, { version: back.version })
    expect(again).toMatchObject({ standing: 'doneLate', lateDays: 2 })
    expect(await answer(asCity, 'receive', again, '')).toMatchObject({ standing: 'received', lateDays: 2, verbs: [] })
    expect(await refusal(answer(asCity, 'sendBack', await see(asCity)))).toBe('due.not-handed-in')
    expect((await see(asCity)).timeline.map(({ verb, by }) => `${verb} ${by}`)).toEqual([
      `handIn ${asCounty.title}`,
      `sendBack ${asCity.title}`,
      `handIn ${asCounty.title}`,
      `receive ${asCity.title}`,
    ])
    expect((await entries()).slice(3)).toEqual([
      `handIn ${serviceTitle}`,
      `sendBack ${serviceTitle}`,
      `handIn ${serviceTitle}`,
      `receive ${serviceTitle}`,
    ])
  })

  it('can be excused by a superior and by nobody for themselves', async () => {
    await board(asViewer)
    const open = await see(asCounty)
    expect(await refusal(answer(asCounty, 'excuse', open))).toBe('due.other-receiver')
    expect(await answer(asDecider, 'excuse', open, '汛期抢险，本月免报')).toMatchObject({ standing: 'excused', lateDays: 0 })
    expect(await refusal(handIn(asCounty, { version: 1 }))).toBe('due.settled')
  })

  it('is told in sentences beforehand, with who and how many', async () => {
    const { sentences, warnings } = await due.effects(asViewer, world.plan)
    expect(sentences.map(({ message }) => message).join('\n')).toMatch(/月报[^\n]*2/)
    expect(warnings.map(({ code }) => code)).not.toContain('plan.invalid')
    expect(await refusal(due.effects(asOutsider, world.plan))).toBe('plan.absent')
  })

  it('by ten at once is handed in once', async () => {
    await board(asViewer)
    const answers = await Promise.all(Array.from({ length: 10 }, () => refusal(handIn(asCounty))))
    expect(answers.filter((one) => one === 'done')).toHaveLength(1)
    expect(answers.filter((one) => one === 'due.stale')).toHaveLength(9)
  })

  it('goes on, ends or comes back with a new revision, visibly', async () => {
    await board(asViewer)
    await handIn(asCounty)
    const { duties } = plan
    plan = aPlan({ revision: 2, duties: {} })
    expect(await board(asViewer)).toEqual([
      '2020-03 月报 甲县 done 0',
      '2020-03 月报 乙县 cancelled 0',
      '2020-03 季度调度会 某市 cancelled 0',
    ])
    const other = report.replace(world.county, world.otherCounty)
    expect((await see(asOtherCounty, other)).timeline).toMatchObject([
      { verb: 'cancel', by: '督战平台', text: '方案第 2 版不再要求这一事项' },
    ])
    plan = aPlan({ revision: 3, duties })
    expect(await board(asViewer)).toContain('2020-03 月报 乙县 open 0')
    expect((await see(asOtherCounty, other)).timeline.map(({ verb }) => verb)).toEqual(['cancel', 'reopen'])
    plan = aPlan({
      revision: 4,
      duties: { reports: [{ key: 'monthly', title: '工作月报', from: 'county', to: 'city', cycle: 'monthly', dueDay: 18 }] },
    })
    expect(await board(asOtherCounty)).toEqual(['2020-03 工作月报 乙县 missed 2'])
    expect(await board(asCounty)).toEqual(['2020-03 月报 甲县 done 0'])
  })
})
const serviceTitle = '督战平台'
