import type { Actor, TaskReport } from '@duzhan/contracts'
import { type Plan, readPlan } from '@duzhan/plan'
import { packs } from '@duzhan/plan-packs'
import { Problem } from '@duzhan/problems'
import { asAuthor, asInspector, asOutsider, asReviewer, asUnit, asViewer, manualClock, world } from '@duzhan/test-kit'
import { describe, expect, it } from 'vitest'
import { taskService } from './task.service.ts'
import { cellKey, type ReportedCell } from './task.ts'

const like: Plan = readPlan(packs[0]!.plan)
const plan: Plan = {
  ...like,
  code: world.plan,
  jurisdiction: world.city,
  units: [
    { key: 'finance', title: '市财政局' },
    { key: 'counties', title: '各县区', group: { regions: [world.county, world.otherCounty] } },
  ],
  focusAreas: [
    { key: 'water', title: '饮水安全', units: { lead: ['finance'], responsible: ['counties'] } },
    { key: 'roads', title: '道路', units: { responsible: ['counties'] } },
  ],
}
const unitAt = (region: string): Actor => ({
  ...asUnit,
  id: `p-${region}`,
  grants: [{ role: 'unit', region, plan: world.plan }],
})
const [asCityUnit, asCountyUnit] = [unitAt(world.city), unitAt(world.county)]
const asOffice = (unit: string): Actor => ({ ...asCityUnit, grants: asCityUnit.grants.map((grant) => ({ ...grant, unit })) })
const [asFinanceOffice, asWaterOffice] = [asOffice('finance'), asOffice('water')]
const word = (over: Partial<TaskReport> = {}): TaskReport => ({
  plan: world.plan,
  task: 'water',
  unit: 'counties',
  region: world.county,
  state: 'underWay',
  text: '已完成管网改造一半',
  version: 0,
  ...over,
})

function house() {
  const kept = new Map<string, ReportedCell>()
  const service = taskService({
    plans: { latest: async (code) => (code === world.plan ? plan : null) },
    clock: manualClock(),
    tasks: {
      reported: async () => [...kept.values()],
      reportTimes: async () => [],
      async report(cell, step, version) {
        const key = cellKey(cell)
        if ((kept.get(key)?.version ?? 0) !== version) return false
        const { task, unit, region } = cell
        kept.set(key, { plan: cell.plan, task, unit, region, ...step, version: version + 1 })
        return true
      },
    },
  })
  const seenBy = async (actor: Actor) =>
    (await service.board(actor, { plan: world.plan })).cells.map(({ task, unit, region, verbs }) =>
      [task, unit, region ?? '-', ...verbs].join(' '),
    )
  return { service, kept, seenBy }
}
const refusal = async (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: unknown) => (error instanceof Problem ? error.code : error),
  )

describe('the board of a plan’s tasks', () => {
  it('shows every cell to the city and those above it', async () => {
    const { seenBy } = house()
    const all = [
      'water finance -',
      `water counties ${world.county}`,
      `water counties ${world.otherCounty}`,
      `roads counties ${world.county}`,
      `roads counties ${world.otherCounty}`,
    ]
    expect(await seenBy(asAuthor)).toEqual(all)
    expect(await seenBy(asViewer)).toEqual(all)
    expect(await seenBy(asCityUnit)).toEqual(all.map((cell) => `${cell} report`))
  })

  it('shows a county its own cells, and counts no others', async () => {
    const { service, seenBy } = house()
    expect(await seenBy(asReviewer)).toEqual([`water counties ${world.county}`, `roads counties ${world.county}`])
    expect((await service.board(asCountyUnit, { plan: world.plan })).totals).toEqual([
      { task: 'water', done: 0, underWay: 0, notStarted: 1 },
      { task: 'roads', done: 0, underWay: 0, notStarted: 1 },
    ])
  })

  it('of some tasks holds their cells and figures alone, and of a task that the plan lacks none', async () => {
    const { service } = house()
    const of = async (...tasks: string[]) => {
      const { cells, totals } = await service.board(asReviewer, { plan: world.plan, tasks })
      return [cells.map(({ task, region }) => `${task} ${region}`), totals.map(({ task }) => task)]
    }
    expect(await of('roads')).toEqual([[`roads ${world.county}`], ['roads']])
    expect(await of('roads', 'water')).toEqual([
      [`water ${world.county}`, `roads ${world.county}`],
      ['water', 'roads'],
    ])
    expect(await of('bridges')).toEqual([[], []])
    expect(await of()).toEqual([[], []])
  })

  it('is empty for a township, which no task is given to', async () => {
    expect(await house().service.board(asUnit, { plan: world.plan })).toEqual({ plan: world.plan, cells: [], totals: [] })
  })

  it('does not exist for those whom the plan does not concern, who hold no such right, or without the plan', async () => {
    const { service } = house()
    for (const actor of [asOutsider, asInspector, unitAt(world.foreignProvince)])
      expect(await refusal(service.board(actor, { plan: world.plan }))).toBe('plan.absent')
    expect(await refusal(service.board(asAuthor, { plan: 'another-plan' }))).toBe('plan.absent')
  })
})

describe('a report on a task', () => {
  it('is what the board shows from then on', async () => {
    const { service } = house()
    const progress = await service.report(asCountyUnit, word())
    expect(progress).toMatchObject({
      state: 'underWay',
      by: asUnit.title,
      reportedOn: '2020-03-20',
      version: 1,
      verbs: ['report'],
    })
    const { cells, totals } = await service.board(asAuthor, { plan: world.plan })
    expect(cells[1]).toEqual({ ...progress, verbs: [] })
    expect(totals[0]).toEqual({ task: 'water', done: 0, underWay: 1, notStarted: 2 })
  })

  it('may take a task back as well as forward', async () => {
    const { service } = house()
    await service.report(asCountyUnit, word({ state: 'done' }))
    expect(await service.report(asCountyUnit, word({ version: 1 }))).toMatchObject({ state: 'underWay', version: 2 })
  })

  it('is made by the city’s unit for a unit of the city, and for a county', async () => {
    const { service } = house()
    expect(await service.report(asFinanceOffice, word({ unit: 'finance', region: null }))).toMatchObject({ version: 1 })
    expect(await service.report(asCityUnit, word())).toMatchObject({ region: world.county, version: 1 })
  })

  it.each<[string, string, Actor, Partial<TaskReport>]>([
    ['at a version that has moved on', 'task.stale', asCountyUnit, { version: 1 }],
    ['of the county next door', 'task.absent', asCountyUnit, { region: world.otherCounty }],
    ['of the office next door', 'right.missing', asWaterOffice, { unit: 'finance', region: null }],
    ['of a county, by an office of the city', 'right.missing', asWaterOffice, {}],
    ['of a unit of the city, by a county', 'task.absent', asCountyUnit, { unit: 'finance', region: null }],
    ['of a task that the plan does not have', 'task.absent', asCityUnit, { task: 'none' }],
    ['of a unit that the task is not given to', 'task.absent', asCityUnit, { task: 'roads', unit: 'finance', region: null }],
    ['of a group as a whole', 'task.absent', asCityUnit, { region: null }],
    ['of a single unit in a region', 'task.absent', asCityUnit, { unit: 'finance' }],
    ['by a township', 'task.absent', asUnit, {}],
    ['by who only looks', 'right.missing', asViewer, {}],
    ['by the plan’s author', 'right.missing', asAuthor, {}],
    ['by a unit of another province', 'plan.absent', unitAt(world.foreignProvince), {}],
    ['in a plan nobody knows', 'plan.absent', asCityUnit, { plan: 'another-plan' }],
  ])('%s is refused: %s', async (_, code, actor, over) => {
    const { service, kept } = house()
    expect(await refusal(service.report(actor, word(over)))).toBe(code)
    expect(kept.size).toBe(0)
  })
})
