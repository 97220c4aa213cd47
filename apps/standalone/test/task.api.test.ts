import type { Plan } from '@duzhan/plan'
import { packs } from '@duzhan/plan-packs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { post, problemIn, problemOf, type TestPlatform, testPlatform } from './platform.ts'

const plan = 'xiangxi-2020'
const jishou = '433101000000'
const fenghuang = '433123000000'
const text = '已对照任务制定实施细则并开工'

describe('the tasks of Xiangxi’s plan', () => {
  let platform: TestPlatform
  beforeAll(async () => {
    platform = await testPlatform(packs.filter((pack) => (pack.plan as Plan).code === plan))
  })
  afterAll(() => platform?.close())

  const task = async (account: string) => (await platform.as(account)).api.assignments.task
  const board = async (account: string) => (await task(account)).board.query({ plan })
  const cell = { plan, task: 'epidemic', unit: 'counties', region: jishou }
  const first = { ...cell, state: 'underWay' as const, text, version: 0 }
  const office = { ...first, unit: 'povertyOffice', region: null }

  it('begin as 119 assignments of 20 tasks, the counties’ part once for each of eight, none started', async () => {
    const { cells, totals } = await board('xxz-author')
    expect(totals).toHaveLength(20)
    expect(new Set(cells.map(({ task, unit }) => `${task} ${unit}`)).size).toBe(119)
    const counties = cells.filter(({ unit }) => unit === 'counties')
    expect(new Set(counties.map(({ region }) => region)).size).toBe(8)
    expect(cells.every(({ state, version, verbs }) => state === 'notStarted' && version === 0 && verbs.length === 0)).toBe(true)
    expect(totals.reduce((sum, { notStarted }) => sum + notStarted, 0)).toBe(cells.length)
  })

  it('are reported on by each unit, and the prefecture sees how far they are', async () => {
    expect(await (await task('jishou-unit')).report.mutate(first)).toEqual({
      ...{ task: 'epidemic', unit: 'counties', region: jishou },
      state: 'underWay',
      text,
      reportedOn: '2020-03-20',
      by: '吉首市党委政府·责任单位',
      version: 1,
      verbs: ['report'],
    })
    await (await task('xxz-unit')).report.mutate({ ...office, state: 'done' })
    const { cells, totals } = await board('xxz-viewer')
    const started = cells.filter(({ state }) => state !== 'notStarted')
    expect(started.map(({ unit, state, by }) => `${unit} ${state} ${by}`).sort()).toEqual([
      'counties underWay 吉首市党委政府·责任单位',
      'povertyOffice done 湘西州扶贫办·责任单位',
    ])
    expect(totals.find((total) => total.task === 'epidemic')).toMatchObject({ done: 1, underWay: 1, notStarted: 13 })
  })

  it('are a county’s own for a county', async () => {
    const { cells, totals } = await board('jishou-unit')
    expect(cells).toHaveLength(20)
    expect(cells.every(({ region, verbs }) => region === jishou && verbs.includes('report'))).toBe(true)
    expect(totals.find((total) => total.task === 'epidemic')).toEqual({ task: 'epidemic', done: 0, underWay: 1, notStarted: 0 })
  })

  it('stay as they are where another was faster, the right is missing, or the cell is another’s', async () => {
    const report = async (account: string, over: object) =>
      problemOf((await task(account)).report.mutate({ ...first, version: 1, ...over }))
    const before = await board('xxz-author')
    expect(await report('jishou-unit', { version: 0 }), 'someone was faster').toBe('task.stale')
    expect(await report('jishou-unit', { region: fenghuang })).toBe('task.absent')
    expect(await report('jishou-unit', { unit: 'povertyOffice', region: null })).toBe('task.absent')
    expect(await report('xxz-unit', { task: 'none' })).toBe('task.absent')
    expect(await report('xxz-unit', { unit: 'civilAffairs', region: null }), 'the office next door').toBe('right.missing')
    expect(await report('xxz-unit', {}), 'a county’s own part').toBe('right.missing')
    expect(await report('xxz-author', {})).toBe('right.missing')
    expect(await report('xxz-viewer', {})).toBe('right.missing')
    expect(await report('xxz-unit', { plan: 'nowhere-2020' })).toBe('plan.absent')
    expect(await board('xxz-author')).toEqual(before)
  })

  it.each([
    ['without words', { text: '  改  ' }],
    ['with more than anyone reads', { text: '长'.repeat(2_001) }],
    ['of a state that is none', { state: 'closedOut' }],
    ['without saying of whom', { region: undefined }],
    ['of a negative version', { version: -1 }],
  ])('are not reported on %s', async (_, over) => {
    const answer = await post(await platform.as('jishou-unit'), 'assignments.task.report', { ...first, ...over })
    expect((await problemIn(answer))?.code).toBe('input.invalid')
  })

  it('are still known after the platform was closed and opened again', async () => {
    const before = await board('xxz-author')
    await platform.restart()
    expect(await board('xxz-author')).toEqual(before)
    const again = (await board('jishou-unit')).cells.find((one) => one.task === first.task)
    const done = await (await task('jishou-unit')).report.mutate({ ...first, state: 'done', version: again?.version ?? 0 })
    expect(done).toMatchObject({ state: 'done', version: 2 })
  })
})
