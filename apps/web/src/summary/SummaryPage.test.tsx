import type { RegionSummary } from '@duzhan/contracts'
import type { Plan } from '@duzhan/plan'
import { packs } from '@duzhan/plan-packs'
import { Problem } from '@duzhan/problems'
import { asInspector, asReviewer, asViewer, world } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { choose, press } from '../test/act.ts'
import { aPlanView } from '../test/builders/aPlan.ts'
import { aFigureRecord, anItem, aShare, aSummary, checklistFigures } from '../test/builders/aSummary.ts'
import { address, all, names, textOf, texts, the } from '../test/find.ts'
import { opened } from '../test/opened.tsx'
import { type Answers, waiting } from '../test/platform.ts'
import { emptyReason } from './SummaryPage.tsx'

const at = '/demo-2020/summary'
const cityHall = { ...asViewer, grants: [{ role: 'viewer' as const, region: world.city, plan: world.plan }] }
const open = (over: Partial<RegionSummary> = {}, answers: Answers = {}, search = '', as: typeof asViewer = cityHall) =>
  opened(`${at}${search}`, as, {
    'aggregation.summary.byRegion': aSummary(over),
    'aggregation.figure.behind': [aFigureRecord()],
    ...answers,
  })
const lead = () => textOf(document.querySelector('.page-head p') ?? document.body)
const cells = (row: HTMLElement | undefined) => [...(row?.querySelectorAll('td') ?? [])].map((cell) => textOf(cell))

describe('the page of a region’s figures', () => {
  it('is that of the person’s own region, by its name', async () => {
    const platform = await open()
    expect(platform.asked('aggregation.summary.byRegion')).toEqual([{ plan: world.plan, region: world.city }])
    expect(names('heading').slice(0, 3)).toEqual(['东山市督战汇总', '督战覆盖', '村督战清单'])
    expect(lead()).toBe('2020年3月1日至3月31日')
  })

  it('is that of the region in the address, with the way up', async () => {
    const platform = await open({ region: world.county, children: [] }, {}, `/${world.county}`)
    expect(platform.asked('aggregation.summary.byRegion')).toEqual([{ plan: world.plan, region: world.county }])
    expect(the('heading', '青石县督战汇总')).toBeDefined()
    const [up] = all('link', document.querySelector('.crumbs') ?? document)
    expect([textOf(up), up?.getAttribute('href')]).toEqual(['东山市', `${at}/${world.city}`])
  })

  it('leads nobody above their own region', async () => {
    await open({ region: world.county, children: [] }, {}, '', asReviewer)
    expect(document.querySelector('.crumbs')).toBeNull()
  })

  it('says how many were visited, in all and in each part, which it leads to', async () => {
    await open({ lateRecords: 2 })
    const coverage = the('region', '督战覆盖')
    expect(textOf(coverage)).toContain('40%')
    expect(textOf(coverage)).toContain('已督战 4 / 10 个村')
    expect(textOf(coverage)).toContain('另有 2 次补报，不计入本期')
    expect(texts('item', coverage)).toEqual(['青石县4 / 6', '白沙县0 / 4'])
    expect(the('link', '白沙县', coverage).getAttribute('href')).toBe(`${at}/${world.otherCounty}`)
  })

  it('shows each item for the whole and for each part, and what was not collected as such', async () => {
    await open()
    const [row] = all('row').filter((one) => textOf(one).startsWith('1. 是否通电'))
    expect(cells(row)).toEqual(['75%3/4', '75%3/4', '未采集'])
    expect(textOf(the('region', '村督战清单'))).toContain('2 个地区，已采集 1 个')
  })

  it('unfolds the questions of an item', async () => {
    const clause = (key: string, title: string, good: 'yes' | 'no') => ({
      ...{ path: `power.lit.${key}`, title, kind: 'clause', good, total: { share: aShare(1, 2) }, byRegion: {} },
    })
    const item = anItem({ parts: [clause('a', '是否通电', 'yes'), clause('b', '是否停电', 'no')] })
    await open({ checklists: [checklistFigures({ sections: [{ key: 'power', no: '一', title: '用电', items: [item] }] })] })
    const before = all('row').length
    await press('2 问')
    expect(all('row')).toHaveLength(before + 2)
    expect(textOf(all('row').find((row) => textOf(row).startsWith('是否停电')))).toContain('“是”为问题')
    await press('2 问')
    expect(all('row')).toHaveLength(before)
  })

  it('says of a single question whose yes is bad news that it is', async () => {
    const parts = [{ ...anItem(), path: 'power.lit.answer', kind: 'clause', good: 'no' as const }]
    const item = anItem({ title: '是否停电', parts })
    await open({ checklists: [checklistFigures({ sections: [{ key: 'power', no: '一', title: '用电', items: [item] }] })] })
    expect(textOf(all('row').find((row) => textOf(row).startsWith('1. 是否停电')))).toContain('“是”为问题')
  })

  it('marks no figure of which the plan wants nothing, however low', async () => {
    await open()
    expect(texts('row').join()).not.toMatch(/达标|未到期/)
    expect(textOf()).not.toContain('方案定有目标')
  })

  it('says in a word how a figure stands to the goal of the plan, and what that goal is', async () => {
    const goal = { comparator: '>=' as const, value: 90, unit: '%', by: '2020-12-31' }
    const item = anItem({ goal: { ...goal, total: 'missed', byRegion: { [world.county]: 'reached' } } })
    const later = anItem({ no: '2', path: 'power.lamp', goal: { ...goal, total: 'pending', byRegion: {} } })
    await open({
      checklists: [checklistFigures({ sections: [{ key: 'power', no: '一', title: '用电', items: [item, later] }] })],
    })
    const [row, second] = all('row').filter((one) => textOf(one).includes('是否通电'))
    expect(textOf(row)).toContain('目标不低于 90%，2020年12月31日前')
    expect(cells(row)).toEqual(['75%3/4未达标', '75%3/4达标', '未采集'])
    expect(cells(second)).toEqual(['75%3/4未到期', '75%3/4', '未采集'])
    expect(textOf()).toContain('方案定有目标')
    await press('合计 是否通电 75%（3/4） 未达标')
    expect(textOf(the('dialog', '是否通电'))).toContain('目标不低于 90%')
  })

  it('says when its figures were reckoned, by the clock in Shanghai', async () => {
    await open({ asOf: '2020-03-19T16:30:00.000Z' })
    expect(textOf()).toContain('数据更新于 2020-03-20 00:30')
  })

  it('leaves out a checklist that nobody filled', async () => {
    await open({ checklists: [checklistFigures(), checklistFigures({ key: 'home', title: '入户清单', targets: 0 })] })
    expect(names('heading')).not.toContain('入户清单')
  })

  it('names the years where a window lies in two', async () => {
    await open({ window: { key: 'plan', start: '2020-09-01', end: '2021-03-31' } })
    expect(lead()).toBe('2020年9月1日至2021年3月31日')
  })
})

describe('the windows of the figures', () => {
  it('are none to choose from in the first', async () => {
    await open()
    expect(names('field')).toEqual([])
  })

  const begun: Answers = { 'forms.plan.byId': aPlanView({ period: { start: '2020-01-01', end: '2020-06-30' } }) }

  it('are those that have begun, the latest first', async () => {
    await open({}, begun)
    const options = [...the('field', '统计期').querySelectorAll('option')].map((option) => option.textContent)
    expect(options).toEqual(['2020 年 3 月', '2020 年 2 月', '2020 年 1 月'])
  })

  it('are kept in the address, and on the way to each part', async () => {
    const platform = await open({}, begun)
    platform.answers({
      'aggregation.summary.byRegion': aSummary({ window: { key: '2020-02', start: '2020-02-01', end: '2020-02-29' } }),
    })
    await choose('统计期', '2020 年 2 月')
    expect(address()).toBe(`${at}?window=2020-02`)
    expect(platform.asked('aggregation.summary.byRegion').at(-1)).toMatchObject({ window: '2020-02' })
    expect(lead()).toBe('2020年2月1日至2月29日')
    const parts = all('link').filter((link) => textOf(link) === '青石县')
    expect(parts.map((link) => link.getAttribute('href'))).toEqual([
      `${at}/${world.county}?window=2020-02`,
      `${at}/${world.county}?window=2020-02`,
    ])
  })
})

describe('what stands behind a figure', () => {
  const opens = '青石县 是否通电 75%（3/4）'

  it('is asked for by region, window and place, and leads to each record', async () => {
    const platform = await open()
    await press(opens)
    expect(platform.asked('aggregation.figure.behind')).toEqual([
      { plan: world.plan, region: world.county, window: '2020-03', checklist: 'village', path: 'power.lit' },
    ])
    const panel = the('dialog', '是否通电')
    expect(textOf(panel)).toContain('青石县 · 1 条记录')
    expect(textOf(panel)).toContain('上坪村青石县柳河乡 · 2020-03-20 00:30')
    expect(all('link', panel).map((link) => link.getAttribute('href'))).toEqual(['/demo-2020/submissions/s-1'])
  })

  it('is every record that counts towards the coverage', async () => {
    const platform = await open()
    await press('已督战 4 / 10 个村')
    expect(platform.asked('aggregation.figure.behind')).toEqual([
      { plan: world.plan, region: world.city, window: '2020-03', checklist: 'village' },
    ])
  })

  it('is shut again', async () => {
    await open()
    await press(opens)
    await press('收起')
    expect(all('dialog')).toEqual([])
  })

  it('is told how many they are, and reached to the last, where they are very many', async () => {
    const many = Array.from({ length: 70 }, (_, no) => aFigureRecord({ submission: `s-${no}` }))
    await open({}, { 'aggregation.figure.behind': many })
    await press(opens)
    const panel = the('dialog', '是否通电')
    expect(textOf(panel)).toContain('青石县 · 70 条记录')
    expect(all('link', panel)).toHaveLength(50)
    await press('显示更多', panel)
    expect(all('link', panel).at(-1)?.getAttribute('href')).toBe('/demo-2020/submissions/s-69')
  })

  it('is not said to be nothing while it is on its way', async () => {
    await open({}, { 'aggregation.figure.behind': waiting })
    await press(opens)
    expect(textOf(the('dialog', '是否通电'))).not.toContain('0 条记录')
  })

  it('may be nothing, which is said', async () => {
    await open({}, { 'aggregation.figure.behind': [] })
    await press(opens)
    expect(textOf(the('dialog', '是否通电'))).toContain('没有记录')
  })

  it('says why it cannot be shown, and not that there is none', async () => {
    await open({}, { 'aggregation.figure.behind': new Problem('forbidden', 'right.missing') })
    await press(opens)
    expect(textOf(the('alert'))).toContain('right.missing')
    expect(textOf(the('dialog', '是否通电'))).not.toContain('0 条记录')
  })

  it('leads to a record of a lower plan where it was made, and to none that the reader may not open', async () => {
    const under = (plan: string, mayRead: boolean) => aFigureRecord({ submission: `of-${plan}`, under: { plan, mayRead } })
    await open({}, { 'aggregation.figure.behind': [under('county-2020', true), under('other-2020', false)] })
    await press(opens)
    const dialog = the('dialog', '是否通电')
    expect([...dialog.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual([
      '/county-2020/submissions/of-county-2020',
    ])
    expect(textOf(dialog)).toContain('按下级方案填报，可在该方案内查看')
  })

  it('tells a record of an earlier question apart', async () => {
    await open({}, { 'aggregation.figure.behind': [aFigureRecord({ isEarlier: true })] })
    await press(opens)
    expect(textOf(the('dialog', '是否通电'))).toContain('旧版题目')
  })
})

describe('a region without figures', () => {
  const none: Partial<RegionSummary> = { checklists: [], coverage: { visited: 0, designated: 10 } }

  it.each<[string, Partial<RegionSummary>, Answers, string]>([
    ['nobody stands on a list', { ...none, coverage: { visited: 0, designated: 0 } }, {}, '名单上还没有督战对象'],
    ['no record came yet', none, {}, '本期还没有督战记录'],
    ['no checklist fits', none, { 'forms.plan.byId': aPlanView({ checklists: [] }) }, '没有可以汇总的检查项'],
    ['the window is over', { ...none, window: { key: '2020-02', start: '2020-02-01', end: '2020-02-29' } }, {}, '这一期已截止'],
  ])('says that %s', async (_, over, answers, words) => {
    await open(over, answers)
    expect(textOf()).toContain(words)
    expect(document.querySelector('table')).toBeNull()
  })

  it('leads to no records where nothing was visited', async () => {
    await open(none)
    expect(names('button')).not.toContain('已督战 0 / 10 个村')
    expect(textOf()).toContain('已督战 0 / 10 个村')
  })
})

describe('figures that cannot be shown', () => {
  it('wait with a skeleton under their heading', async () => {
    await open({}, { 'aggregation.summary.byRegion': waiting })
    expect(names('status')).toEqual(['正在载入…'])
    expect(names('heading')).toEqual(['东山市督战汇总'])
  })

  it.each([
    ['forbidden', 'right.missing', 'right.missing'],
    ['invalid', 'window.absent', 'window.absent'],
    ['unavailable', 'service.unavailable', 'service.unavailable'],
  ] as const)('say why: %s, %s', async (kind, code, words) => {
    await open({}, { 'aggregation.summary.byRegion': new Problem(kind, code) })
    expect(textOf()).toContain(words)
  })

  it('are an inspector’s of their own county', async () => {
    const platform = await open({ region: world.county, children: [] }, {}, '', asInspector)
    expect(platform.asked('aggregation.summary.byRegion')).toEqual([{ plan: world.plan, region: world.county }])
  })
})

function planOf(code: string): Plan {
  const found = packs.map(({ plan }) => plan as Plan).find((plan) => plan.code === code) // the packs are valid plans
  if (!found) throw new Error(`no pack ${code}`)
  return found
}

describe('a window without figures', () => {
  const city = planOf('xiangtan-2020')

  it('waits for records until its figures are closed, and promises nothing afterwards', () => {
    expect(emptyReason(city, true, '2020-02-29', '2020-03-07')).toContain('督战员提交后')
    expect(emptyReason(city, true, '2020-02-29', '2020-03-08')).toContain('已截止')
  })

  it('says that nobody is listed, or that no checklist fits, before anything else', () => {
    expect(emptyReason(city, false, '2020-02-29', '2020-03-08')).toContain('名单上还没有督战对象')
    expect(emptyReason(planOf('henan-2020'), true, '2020-09-30', '2020-03-20')).toContain('没有附适用于名单上对象的督战清单')
  })
})
