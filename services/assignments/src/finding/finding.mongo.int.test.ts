import { regionCode, regionPath } from '@duzhan/regions'
import { type LoggedStore, loggedStore } from '@duzhan/service-kit/loggedStore'
import { buildIndexes } from '@duzhan/service-kit/mongo'
import { aSubmissionEvent, world } from '@duzhan/test-kit'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aFinding } from '../test/aFinding.ts'
import { findingRepository } from './finding.mongo.ts'
import type { FindingRepository, FindingTurn } from './finding.repository.ts'
import type { Finding, FindingStep } from './finding.ts'
import { heldFindings } from './heldFindings.ts'

const readerOf = (...regions: string[]) => ({ id: 'p-reader', regions })
const pathOf = (region: string) => regionPath(regionCode(region))
const step = (verb: FindingStep['verb'], day: string): FindingStep => ({
  verb,
  at: new Date(`${day}T01:00:00.000Z`),
  by: { id: 'p-1', title: '督战员' },
  text: '现场查看，情况属实',
  photos: ['p'],
  rectifyBy: null,
  submission: null,
})
const finding = (submission: string, over: Partial<Finding> = {}): Finding =>
  aFinding({
    ...{ id: `${submission}:${over.clausePath ?? 'a.b.c'}`, submissions: [submission], records: [submission] },
    timeline: [step('record', '2020-03-20'), step('handOver', '2020-03-20')],
    ...over,
  })

describe('findings in the store', () => {
  let store: LoggedStore
  let findings: FindingRepository
  beforeAll(async () => {
    store = await loggedStore('assignments')
    findings = findingRepository(store.connection, store.serviceLog)
    await buildIndexes(store.connection)
  })
  afterAll(() => store?.close())
  beforeEach(() => store.empty('findings'))

  it('are told of a target, oldest first, and by the days on which they were closed out there, each once', async () => {
    const closed = (id: string, day: string, over: Partial<Finding> = {}) =>
      finding(id, { state: 'closedOut', timeline: [step('record', '2020-03-20'), step('closeOut', day)], ...over })
    await record(closed('s-2', '2020-03-25', { openedAt: new Date('2020-03-21T01:00:00.000Z') }))
    await record(closed('s-1', '2020-03-25', { clausePath: 'a.b.d' }))
    await record(closed('s-3', '2020-03-26', { target: 'v-2' }))
    await record(finding('s-4', { target: 'v-3' }))
    await record(closed('s-5', '2020-03-26', { plan: 'other' }))
    expect((await findings.closeOuts(world.plan)).sort((one, other) => (one.target < other.target ? -1 : 1))).toEqual([
      { target: 'v-1', on: '2020-03-25' },
      { target: 'v-2', on: '2020-03-26' },
    ])
    expect((await findings.ofTarget(world.plan, 'v-1')).map(({ id }) => id)).toEqual(['s-1:a.b.d', 's-2:a.b.c'])
    expect(await findings.ofTarget(world.plan, 'v-9')).toEqual([])
  })

  /** Records what one submission reports, as a batch of it alone. */
  const record = async (reported: Finding) => {
    const { plan, target, submissions } = reported
    const submission = aSubmissionEvent({ id: submissions[0] ?? '', plan, target })
    const held = heldFindings(await findings.concerning([{ submission, reported: [reported] }]))
    held.record(reported)
    expect(await findings.write(held.writes())).toEqual([])
  }
  const list = (over: Partial<Parameters<FindingRepository['list']>[0]> = {}) =>
    findings.list({ plan: world.plan, reader: readerOf(world.province), limit: 100, ...over })
  const ids = async (over: Parameters<typeof list>[0] = {}) => (await list(over)).map(({ id }) => id)

  it('come back as they were recorded', async () => {
    await record(finding('s-1'))
    expect(await findings.byId('s-1:a.b.c')).toEqual(finding('s-1'))
    expect(await findings.byId('nothing')).toBeNull()
  })

  describe('recorded again', () => {
    it('by the same submission are the same as once, in whatever state they are by then', async () => {
      await record(finding('s-1'))
      await record(finding('s-1'))
      expect(await findings.byId('s-1:a.b.c')).toEqual(finding('s-1'))
      await findings.advance(finding('s-1'), {
        state: 'closedOut',
        rectifyBy: '2020-04-04',
        step: step('closeOut', '2020-04-01'),
      })
      await record(finding('s-1'))
      expect(await ids()).toEqual(['s-1:a.b.c'])
    })

    it('by another submission join the one that stands open', async () => {
      await record(finding('s-1'))
      const again = finding('s-2', {
        timeline: [step('record', '2020-04-20'), step('handOver', '2020-04-20')],
        rectifyBy: '2020-05-05',
      })
      await record(again)
      await record(again)
      const standing = await findings.byId('s-1:a.b.c')
      expect(standing).toMatchObject({ submissions: ['s-1', 's-2'], version: 3, rectifyBy: '2020-04-04' })
      expect(standing?.timeline.map(({ verb, at }) => `${verb} ${at.toISOString().slice(0, 10)}`)).toEqual([
        'record 2020-03-20',
        'handOver 2020-03-20',
        'record 2020-04-20',
      ])
      expect(await ids()).toEqual(['s-1:a.b.c'])
    })

    it('after close-out open a new one', async () => {
      await record(finding('s-1', { state: 'closedOut' }))
      await record(finding('s-2'))
      expect(await ids()).toEqual(['s-1:a.b.c', 's-2:a.b.c'])
    })

    it('join nothing of another clause, target or plan', async () => {
      await record(finding('s-1'))
      await record(finding('s-2', { clausePath: 'a.b.d' }))
      await record(finding('s-3', { target: 'v-2' }))
      await record(finding('s-4', { plan: 'another-plan' }))
      expect(await ids()).toEqual(['s-1:a.b.c', 's-2:a.b.d', 's-3:a.b.c'])
      expect(await ids({ plan: 'another-plan' })).toEqual(['s-4:a.b.c'])
    })
  })

  describe('moved on', () => {
    const change = { state: 'submitted', rectifyBy: '2020-05-01', step: step('reportBack', '2020-03-25') } as const
    it('take the state, the deadline and the step, and a version more', async () => {
      await record(finding('s-1'))
      expect(await findings.advance(finding('s-1'), change)).toBe(true)
      const moved = await findings.byId('s-1:a.b.c')
      expect(moved).toMatchObject({ state: 'submitted', rectifyBy: '2020-05-01', version: 3 })
      expect(moved?.timeline.at(-1)).toEqual(change.step)
    })

    it('at another version or not at all change nothing', async () => {
      await record(finding('s-1'))
      expect(await findings.advance(finding('s-1', { version: 1 }), change)).toBe(false)
      expect(await findings.advance(finding('nothing'), change)).toBe(false)
      expect(await findings.byId('s-1:a.b.c')).toEqual(finding('s-1'))
    })

    it('wait for more time at the seat that decides, and no longer once it is decided', async () => {
      const extension = { until: '2020-04-10', regionPath: pathOf(world.county) }
      await record(finding('s-1', { limit: { within: 24, unit: 'hour' } }))
      await record(finding('s-2', { target: 'v-2' }))
      const seen = finding('s-1')
      await findings.advance(seen, { ...change, state: 'handedOver', extension })
      expect(await findings.byId('s-1:a.b.c')).toMatchObject({ extension, limit: { within: 24, unit: 'hour' } })
      const turns = (region: string): FindingTurn[] => [{ states: ['handedOver'], seat: 'extension', region }]
      expect(await ids({ turns: turns(world.county) })).toEqual(['s-1:a.b.c'])
      expect(await ids({ turns: turns(world.township) })).toEqual([])
      expect(await ids({ isExtensionAsked: true })).toEqual(['s-1:a.b.c'])
      await findings.advance({ ...seen, version: 3 }, { ...change, state: 'handedOver', extension: null })
      expect(await ids({ turns: turns(world.county) })).toEqual([])
      expect(await ids({ isExtensionAsked: true })).toEqual([])
    })

    it('by ten at once are moved by one', async () => {
      await record(finding('s-1'))
      const moved = await Promise.all(Array.from({ length: 10 }, () => findings.advance(finding('s-1'), change)))
      expect(moved.filter(Boolean)).toHaveLength(1)
      expect((await findings.byId('s-1:a.b.c'))?.timeline).toHaveLength(3)
    })
  })

  describe('listed', () => {
    const turn = (seat: FindingTurn['seat'], region: string, states: FindingTurn['states'] = ['handedOver']): FindingTurn => ({
      ...{ seat, region, states },
    })
    const both = ['s-1:a.b.2', 's-2:a.b.9']
    const special = finding('s-2', {
      ...{ clausePath: 'a.b.9', target: 'v-2', regionPath: pathOf(world.otherVillage), rectifyBy: '2020-04-09' },
      ...{ category: '饮水安全', severity: 'serious', title: '水质不达 a 级标准', targetName: '白沙村', place: '某县某乡' },
      responsible: { region: world.otherCounty, regionPath: pathOf(world.otherCounty), title: '某局' },
    })
    beforeEach(async () => {
      await record(finding('s-1', { clausePath: 'a.b.1', rectifyBy: '2020-04-03' }))
      await record(finding('s-1', { clausePath: 'a.b.2', rectifyBy: '2020-04-01', state: 'submitted' }))
      await record(finding('s-1', { clausePath: 'a.b.3', rectifyBy: '2020-04-02', state: 'closedOut' }))
      await record(
        finding('s-2', { clausePath: 'a.b.1', target: 'v-2', regionPath: pathOf(world.otherVillage), rectifyBy: '2020-03-31' }),
      )
    })

    it('stand in the order in which they are due, as many as asked for', async () => {
      expect(await ids()).toEqual(['s-2:a.b.1', 's-1:a.b.2', 's-1:a.b.3', 's-1:a.b.1'])
      expect(await ids({ limit: 2 })).toEqual(['s-2:a.b.1', 's-1:a.b.2'])
    })

    it('to the minute stand before the end of their day, and are asked for by the minute', async () => {
      await record(finding('s-3', { target: 'v-3', rectifyBy: '2020-04-01T14:30' }))
      await record(finding('s-4', { target: 'v-4', rectifyBy: '2020-04-01T08:00' }))
      const order = ['s-2:a.b.1', 's-4:a.b.c', 's-3:a.b.c', 's-1:a.b.2', 's-1:a.b.3', 's-1:a.b.1']
      expect(await ids()).toEqual(order)
      expect(await ids({ dueBefore: '2020-04-01T14:30' })).toEqual(order.slice(0, 2))
      expect(await ids({ dueBefore: '2020-04-01T14:31' })).toEqual(order.slice(0, 3))
      expect(await ids({ dueFrom: '2020-04-01T14:30', dueUntil: '2020-04-01' })).toEqual(order.slice(2, 4))
      const [first] = await list({ dueFrom: '2020-04-01', limit: 1 })
      const cursor = first && findings.cursorAt(first, 'due')
      expect(await ids({ dueFrom: '2020-04-01', cursor })).toEqual(order.slice(2))
    })

    it.each([
      ['the regions of the reader', { reader: readerOf(world.county) }, ['s-1:a.b.2', 's-1:a.b.3', 's-1:a.b.1']],
      [
        'several regions',
        { reader: readerOf(world.township, world.otherVillage) },
        ['s-2:a.b.1', 's-1:a.b.2', 's-1:a.b.3', 's-1:a.b.1'],
      ],
      ['a region within them', { within: world.otherCounty }, ['s-2:a.b.1']],
      ['a region beyond them', { reader: readerOf(world.county), within: world.otherCounty }, []],
      ['a target', { target: 'v-2' }, ['s-2:a.b.1']],
      ['states', { states: ['handedOver', 'submitted'] as const }, ['s-2:a.b.1', 's-1:a.b.2', 's-1:a.b.1']],
      ['no state at all', { states: [] }, []],
      ['due from a day on', { dueFrom: '2020-04-02' }, ['s-1:a.b.3', 's-1:a.b.1']],
      ['due until a day', { dueUntil: '2020-04-01' }, ['s-2:a.b.1', 's-1:a.b.2']],
      ['due between days', { dueFrom: '2020-04-01', dueUntil: '2020-04-02' }, ['s-1:a.b.2', 's-1:a.b.3']],
    ])('by %s', async (_, over, expected) => {
      expect(await ids(over)).toEqual(expected)
    })

    it.each([
      ['a category', { category: '饮水安全' }, ['s-2:a.b.9']],
      ['how grave they are', { severity: 'serious' as const }, ['s-2:a.b.9']],
      ['who is responsible', { responsible: { region: world.otherCounty, title: '某局' } }, ['s-2:a.b.9']],
      ['a unit of that name elsewhere', { responsible: { region: world.county, title: '某局' } }, []],
      ['words of the title', { text: '水质不达' }, ['s-2:a.b.9']],
      ['the name of the place, across where its parts meet', { text: '乡白沙' }, ['s-2:a.b.9']],
      ['several words in any order', { text: '白沙村　水质' }, ['s-2:a.b.9']],
      ['words of which one is missing', { text: '水质 无电' }, []],
      ['a single letter, whatever its width', { text: 'Ａ' }, ['s-2:a.b.9']],
      ['the turn of a unit', { turns: [turn('responsible', world.otherCounty)] }, ['s-2:a.b.9']],
      ['the turn of a reviewer', { turns: [turn('target', world.county, ['submitted'])] }, ['s-1:a.b.2']],
      ['several turns', { turns: [turn('target', world.county, ['submitted']), turn('responsible', world.otherCounty)] }, both],
      [
        'a turn about one target only',
        { turns: [{ ...turn('target', world.province), target: 'v-2' }] },
        ['s-2:a.b.1', 's-2:a.b.9'],
      ],
    ])('are narrowed down by %s, and counted so', async (_, over, expected) => {
      await record(special)
      expect(await ids(over)).toEqual(expected)
      expect(await findings.count({ plan: world.plan, reader: readerOf(world.province), ...over })).toBe(expected.length)
    })

    it('can be narrowed down to what there is of them, what there is most of first', async () => {
      await record(special)
      const within = (region: string) => findings.choices({ plan: world.plan, reader: readerOf(world.province), within: region })
      expect(await within(world.province)).toEqual({
        categories: [
          { title: '环境整治', count: 4 },
          { title: '饮水安全', count: 1 },
        ],
        responsible: [
          { region: world.township, title: '某乡', count: 4 },
          { region: world.otherCounty, title: '某局', count: 1 },
        ],
      })
      expect((await within(world.county)).categories).toEqual([{ title: '环境整治', count: 3 }])
    })

    it('are found by their words as they are called now', async () => {
      await findings.rename(world.plan, [{ target: 'v-2', targetName: '桃源村', place: '某县' }])
      expect(await ids({ text: '桃源' })).toEqual(['s-2:a.b.1'])
      const seen = await findings.byId('s-2:a.b.1')
      await findings.advance(seen ?? finding('s-2'), {
        ...{ state: 'handedOver', rectifyBy: '2020-03-31', title: '道路塌方' },
        step: step('correct', '2020-03-21'),
      })
      expect(await ids({ text: '桃源 塌方' })).toEqual(['s-2:a.b.1'])
    })

    it('that an earlier release kept can be searched and ordered by place like the others', async () => {
      await store.connection.collection('findings').updateMany({}, { $unset: { words: 1, regionCode: 1, dueKey: 1 } })
      expect(await ids({ text: '问题' })).toEqual([])
      await findings.completeEarlier()
      expect(await ids({ text: '问题' })).toHaveLength(4)
      expect(await ids({ dueFrom: '2020-04-02' })).toEqual(['s-1:a.b.3', 's-1:a.b.1'])
      expect((await ids({ order: 'place' })).at(-1)).toBe('s-2:a.b.1')
    })

    it('are counted by target while they stand open', async () => {
      expect(await findings.openByTarget(world.plan, readerOf(world.province))).toEqual(
        new Map([
          ['v-1', 2],
          ['v-2', 1],
        ]),
      )
      expect(await findings.openByTarget(world.plan, readerOf(world.otherCounty))).toEqual(new Map([['v-2', 1]]))
      expect(await findings.openByTarget('another-plan', readerOf(world.province))).toEqual(new Map())
    })

    it('are counted in every region on their paths', async () => {
      const rows = await findings.tally({ plan: world.plan, reader: readerOf(world.province), within: world.county })
      const inRegion = (region: string) => rows.filter((row) => row.region === region).reduce((sum, { count }) => sum + count, 0)
      expect([world.province, world.county, world.village].map(inRegion)).toEqual([3, 3, 3])
      expect(inRegion(world.otherVillage)).toBe(0)
      expect(rows).toContainEqual({ region: world.village, state: 'submitted', rectifyBy: '2020-04-01', count: 1 })
    })
  })
})
