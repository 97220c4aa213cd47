import type { TaskProgress } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { asInspector, asUnit, asViewer, world } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { choose, press, write } from '../test/act.ts'
import { aPlan, regionNames } from '../test/builders/aPlan.ts'
import { address, all, names, textOf, texts, the } from '../test/find.ts'
import { type Answers, platform } from '../test/platform.ts'
import { soon } from '../test/settled.ts'
import { shown } from '../test/shown.tsx'
import { TaskMatrixCard } from './TaskMatrixCard.tsx'

const plan = aPlan({
  units: [
    { key: 'water', title: '市水利局' },
    { key: 'counties', title: '各县', group: { regions: [world.county, world.otherCounty] } },
  ],
  focusAreas: [
    { key: 'pipes', title: '管网改造', units: { lead: ['water'], responsible: ['counties'] } },
    { key: 'tests', title: '水质检测', units: { responsible: ['water'] } },
  ],
})
const cell = (over: Partial<TaskProgress> = {}): TaskProgress => ({
  ...{ task: 'pipes', unit: 'water', region: null, state: 'underWay', text: '已完成一半' },
  ...{ reportedOn: '2020-03-18', by: '市水利局', version: 2, verbs: [] },
  ...over,
})
const totals = [{ task: 'pipes', notStarted: 1, underWay: 1, done: 1 }]
async function open(cells: TaskProgress[] = [cell()], as = asViewer, answers: Answers = {}) {
  const asked = platform({
    'identity.region.list': regionNames,
    'assignments.task.board': { plan: world.plan, cells, totals },
    ...answers,
  })
  await shown(<TaskMatrixCard plan={plan} />, { as, at: '/demo-2020', route: '/:plan' })
  return asked
}
const heads = () => [...document.querySelectorAll('thead th')].map((head) => textOf(head))
const rowOf = (title: string) => all('row').find((row) => textOf(row).includes(title))

describe('the tasks of a plan by body', () => {
  it('say who leads and who answers, a group as one', async () => {
    await open()
    expect(heads()).toEqual(['任务', '市水利局', '各县'])
    expect(textOf(the('region', '任务分工'))).toContain('2 项任务，3 项分工，展开后 4 项')
    expect(texts('row')).toHaveLength(2)
    expect(textOf(document.querySelector('tfoot') ?? document.body)).toBe('承担任务数21')
  })

  it('unfold a group into its regions by name, and fold it again', async () => {
    await open()
    await press('展开“各县”为 2 个')
    expect(heads()).toEqual(['任务', '市水利局', '青石县', '白沙县'])
    await press('收起“各县”')
    expect(heads()).toEqual(['任务', '市水利局', '各县'])
  })

  it('show one body’s own', async () => {
    await open()
    await choose('只看一个单位', '各县')
    expect(heads()).toEqual(['任务', '各县'])
    expect(texts('row')).toHaveLength(1)
    expect(textOf()).toContain('各县承担 1 项任务')
  })

  it('explain only the roles that there are', async () => {
    await open()
    expect(textOf(document.querySelector('.task-legend') ?? document.body)).toBe('牵牵头责责任')
  })

  it('say how far each is, by word and not by colour alone', async () => {
    await open()
    expect(textOf(rowOf('管网改造'))).toContain('已完成 1 · 进行中 1 · 未开始 1')
    expect(names('button', rowOf('管网改造'))).toEqual(['市水利局 · 牵头 · 进行中'])
  })

  it('count the bodies of a group that are done', async () => {
    const regions = [world.county, world.otherCounty]
    await open(regions.map((region, index) => cell({ unit: 'counties', region, state: index === 0 ? 'done' : 'notStarted' })))
    expect(names('button', rowOf('管网改造'))).toEqual(['各县 · 责任 · 进行中 1/2'])
  })

  it('are nothing to press for who may not see progress', async () => {
    const asked = await open([cell()], asInspector)
    expect(asked.asked('assignments.task.board')).toEqual([])
    expect(names('button', rowOf('管网改造'))).toEqual([])
  })

  it.each([
    ['absent', 'plan.absent', false],
    ['unavailable', 'service.unavailable', true],
  ] as const)('stand without progress when that is refused as %s, %s', async (kind, code, isTold) => {
    await open([], asViewer, { 'assignments.task.board': new Problem(kind, code) })
    expect(texts('row')).toHaveLength(2)
    expect(names('alert').length > 0).toBe(isTold)
  })
})

describe('very many tasks', () => {
  const many = aPlan({
    units: plan.units,
    focusAreas: Array.from({ length: 120 }, (_, no) => ({
      ...{ key: `t-${no}`, title: `任务${no}`, units: { lead: ['water'], ...(no === 7 && { responsible: ['counties'] }) } },
    })),
  })
  async function openMany(at = '/demo-2020') {
    const asked = platform({
      'identity.region.list': regionNames,
      'assignments.task.board': ({ tasks = [] }) => ({
        ...{ plan: world.plan, cells: tasks.map((task) => cell({ task })), totals: [] },
      }),
    })
    await shown(<TaskMatrixCard plan={many} />, { as: asViewer, at, route: '/:plan' })
    return asked
  }
  const boards = (asked: Awaited<ReturnType<typeof openMany>>) =>
    asked.asked('assignments.task.board').map(({ tasks = [] }) => `${tasks[0]} +${tasks.length}`)

  it('stand page by page, and how far they are is asked for those shown alone', async () => {
    const asked = await openMany()
    expect(texts('row')).toHaveLength(50)
    expect(boards(asked)).toEqual(['t-0 +50'])
    expect(textOf()).toContain('已显示 50 条，共 120 条')
    expect(textOf(document.querySelector('tfoot') ?? document.body), 'of all of them').toBe('承担任务数1201')
    await press('显示更多')
    await press('显示更多')
    expect(texts('row')).toHaveLength(120)
    expect(boards(asked)).toEqual(['t-0 +50', 't-50 +50', 't-100 +20'])
    expect(textOf()).toContain('共 120 条，已全部显示')
    expect(names('button', rowOf('任务119'))).toEqual(['市水利局 · 牵头 · 进行中'])
  })

  it('are looked for by their words, which the address keeps, and by a body', async () => {
    await openMany()
    await write('按任务名称查找', '任务11')
    await soon(() => expect(texts('row')).toHaveLength(11))
    expect(address()).toBe(`/demo-2020?task=${encodeURIComponent('任务11')}`)
    await write('按任务名称查找', '没有的')
    await soon(() => expect(textOf()).toContain('没有符合条件的任务'))
  })

  it('are found again where the address names a body of a group and words', async () => {
    await openMany(`/demo-2020?unit=${encodeURIComponent(`counties ${world.county}`)}`)
    expect(heads()).toEqual(['任务', '青石县'])
    expect(texts('row')).toHaveLength(1)
    expect(textOf()).toContain('青石县承担 1 项任务')
  })

  it('all stand where the address names a body that the plan lacks', async () => {
    await openMany('/demo-2020?unit=gone')
    expect(texts('row')).toHaveLength(50)
    expect(heads()).toEqual(['任务', '市水利局', '各县'])
  })
})

describe('how far a task is', () => {
  it('opens with what was last reported, when and by whom', async () => {
    await open()
    await press('市水利局 · 牵头 · 进行中')
    expect(textOf(the('dialog', '管网改造'))).toBe('管网改造市水利局 ◐ 进行中已完成一半2020年3月18日 · 市水利局')
  })

  it('says that nothing was reported yet', async () => {
    await open([cell({ state: 'notStarted', text: null, reportedOn: null, by: null, version: 0 })])
    await press('市水利局 · 牵头 · 未开始')
    expect(textOf(the('dialog', '管网改造'))).toContain('尚未填报进展')
  })

  it('is reported by whom the platform lets', async () => {
    const asked = await open([cell({ verbs: ['report'] })], asUnit, {
      'assignments.task.report': cell({ state: 'done', version: 3 }),
    })
    await press('市水利局 · 牵头 · 进行中')
    await press('填报市水利局的进展')
    await press('已完成')
    await write(the('field', '', the('dialog', '管网改造')), '全部完工并验收')
    await press('提交进展')
    expect(asked.asked('assignments.task.report')).toEqual([
      { plan: world.plan, task: 'pipes', unit: 'water', region: null, state: 'done', text: '全部完工并验收', version: 2 },
    ])
  })

  it('is nobody else’s to report', async () => {
    await open()
    await press('市水利局 · 牵头 · 进行中')
    expect(names('button', the('dialog', '管网改造'))).toEqual(['收起'])
  })
})
