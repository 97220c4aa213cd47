import { type Actor, DueBoardFilter, type DueHandIn } from '@duzhan/contracts'
import { type DirectoryBody, type Plan, readPlan } from '@duzhan/plan'
import { runHere } from '@duzhan/plan/worker'
import { packs } from '@duzhan/plan-packs'
import { Problem } from '@duzhan/problems'
import { type LoggedStore, loggedStore } from '@duzhan/service-kit/loggedStore'
import { buildIndexes } from '@duzhan/service-kit/mongo'
import { asReviewer, asUnit, asViewer, manualClock, world } from '@duzhan/test-kit'
import type { Connection } from 'mongoose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { occurrenceRepository } from '../occurrence/occurrence.mongo.ts'
import { dueRepository } from './due.mongo.ts'
import { dueService } from './due.service.ts'
import { dueOpening } from './dueOpening.ts'

const boardOf = (plan: string) => DueBoardFilter.parse({ plan })
const [{ plan: like } = { plan: undefined }] = packs
const base = readPlan(like)
const aPlan = (over: Partial<Plan> = {}): Plan => ({
  ...base,
  ...{ code: world.plan, revision: 1, jurisdiction: world.city, milestones: [] },
  period: { start: '2020-03-01', end: '2020-12-31' },
  cycles: [{ key: 'monthly', every: 'month', endsOn: 'last' }],
  duties: {
    reports: [{ key: 'monthly', title: '月报', from: 'county', to: 'city', cycle: 'monthly', dueDay: 25, dueRule: 'before' }],
  },
  ...over,
})
const at = (actor: Actor, region: string): Actor => ({
  ...actor,
  id: `${actor.id}-${region}`,
  grants: actor.grants.map((grant) => ({ ...grant, region })),
})
const names = new Map([
  [world.city, '某市'],
  [world.county, '甲县'],
  [world.otherCounty, '乙县'],
])
const text = '三月自查：共查 12 间教室，整改问题 5 个。'
const uuid = '0198f2a0-0000-7000-8000-000000000001'
const refusal = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: unknown) => (error instanceof Problem ? error.code : error),
  )

describe('what a body of the directory owes under a plan', () => {
  let store: LoggedStore
  let connection: Connection
  const clock = manualClock()
  let plan = aPlan()
  let directory: DirectoryBody[] = []
  let asked = 0
  const service = () => {
    const dues = dueRepository(connection, store.serviceLog)
    const opening = dueOpening({
      mergers: async () => '',
      plans: { byRevision: async () => null, publishedAt: async () => null },
      dues,
      designations: { frozen: async () => null, within: async () => [] },
      targets: { within: async () => [], changes: async () => 0 },
      regionsWithin: async () => [...names].map(([code, name]) => ({ code, name })),
      bodiesWithin: async () => {
        asked += 1
        return directory
      },
      clock,
    })
    return dueService({
      dues,
      occurrences: occurrenceRepository(connection, store.serviceLog),
      visitsCalled: async () => ({ visits: [], open: async () => {}, cancel: async () => {} }),
      plans: { latest: async (code) => (code === world.plan ? plan : null), since: async () => null },
      tasks: { reportTimes: async () => [] },
      filings: { rows: async () => [] },
      ...opening,
      registered: { within: async () => [] },
      registerState: async () => 1,
      missingFiles: async ({ hashes }) => hashes,
      clock,
      run: runHere,
    })
  }
  let due: ReturnType<typeof service>
  const board = async (actor: Actor) =>
    (await due.board(actor, boardOf(world.plan))).dues.map(
      ({ title, by, start, standing, lateDays }) => `${start.slice(0, 7)} ${title} ${by} ${standing} ${lateDays}`,
    )
  const see = (actor: Actor, key: string) => due.byKey(actor, { plan: world.plan, key })
  const handIn = async (actor: Actor, over: Pick<DueHandIn, 'key'>) =>
    due.handIn(actor, { plan: world.plan, version: 0, text, isNil: false, files: [], figures: [], ...over })

  const office = (key: string, title: string, over: Partial<DirectoryBody> = {}): DirectoryBody => ({
    ...{ key, title, kind: 'office', region: world.city, members: null, retiredOn: null, ...over },
  })
  const education = office('education', '市教育局')
  const school = office('no-1-school', '第一小学', { kind: 'school', region: world.county })
  const schools = office('schools', '各学校', { kind: 'group', members: { by: 'key', members: ['no-1-school'] } })
  const ofBodies = () =>
    aPlan({
      duties: {
        owed: [
          {
            ...{ key: 'table', title: '自查表', what: 'handIn', nilReport: true },
            ...{ who: { kind: 'body', body: 'schools' }, to: { kind: 'body', body: 'education' } },
            when: { kind: 'cycle', every: 'month', endsOn: 'last' },
          },
        ],
      },
    })
  const asBody = (actor: Actor, body: string, region: string): Actor => ({
    ...{ ...actor, id: `${actor.id}-${body}` },
    grants: actor.grants.map((grant) => ({ ...grant, region, body })),
  })
  const asSchool = asBody(asUnit, 'no-1-school', world.county)
  const asEducation = asBody(asReviewer, 'education', world.city)
  const table = 'owed.table/body:no-1-school/-/2020-03/1'

  beforeAll(async () => {
    store = await loggedStore('assignments', clock)
    connection = store.connection
    due = service()
    await buildIndexes(connection)
  })
  afterAll(() => store?.close())
  beforeEach(async () => {
    await store.empty('dues', 'occurrences', 'log')
    connection.deleteModel('Due')
    clock.set('2020-03-20T01:00:00.000Z')
    plan = ofBodies()
    directory = [education, school, schools, office('finance', '市财政局')]
    asked = 0
    due = service()
  })

  it('is handed in by that body alone, and received by the one it is owed to', async () => {
    expect(await board(asSchool)).toEqual(['2020-03 自查表 第一小学 open 0'])
    expect(await board(asEducation)).toEqual(['2020-03 自查表 第一小学 open 0'])
    expect(await board(asBody(asUnit, 'finance', world.city)), 'nothing of it is given to finance').toEqual([])
    expect(await refusal(see(asBody(asUnit, 'finance', world.city), table))).toBe('due.absent')
    expect(await refusal(handIn(asBody(asViewer, 'no-1-school', world.county), { key: table }))).toBe('due.other-body')
    const view = await handIn(asSchool, { key: table })
    expect(view).toMatchObject({ by: '第一小学', to: '市教育局', standing: 'done', version: 1 })
    const step = { plan: world.plan, key: table, version: 1, text: '' }
    expect(await refusal(due.answer(asSchool, 'receive', step))).toBe('due.other-receiver')
    expect(await due.answer(asEducation, 'receive', step)).toMatchObject({ standing: 'received' })
  })

  it('shows in the sentences by its title', async () => {
    const { sentences, warnings } = await due.effects(asViewer, world.plan)
    expect(sentences.map(({ message }) => message).join('\n')).toContain('各学校，报市教育局：首期 1 项')
    expect(warnings.filter(({ code }) => code === 'duty.body-unregistered')).toEqual([])
  })

  it('follows the directory within the day: who is retired owes no more, who comes owes', async () => {
    await board(asViewer)
    directory = [
      education,
      { ...school, retiredOn: '2020-03-20' },
      schools,
      office('no-2-school', '第二小学', { region: world.otherCounty }),
    ]
    expect(await board(asViewer)).toEqual(['2020-03 自查表 第一小学 cancelled 0'])
    expect((await due.effects(asViewer, world.plan)).warnings.map(({ code }) => code)).toContain('duty.body-unknown')
    directory = [
      education,
      school,
      { ...schools, members: { by: 'key', members: ['no-1-school', 'no-2-school'] } },
      ...directory.slice(3),
    ]
    expect(await board(asViewer)).toEqual(['2020-03 自查表 第一小学 open 0', '2020-03 自查表 第二小学 open 0'])
    expect(await board(asSchool), 'its neighbour’s is not shown').toEqual(['2020-03 自查表 第一小学 open 0'])
    expect(await board(at(asUnit, world.otherCounty)), 'it lies at its own region').toEqual(['2020-03 自查表 第二小学 open 0'])
  })

  it('is not asked for where no duty names one', async () => {
    plan = aPlan()
    await board(asViewer)
    await due.effects(asViewer, world.plan)
    expect(asked).toBe(0)
  })

  it('is opened again by the body that received it, and by no other', async () => {
    const step = { plan: world.plan, key: table, text: '附表数据有误' }
    await handIn(asSchool, { key: table })
    await due.answer(asEducation, 'receive', { ...step, version: 1 })
    expect(await refusal(due.answer(asSchool, 'revokeReceipt', { ...step, version: 2 }))).toBe('due.other-receiver')
    expect(await due.answer(asEducation, 'revokeReceipt', { ...step, version: 2 })).toMatchObject({ standing: 'done' })
  })

  it('stands in its month and is reminded of, for that body and whoever receives it alone', async () => {
    const month = async (actor: Actor, which: string) =>
      (await due.month(actor, world.plan, which)).dues.map(({ title, by, standing }) => `${title} ${by} ${standing}`)
    const soon = async (actor: Actor) => (await due.soon(actor, world.plan)).dues.map(({ by, standing }) => `${by} ${standing}`)
    const asFinance = asBody(asUnit, 'finance', world.city)
    for (const actor of [asSchool, asEducation]) {
      expect(await month(actor, '2020-03')).toEqual(['自查表 第一小学 open'])
      expect(await month(actor, '2020-05'), 'of a month to come').toEqual(['自查表 第一小学 upcoming'])
    }
    for (const which of ['2020-03', '2020-05']) expect(await month(asFinance, which)).toEqual([])
    clock.set('2020-03-30T01:00:00.000Z')
    expect(await soon(asSchool)).toEqual(['第一小学 open'])
    for (const actor of [asEducation, asFinance]) expect(await soon(actor)).toEqual([])
    directory = [education, school, { ...schools, members: { by: 'key', members: ['finance'] } }, office('finance', '市财政局')]
    expect(await month(asSchool, '2020-05'), 'as the directory stands now').toEqual([])
    expect(await month(asFinance, '2020-05')).toEqual(['自查表 市财政局 upcoming'])
  })

  it('without a day is offered to that body, handed in by it and received by the one it is owed to', async () => {
    const who = { kind: 'body' as const, body: 'schools' }
    const to = { kind: 'body' as const, body: 'education' }
    plan = aPlan({ duties: { owed: [{ key: 'urgent', title: '紧急情况', what: 'report', who, to }] } })
    const key = `owed.urgent/body:no-1-school/-/${uuid}/1`
    const { offers } = await due.anytime(asSchool, world.plan)
    expect(offers).toMatchObject([{ title: '紧急情况', by: '第一小学', to: '市教育局' }])
    expect((await due.anytime(asBody(asUnit, 'finance', world.city), world.plan)).offers).toEqual([])
    expect(await refusal(see(asBody(asUnit, 'finance', world.city), key))).toBe('due.absent')
    expect(await handIn(asSchool, { key })).toMatchObject({ standing: 'done', to: '市教育局' })
    expect(await board(asEducation)).toEqual(['2020-03 紧急情况 第一小学 done 0'])
  })
})
