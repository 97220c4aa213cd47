import { type LoggedStore, loggedStore } from '@duzhan/service-kit/loggedStore'
import { buildIndexes } from '@duzhan/service-kit/mongo'
import { world } from '@duzhan/test-kit'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { taskRepository } from './task.mongo.ts'
import type { TaskRepository } from './task.repository.ts'
import type { CellRef, ReportStep, TrackedCell } from './task.ts'

const cell = (over: Partial<CellRef> = {}): CellRef => ({
  plan: world.plan,
  task: 'water',
  unit: 'counties',
  region: world.county,
  ...over,
})
/** The same where it stands. */
const tracked = (over: Partial<CellRef> = {}): TrackedCell => ({ ...cell(over), regionPath: [world.province, world.city] })
const step = (over: Partial<ReportStep> = {}): ReportStep => ({
  state: 'underWay',
  text: '已完成管网改造一半',
  at: new Date('2020-03-20T01:00:00.000Z'),
  by: { id: 'p-1', title: '县责任单位' },
  ...over,
})

describe('reports on tasks in the store', () => {
  let store: LoggedStore
  let tasks: TaskRepository
  beforeAll(async () => {
    store = await loggedStore('assignments')
    tasks = taskRepository(store.connection, store.serviceLog)
    await buildIndexes(store.connection)
  })
  afterAll(() => store?.close())
  beforeEach(() => store.empty('tasks'))

  it('come back as they were made, without what came before', async () => {
    expect(await tasks.reported(world.plan)).toEqual([])
    expect(await tasks.report(tracked(), step(), 0)).toBe(true)
    const done = step({ state: 'done', text: '管网改造全部完成', at: new Date('2020-04-01T01:00:00.000Z') })
    expect(await tasks.report(tracked(), done, 1)).toBe(true)
    expect(await tasks.reported(world.plan)).toEqual([{ ...cell(), ...done, version: 2 }])
    expect(await tasks.reported('another-plan')).toEqual([])
  })

  it('keep every report in its order', async () => {
    const steps = [step(), step({ state: 'done' }), step({ text: '发现漏点，继续整改' })]
    for (const [version, one] of steps.entries()) await tasks.report(tracked(), one, version)
    const [document] = await store.connection.collection('tasks').find({}).toArray()
    expect(document?.['history']).toEqual(steps)
  })

  it('tell when each cell was reported on, the earliest time first', async () => {
    const later = new Date('2020-04-01T01:00:00.000Z')
    await tasks.report(tracked(), step(), 0)
    await tasks.report(tracked(), step({ at: later }), 1)
    await tasks.report(tracked({ region: null }), step(), 0)
    expect(await tasks.reportTimes(world.plan)).toEqual([
      { ...cell(), at: [step().at, later] },
      { ...cell({ region: null }), at: [step().at] },
    ])
    expect(await tasks.reportTimes('another-plan')).toEqual([])
  })

  it('are of one cell each: by plan, task, unit and region', async () => {
    const others = [{}, { region: world.otherCounty }, { region: null }, { unit: 'finance' }, { task: 'roads' }]
    for (const over of others) expect(await tasks.report(tracked(over), step(), 0)).toBe(true)
    expect(await tasks.report(tracked({ plan: 'another-plan' }), step(), 0)).toBe(true)
    expect(await tasks.reported(world.plan)).toHaveLength(others.length)
    expect((await tasks.reported(world.plan)).map(({ region }) => region)).toContain(null)
  })

  it('at another version change nothing, nor before or after the first', async () => {
    expect(await tasks.report(tracked(), step(), 1), 'never reported on').toBe(false)
    await tasks.report(tracked(), step(), 0)
    for (const version of [0, 2]) expect(await tasks.report(tracked(), step({ state: 'done' }), version)).toBe(false)
    expect(await tasks.reported(world.plan)).toEqual([{ ...cell(), ...step(), version: 1 }])
  })

  it.each([0, 1])('by ten at once at version %i are kept once', async (version) => {
    if (version === 1) await tasks.report(tracked(), step(), 0)
    const kept = await Promise.all(Array.from({ length: 10 }, () => tasks.report(tracked(), step(), version)))
    expect(kept.filter(Boolean)).toHaveLength(1)
    expect(await tasks.reported(world.plan)).toMatchObject([{ version: version + 1 }])
  })
})
