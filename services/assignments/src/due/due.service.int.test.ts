import { type Actor, DueBoardFilter, type DueHandIn, type DueVerb, type DueView } from '@duzhan/contracts'
import { type Plan, readPlan } from '@duzhan/plan'
import { runHere } from '@duzhan/plan/worker'
import { packs } from '@duzhan/plan-packs'
import { Problem } from '@duzhan/problems'
import { type LoggedStore, loggedStore } from '@duzhan/service-kit/loggedStore'
import { buildIndexes } from '@duzhan/service-kit/mongo'
import { asAuthor, asDecider, asInspector, asOutsider, asReviewer, asUnit, asViewer, manualClock, world } from '@duzhan/test-kit'
import type { Connection } from 'mongoose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { FilingRow } from '../filing/filing.ts'
import { occurrenceRepository } from '../occurrence/occurrence.mongo.ts'
import type { TaskRepository } from '../task/task.repository.ts'
import { dueRepository } from './due.mongo.ts'
import { dueService } from './due.service.ts'
import { dueOpening } from './dueOpening.ts'

const boardOf = (plan: string) => DueBoardFilter.parse({ plan })
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
/** No plan here has visits that wait for an event; `visitsAfterEvents.api.test` has. */
const noVisits = async () => ({ visits: [], open: async () => {}, cancel: async () => {} })
const uuid = '0198f2a0-0000-7000-8000-000000000001'
const text = '三月督战情况：共督战 12 个村，整改问题 5 个。'
const refusal = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: unknown) => (error instanceof Problem ? error.code : error),
  )

describe('what bodies owe under a plan', () => {
  let store: LoggedStore
  let connection: Connection
  const clock = manualClock()
  let plan = aPlan()
  let since: Date | null = null
  let registerState = 1
  let told = 0
  const arrived = new Set<string>()
  const reported: Awaited<ReturnType<TaskRepository['reportTimes']>> = []
  const filed: FilingRow[] = []
  const entries = async () =>
    (await connection.collection('log').find({ noun: 'due' }).sort({ seq: 1 }).toArray()).map(
      ({ verb, by }) => `${verb} ${by.title}`,
    )
  const service = () => {
    const dues = dueRepository(connection, store.serviceLog)
    const opening = dueOpening({
      mergers: async () => '',
      dues,
      plans: { byRevision: async () => null, publishedAt: async () => null },
      designations: { frozen: async () => null, within: async () => [] },
      targets: { within: async () => [], changes: async () => 0 },
      regionsWithin: async () => [...names].map(([code, name]) => ({ code, name })),
      bodiesWithin: async () => [],
      clock,
    })
    return dueService({
      dues,
      occurrences: occurrenceRepository(connection, store.serviceLog),
      visitsCalled: noVisits,
      plans: { latest: async (code) => (code === world.plan ? plan : null), since: async () => since },
      tasks: { reportTimes: async () => reported },
      filings: { rows: async () => filed },
      ...opening,
      registered: { within: async () => [] },
      registerState: async () => registerState,
      missingFiles: async ({ target, hashes }) => hashes.filter((hash) => !arrived.has(`${target} ${hash}`)),
      clock,
      run: (...job) => {
        told += 1
        return runHere(...job)
      },
    })
  }
  let due: ReturnType<typeof service>
  const board = async (actor: Actor) =>
    (await due.board(actor, boardOf(world.plan))).dues.map(
      ({ title, by, start, standing, lateDays }) => `${start.slice(0, 7)} ${title} ${by} ${standing} ${lateDays}`,
    )
  const see = (actor: Actor, key = report) => due.byKey(actor, { plan: world.plan, key })
  const handIn = async (actor: Actor, over: Partial<DueHandIn> = {}) =>
    due.handIn(actor, { plan: world.plan, key: report, version: 0, text, isNil: false, files: [], figures: [], ...over })
  const answer = (actor: Actor, verb: Exclude<DueVerb, 'handIn'>, { version }: DueView, said = '数据与台账不一致') =>
    due.answer(actor, verb, { plan: world.plan, key: report, version, text: said })

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
    plan = aPlan()
    since = null
    told = 0
    arrived.clear()
    reported.length = 0
    filed.length = 0
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
    expect(await refusal(due.board(asViewer, boardOf('another-plan')))).toBe('plan.absent')
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
    expect(await answer(asCity, 'receive', again, '')).toMatchObject({
      standing: 'received',
      lateDays: 2,
      verbs: ['revokeReceipt'],
    })
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

  it('is told anew only when the plan, the register or the reader is another', async () => {
    const first = await due.effects(asViewer, world.plan)
    expect(await due.effects(asViewer, world.plan)).toEqual(first)
    await Promise.all([due.effects(asViewer, world.plan), due.effects(at(asAuthor, asViewer.grants[0]!.region), world.plan)])
    expect(told, 'for the same reach').toBe(1)
    await due.effects(asCounty, world.plan)
    expect(told).toBe(2)
    registerState += 1
    await due.effects(asViewer, world.plan)
    expect(told, 'with another register').toBe(3)
    plan = aPlan({ revision: 2, duties: {} })
    const next = await due.effects(asViewer, world.plan)
    expect(told).toBe(4)
    expect(next.sentences.map(({ message }) => message).join()).not.toContain('月报')
  })

  it('may be files and figures, as the plan asks, which have arrived for its body', async () => {
    const figures = [{ key: 'villages', title: '督战村数', unit: '个', kind: 'integer' as const }]
    const owed = [
      {
        ...{ key: 'table', title: '月报表', what: 'report' as const, who: { kind: 'level' as const, level: 'county' as const } },
        ...{ to: { kind: 'jurisdiction' as const }, when: { kind: 'cycle' as const, every: 'month' as const } },
        ...{ asks: ['file' as const, 'figures' as const], figures },
      },
    ]
    plan = aPlan({ duties: { owed } })
    const key = `owed.table/region:${world.county}/-/2020-03/1`
    const file = { hash: 'a'.repeat(64), name: '三月报表.xlsx', size: 2048 }
    await board(asCounty)
    const asked = await see(asCounty, key)
    expect(asked).toMatchObject({ asks: ['file', 'figures'], figures, filesOf: `region:${world.county}` })
    const given = { key, text: '', files: [file], figures: [{ key: 'villages', value: 12 }] }
    expect(await refusal(handIn(asCounty, given))).toBe('evidence.missing')
    arrived.add(`region:${world.otherCounty} ${file.hash}`)
    expect(await refusal(handIn(asCounty, given)), 'what another county sent').toBe('evidence.missing')
    arrived.add(`region:${world.county} ${file.hash}`)
    expect(await refusal(handIn(asCounty, { ...given, figures: [] }))).toBe('due.figure-missing')
    expect((await handIn(asCounty, given)).timeline).toMatchObject([
      { verb: 'handIn', files: [file], figures: [{ title: '督战村数', unit: '个', value: 12 }] },
    ])
    expect((await see(asCity, key)).timeline[0]?.files).toEqual([file])
  })

  it('is opened again by its receiver, and owed again when what was excused is taken back, each with a reason', async () => {
    await board(asViewer)
    const first = await answer(asCity, 'receive', await handIn(asCounty))
    expect((await see(asCity)).verbs).toEqual(['revokeReceipt'])
    expect(await refusal(answer(asCounty, 'revokeReceipt', first))).toBe('due.other-receiver')
    const again = await answer(asCity, 'revokeReceipt', first)
    expect(again).toMatchObject({ standing: 'done', verbs: ['receive', 'sendBack'] })
    const other = report.replace(world.county, world.otherCounty)
    const open = await see(asDecider, other)
    const off = await due.answer(asDecider, 'excuse', {
      plan: world.plan,
      key: other,
      version: open.version,
      text: '汛期抢险免报',
    })
    expect(off).toMatchObject({ standing: 'excused', verbs: ['revokeExcuse'] })
    const back = { plan: world.plan, key: other, version: off.version, text: '汛情已经解除' }
    expect(await due.answer(asDecider, 'revokeExcuse', back)).toMatchObject({ standing: 'open', verbs: ['excuse'] })
    expect((await entries()).slice(3)).toHaveLength(5)
  })

  describe('without a day', () => {
    const urgent = { key: 'urgent', title: '重要情况及时报告', from: 'county' as const, to: 'city' as const }
    const alert = { kind: 'event' as const, event: '红色预警', within: 1, unit: 'workingDay' as const }
    const whom = { kind: 'level' as const, level: 'county' as const }
    const duties = (): Plan['duties'] => ({
      reports: [urgent],
      owed: [{ key: 'alert', title: '预警处置报告', what: 'report', who: whom, to: { kind: 'jurisdiction' }, when: alert }],
    })
    const key = `reports.urgent/region:${world.county}/-/${uuid}/1`
    beforeEach(() => {
      plan = aPlan({ duties: duties() })
    })
    const tell = (actor: Actor, over: Partial<Parameters<typeof due.tell>[1]> = {}) => {
      const event = { plan: world.plan, id: uuid, event: '红色预警', region: world.city, at: clock.now().toISOString() }
      return due.tell(actor, { ...event, text: '气象台发布暴雨红色预警', ...over })
    }

    it('is offered to the bodies that may hand it in, and opened by nobody', async () => {
      expect(await board(asViewer)).toEqual([])
      const { offers } = await due.anytime(asCounty, world.plan)
      expect(offers).toEqual([
        {
          ...{ keyStart: `reports.urgent/region:${world.county}/-/`, duty: 'reports.urgent', what: 'report' },
          ...{ title: '重要情况及时报告', by: '甲县', about: null, to: '某市' },
        },
      ])
      for (const actor of [asCity, asViewer]) expect((await due.anytime(actor, world.plan)).offers).toEqual([])
    })

    it('is handed in on any day, in time, and received like any other', async () => {
      expect(await see(asCounty, key)).toMatchObject({ standing: 'open', verbs: ['handIn'], version: 0 })
      expect((await see(asDecider, key)).verbs, 'nobody is let off what nobody asked for').toEqual([])
      expect(await refusal(due.answer(asDecider, 'excuse', { plan: world.plan, key, version: 0, text: '不必报送' }))).toBe(
        'due.absent',
      )
      expect(await refusal(see(asOtherCounty, key))).toBe('due.absent')
      expect(await refusal(see(asCounty, key.replace(uuid, '2020-03')))).toBe('due.absent')
      expect(await handIn(asCounty, { key })).toMatchObject({ standing: 'done', lateDays: 0, version: 1 })
      expect(await refusal(handIn(asCounty, { key }))).toBe('due.stale')
      expect(await board(asViewer)).toEqual(['2020-03 重要情况及时报告 甲县 done 0'])
      const back = { plan: world.plan, key, version: 1, text: '请补充处置情况' }
      await due.answer(asCity, 'sendBack', back)
      clock.set('2020-04-20T01:00:00.000Z')
      plan = { ...plan, revision: 2 }
      expect(await board(asViewer), 'a new revision keeps it').toEqual(['2020-03 重要情况及时报告 甲县 returned 0'])
      expect((await entries()).map((entry) => entry.split(' ')[0])).toEqual(['handIn', 'sendBack'])
    })

    it('begins with an event that somebody tells of, with its limit counted in working days', async () => {
      clock.set('2020-03-20T01:00:00.000Z') // a Friday
      expect((await tell(asCity)).dues.map(({ by, dueOn }) => `${by} ${dueOn}`)).toEqual(['甲县 2020-03-23', '乙县 2020-03-23'])
      expect((await tell(asCity)).dues, 'once more').toHaveLength(2)
      expect(await connection.collection('dues').countDocuments()).toBe(2)
      clock.set('2020-03-25T01:00:00.000Z')
      plan = { ...plan, revision: 2 }
      expect(await board(asViewer)).toEqual(['2020-03 预警处置报告 甲县 missed 2', '2020-03 预警处置报告 乙县 missed 2'])
      const alerted = `owed.alert/region:${world.county}/-/${uuid}/1`
      expect((await see(asCounty, alerted)).timeline).toMatchObject([{ verb: 'tell', by: asCity.title, text: /暴雨红色预警/ }])
      expect(await handIn(asCounty, { key: alerted })).toMatchObject({ standing: 'doneLate', lateDays: 2 })
      expect((await entries()).map((entry) => entry.split(' ')[0])).toEqual(['tell', 'tell', 'handIn'])
    })

    it('concerns whoever lies in the region of the event', async () => {
      expect((await tell(asCity, { region: world.county })).dues.map(({ by }) => by)).toEqual(['甲县'])
    })

    it('is shown to who may tell of it, and can be taken back with a reason, once', async () => {
      await tell(asCity)
      await handIn(asCounty, { key: `owed.alert/region:${world.county}/-/${uuid}/1` })
      const { told } = await due.anytime(asCity, world.plan)
      expect(told).toMatchObject([
        { id: uuid, event: '红色预警', place: '某市', by: asCity.title, mayTakeBack: true, takenBack: null },
      ])
      expect((await due.anytime(asViewer, world.plan)).told).toEqual([])
      const back = { plan: world.plan, id: uuid, text: '预警系误发，已由气象台更正' }
      for (const actor of [asViewer, asCounty, at(asReviewer, world.county)])
        expect(await refusal(due.untell(actor, back)), actor.title).toMatch(/plan\.absent|event\.absent/)
      expect(await refusal(due.untell(asCity, { ...back, id: uuid.replace(/1$/, '2') }))).toBe('event.absent')
      await due.untell(asCity, back)
      expect(await board(asViewer)).toEqual(['2020-03 预警处置报告 甲县 done 0', '2020-03 预警处置报告 乙县 cancelled 0'])
      const [shown] = (await due.anytime(asCity, world.plan)).told
      expect(shown).toMatchObject({ mayTakeBack: false, takenBack: { by: asCity.title, text: back.text } })
      expect(await refusal(due.untell(asCity, back))).toBe('due.event-taken-back')
      expect(await refusal(tell(asCity)), 'its id is spent').toBe('due.event-taken-back')
      plan = { ...plan, revision: 2 }
      expect(await board(asViewer), 'a new revision brings nothing back').toHaveLength(2)
      const log = await connection.collection('log').find({ noun: 'event' }).sort({ seq: 1 }).toArray()
      expect(log.map(({ verb, change }) => `${verb} ${change.event}`)).toEqual(['tell 红色预警', 'untell 红色预警'])
    })

    it.each<[string, Actor, object, string]>([
      ['that the plan does not know', asCity, { event: '黄色预警' }, 'due.event-unknown'],
      ['that is yet to happen', asCity, { at: '2020-03-20T01:00:01.000Z' }, 'due.event-outside'],
      ['of before the plan', asCity, { at: '2020-02-20T01:00:00.000Z' }, 'due.event-outside'],
      ['beyond the plan', asCity, { region: world.province }, 'region.absent'],
      ['beyond the actor’s reach', at(asReviewer, world.county), { region: world.otherCounty }, 'region.absent'],
      ['by who only looks', asViewer, {}, 'plan.absent'],
      ['by who owes it', asCounty, {}, 'plan.absent'],
    ])('cannot be told of an event %s', async (_, actor, over, code) => {
      expect(await refusal(tell(actor, over))).toBe(code)
      expect(await connection.collection('dues').countDocuments()).toBe(0)
    })

    it('is refused where it makes nobody owe anything', async () => {
      plan = aPlan({
        duties: {
          owed: [{ key: 'alert', title: '巡查报告', what: 'report', who: { kind: 'level', level: 'township' }, when: alert }],
        },
      })
      expect(await refusal(tell(asCity))).toBe('due.event-without-bodies')
    })

    it('tells whom which events and places are open to', async () => {
      const city = await due.anytime(asCity, world.plan)
      expect(city.events).toEqual([{ title: '红色预警', duties: ['预警处置报告'] }])
      expect(city.places.map(({ name }) => name)).toEqual(['某市', '甲县', '乙县'])
      expect((await due.anytime(at(asReviewer, world.county), world.plan)).places.map(({ name }) => name)).toEqual(['甲县'])
      expect(await due.anytime(asCounty, world.plan)).toMatchObject({ events: [], places: [] })
    })
  })

  describe('on a page of its own', () => {
    const task = { key: 'loans', title: '按月报进展', what: 'task' as const, who: { kind: 'answering' as const } }
    beforeEach(() => {
      plan = aPlan({
        units: [
          { key: 'finance', title: '市财政局' },
          { key: 'counties', title: '各县', group: { regions: [world.county, world.otherCounty] } },
        ],
        focusAreas: [{ key: 'loans', title: '小额信贷', units: { lead: ['finance'], responsible: ['counties'] } }],
        duties: {
          owed: [{ ...task, about: { kind: 'focusAreas' }, when: { kind: 'cycle', every: 'month', endsOn: 'last' } }],
          filings: [{ key: 'plans', title: '方案备案', from: 'county', to: 'city', what: 'plan', due: '2020-03-15' }],
        },
      })
    })
    const rows = async (actor: Actor) =>
      (await due.board(actor, boardOf(world.plan))).dues.map(
        ({ by, about, standing, lateDays, elsewhere, dueOn }) =>
          `${dueOn} ${elsewhere} ${by} ${about ?? '-'} ${standing} ${lateDays}`,
      )

    it('stands on the board with who is late, and cannot be handed in there', async () => {
      expect(await rows(asViewer)).toEqual([
        '2020-03-15 filings 甲县 - missed 5',
        '2020-03-15 filings 乙县 - missed 5',
        '2020-03-31 tasks 各县（甲县） 小额信贷 open 0',
        '2020-03-31 tasks 各县（乙县） 小额信贷 open 0',
        '2020-03-31 tasks 市财政局 小额信贷 open 0',
      ])
      expect(await rows(asCounty)).toHaveLength(2)
      expect(await refusal(handIn(asCounty, { key: `filings.plans/region:${world.county}/-/once/1` }))).toBe('due.absent')
      expect(await connection.collection('dues').countDocuments()).toBe(0)
    })

    it('is paid by the first report of its window, and by the first filing', async () => {
      const cell = { plan: world.plan, task: 'loans', unit: 'counties', region: world.county }
      reported.push({ ...cell, at: [new Date('2020-03-02T01:00:00.000Z'), new Date('2020-05-03T01:00:00.000Z')] })
      filed.push({
        ...{ plan: world.plan, regionPath: [], jurisdiction: world.county, state: 'accepted', firstFiledOn: '2020-03-15' },
        ...{ breaches: 0, comment: '', version: 1 },
      })
      clock.set('2020-05-20T01:00:00.000Z')
      expect(await rows(asCounty)).toEqual([
        '2020-03-15 filings 甲县 - received 0',
        '2020-03-31 tasks 各县（甲县） 小额信贷 done 0',
        '2020-04-30 tasks 各县（甲县） 小额信贷 doneLate 3',
        '2020-05-31 tasks 各县（甲县） 小额信贷 done 0',
      ])
    })
  })

  describe('seen by month and in good time', () => {
    const month = async (actor: Actor, which: string) =>
      (await due.month(actor, world.plan, which)).dues.map(
        ({ dueOn, title, by, standing }) => `${dueOn} ${title} ${by} ${standing}`,
      )
    const soon = async (actor: Actor) => {
      const { days, count, late, dues } = await due.soon(actor, world.plan)
      return [days, count, late, ...dues.map(({ title, dueOn }) => `${title} ${dueOn}`)]
    }

    it('shows a month with what is done, what is late and what is yet to begin', async () => {
      await board(asViewer)
      await handIn(asCounty)
      clock.set('2020-04-02T01:00:00.000Z')
      expect(await month(asViewer, '2020-03')).toEqual([
        '2020-03-25 月报 甲县 done',
        '2020-03-25 月报 乙县 missed',
        '2020-03-31 季度调度会 某市 missed',
      ])
      expect(await month(asViewer, '2020-05')).toEqual(['2020-05-25 月报 甲县 upcoming', '2020-05-25 月报 乙县 upcoming'])
      expect(await month(asCounty, '2020-04')).toEqual(['2020-04-25 月报 甲县 open'])
      expect(await month(asCounty, '2020-05')).toEqual(['2020-05-25 月报 甲县 upcoming'])
      expect(await month(asCounty, '2022-05'), 'after the plan').toEqual([])
      expect(await refusal(due.month(asOutsider, world.plan, '2020-05'))).toBe('plan.absent')
    })

    it('reminds the body that owes it, as many days before as the plan says', async () => {
      expect(await soon(asCounty)).toEqual([3, 0, 0])
      clock.set('2020-03-22T01:00:00.000Z')
      expect(await soon(asCounty)).toEqual([3, 1, 0, '月报 2020-03-25'])
      for (const actor of [asCity, asViewer, asDecider]) expect((await soon(actor))[1], actor.account).toBe(0)
      clock.set('2020-03-27T01:00:00.000Z')
      expect(await soon(asCounty)).toEqual([3, 1, 1, '月报 2020-03-25'])
      await handIn(asCounty)
      expect(await soon(asCounty)).toEqual([3, 0, 0])
      plan = aPlan({ revision: 2, duties: { ...plan.duties, remindDays: 10 } })
      clock.set('2020-04-15T01:00:00.000Z')
      expect(await soon(asOtherCounty)).toEqual([10, 2, 1, '月报 2020-03-25', '月报 2020-04-25'])
      plan = aPlan({ revision: 3, duties: { ...plan.duties, remindDays: 0 } })
      expect(await soon(asOtherCounty)).toEqual([0, 0, 0])
    })
  })

  it('of before the platform had the plan is nobody’s lateness, where the document does not say when it was issued', async () => {
    const { issuedOn: _, ...undated } = base.document
    since = new Date('2020-04-03T01:00:00.000Z')
    plan = aPlan({ document: undated })
    clock.set('2020-04-26T01:00:00.000Z')
    expect(await board(asCounty)).toEqual(['2020-03 月报 甲县 beforePlatform 0', '2020-04 月报 甲县 missed 1'])
    expect(await handIn(asCounty)).toMatchObject({ standing: 'done', lateDays: 0 })
    plan = aPlan({ revision: 2, document: { ...undated, issuedOn: '2020-02-28' } })
    expect(await board(asOtherCounty)).toEqual(['2020-03 月报 乙县 missed 32', '2020-04 月报 乙县 missed 1'])
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
