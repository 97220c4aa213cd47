import type { TargetListView, TargetView } from '@duzhan/contracts'
import type { Plan } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { describe, expect, it } from 'vitest'
import { choose, follow, held, press, write } from '../test/act.ts'
import { aPlan } from '../test/builders/aPlan.ts'
import { aTarget, aTargetList } from '../test/builders/aTarget.ts'
import { address, all, names, textOf, texts, the } from '../test/find.ts'
import { type Answers, platform, unreachable, waiting } from '../test/platform.ts'
import { settled, soon } from '../test/settled.ts'
import { shown } from '../test/shown.tsx'
import { OpenTargetTable } from './OpenTargetTable.tsx'

type Listed = Answers['assignments.targetList.byPlan']

interface Opened {
  plan?: Plan
  answer?: Listed
  search?: string
  onWhy?: (target: TargetView) => void
}

const at = '/demo-2020/lists/municipal'
const sort = '排序'
const search = '按名称、地区查找'
/** Opens the table of a list; the platform answers the list itself unless it is said to answer otherwise. */
async function open(view: TargetListView = aTargetList(), { plan = aPlan(), answer, search: asked = '', onWhy }: Opened = {}) {
  const told = platform({ 'assignments.targetList.byPlan': answer ?? [view] })
  const table = <OpenTargetTable {...{ view, plan, kinds: plan.targetKinds, ...(onWhy && { onWhy }) }} />
  await shown(table, { at: `${at}${asked}`, route: '/:plan/lists/:list' })
  return { ...told, last: () => told.asked('assignments.targetList.byPlan').at(-1) }
}
/** The plan with this kept about its villages besides. */
function keeping(properties: Plan['targetKinds'][number]['attributes']['properties'], over: Partial<Plan> = {}): Plan {
  const plan = aPlan(over)
  return {
    ...plan,
    targetKinds: plan.targetKinds.map((kind) => ({
      ...kind,
      attributes: { ...kind.attributes, properties: { ...kind.attributes.properties, ...properties } },
    })),
  }
}
const heads = () => [...document.querySelectorAll('thead th')].map((head) => textOf(head))
const foot = () => [...document.querySelectorAll('tfoot td')].map((cell) => textOf(cell))
const rows = () => [...document.querySelectorAll('.target-table > tbody > tr')]
const cells = (row = 0) => [...(rows()[row]?.children ?? [])].map((cell) => textOf(cell))
const shownNames = () => [...document.querySelectorAll('tbody th')].map((name) => textOf(name))
const orders = () => [...the('field', sort).querySelectorAll('option')].map((option) => textOf(option))
const upper = aTarget()
const lower = aTarget({ id: 'v-2', name: '下坪村', attributes: { people: 1_300, hasRoad: false } })
const next = { value: '1 990121100200', id: 'v-1' }

describe('a target in the table of its list', () => {
  it('tells a figure with its thousands parted, a mark in a word, and what is not known as a dash', async () => {
    await open(aTargetList({ targets: [lower, aTarget({ attributes: {} })], figures: ['people', 'hasRoad'] }))
    expect(cells(0)).toEqual(['', '下坪村', '青石县柳河乡', '1,300', '否', '未脱贫人口实为 120 人'])
    expect(cells(1).slice(3, 5)).toEqual(['—', '—'])
  })

  it('has its place in no column where the list names no places, as for townships of one county', async () => {
    await open(aTargetList({ targets: [aTarget({ place: '' })] }))
    expect(heads()).toEqual(['序号', '名称', '未脱贫人口', '通硬化路', '列入理由'])
    expect(orders()).toEqual(['按附件序号', '按未脱贫人口'])
    expect(foot()[0]).toBe('合计')
  })

  it('tells what the annex notes, or what stood merged beside it there, or that nothing does', async () => {
    const noted = aTarget({ annex: { seq: 7, note: '与邻村合并' } })
    const inherited = aTarget({ id: 'v-2', annex: { seq: 8, noteInherited: '同上' } })
    const bare = aTarget({ id: 'v-3', annex: { seq: 9, note: '' } })
    await open(aTargetList({ targets: [noted, inherited, bare] }))
    const notes = [...document.querySelectorAll('.note-cell')].map((note) => textOf(note))
    expect(notes).toEqual(['与邻村合并', '同上', '—'])
    expect([0, 1, 2].map((row) => cells(row)[0])).toEqual(['7', '8', '9'])
  })

  it('gives the reasons of this list before those of others, which are named', async () => {
    const [municipal] = aPlan().targetLists
    const plan = aPlan({ targetLists: municipal ? [municipal, { ...municipal, key: 'province', title: '省级挂牌村' }] : [] })
    const because = (list: string, sentence: string) => ({ list, rule: 'many', title: '', sentence })
    const reasons = [because('province', '贫困发生率高'), because('gone', '整村搬迁'), because('municipal', '人口多')]
    await open(aTargetList({ targets: [aTarget({ reasons })] }), { plan })
    expect(texts('item')).toEqual(['人口多', '贫困发生率高（同时符合省级挂牌村条件）', '整村搬迁（同时符合gone条件）'])
  })

  it('only prints its reasons where nobody can look at them in full', async () => {
    await open()
    expect(texts('item')).toEqual(['未脱贫人口实为 120 人'])
    expect(names('button')).toEqual([])
  })

  it('asks for its reasons in full, whichever of them it is', async () => {
    const asked: string[] = []
    await open(aTargetList({ targets: [upper, lower] }), { onWhy: ({ id }) => asked.push(id) })
    await press('为什么在名单上：下坪村')
    await press('为什么在名单上：上坪村')
    expect(asked).toEqual(['v-2', 'v-1'])
  })

  it('is one click away', async () => {
    await open()
    await follow('上坪村')
    expect(address()).toBe('/demo-2020/targets/v-1')
  })
})

describe('the figures of a list', () => {
  const share = { type: 'number', title: '贫困发生率', 'x-unit': '%' } as const
  const code = { type: 'string', title: '包村单位', maxLength: 20 } as const

  it('are added up below, as far as a sum of them says anything', async () => {
    const plan = keeping({ share, code })
    const attributes = { people: 1_420, hasRoad: true, share: 12.345, code: '县水利局' }
    await open(aTargetList({ targets: [aTarget({ attributes })], totals: { people: 1_420, share: 12.345 } }), { plan })
    expect(heads().slice(3, -1)).toEqual(['未脱贫人口', '通硬化路', '贫困发生率', '包村单位'])
    expect(cells().slice(3, -1)).toEqual(['1,420', '是', '12.35', '县水利局'])
    expect(foot()).toEqual(['合计', '1,420', '', '', '', ''])
  })

  it('are what the list may be sorted by, words and marks are not', async () => {
    const attributes = { people: 1, hasRoad: true, share: 2, code: '县水利局' }
    await open(aTargetList({ targets: [aTarget({ attributes })] }), { plan: keeping({ share, code }) })
    expect(orders()).toEqual(['按附件序号', '按县市区', '按未脱贫人口', '按贫困发生率'])
  })

  it('have no column for a ratio that no rule of the list judges by', async () => {
    const ratio = { key: 'ratio', title: '未脱贫比例', unit: '%', numerator: 'people', denominator: 'residents' }
    const kept = keeping({ residents: { type: 'integer', title: '总人口' } })
    const plan = { ...kept, targetKinds: kept.targetKinds.map((kind) => ({ ...kind, derived: [ratio] })) }
    await open(aTargetList({ targets: [upper], figures: ['people', 'residents', 'ratio'] }), { plan })
    expect(heads().slice(3, -1)).toEqual(['未脱贫人口', '总人口'])
  })
})

describe('somebody looks through a list', () => {
  it('that stands as its address says: the choice and the word are in their fields', async () => {
    const { last } = await open(aTargetList({ targets: [upper, lower] }), { search: '?text=坪村&order=people' })
    expect([held(sort), held(search)]).toEqual(['people', '坪村'])
    expect(last()).toEqual({ plan: 'demo-2020', list: 'municipal', text: '坪村', order: 'people' })
  })

  it('and asks for no more of a word than can be looked for', async () => {
    const { last } = await open(aTargetList(), { search: `?text=${'坪'.repeat(200)}` })
    expect(last()?.text).toBe('坪'.repeat(80))
  })

  it.each(['status', 'nothing', '序'.repeat(200)])(
    'and has it as the annex does where the address asks for no order of it: %s',
    async (order) => {
      const { last } = await open(aTargetList({ targets: [upper, lower] }), { search: `?order=${order}` })
      expect([held(sort), last()?.order]).toEqual(['annex', 'annex'])
    },
  )

  it('sorts it, and takes the order back: the address has nothing of it any more', async () => {
    const { last, answers } = await open(aTargetList({ targets: [upper, lower] }))
    answers({ 'assignments.targetList.byPlan': [aTargetList({ targets: [lower, upper] })] })
    await choose(sort, '按未脱贫人口')
    expect(shownNames()).toEqual(['下坪村', '上坪村'])
    expect([address(), last()?.order]).toEqual([`${at}?order=people`, 'people'])
    await choose(sort, '按附件序号')
    expect(address()).toBe(at)
    await soon(() => expect(last()?.order).toBe('annex'))
  })

  it('keeps the order while a word is looked for, and all else that the address holds', async () => {
    const { last } = await open(aTargetList({ targets: [upper, lower] }), { search: '?order=place&why=v-2' })
    await write(search, '下坪')
    await soon(() => expect(last()).toEqual({ plan: 'demo-2020', list: 'municipal', text: '下坪', order: 'place' }))
    expect(Object.fromEntries(new URLSearchParams(location.search))).toEqual({ order: 'place', why: 'v-2', text: '下坪' })
  })

  it('sees what was found before until the answer is there', async () => {
    const { answers } = await open(aTargetList({ targets: [upper, lower] }))
    answers({ 'assignments.targetList.byPlan': waiting })
    await write(search, '没有的村')
    await soon(() => expect(address()).toContain('text='))
    expect(shownNames()).toEqual(['上坪村', '下坪村'])
    expect(names('status'), 'and no skeleton in its place').toEqual([])
  })

  it('is told that nothing was found, with the fields still there to write another word', async () => {
    const { answers } = await open(aTargetList({ targets: [], count: 2 }), { search: '?text=没有的村' })
    expect(textOf()).toContain('没有找到，请换一个名称')
    expect(document.querySelector('table')).toBeNull()
    answers({ 'assignments.targetList.byPlan': [aTargetList()] })
    await write(search, '')
    await soon(() => expect(shownNames()).toEqual(['上坪村']))
    expect(address()).toBe(at)
  })
})

describe('a list of very many', () => {
  const first = aTargetList({ targets: [upper], count: 2, total: 2, next })
  const foot = () => textOf(document.querySelector('.pages-foot') ?? document.body)

  it('goes on where its page ends, in the order and for the word that were asked for', async () => {
    const { answers, last } = await open(first, { search: '?text=坪&order=people' })
    expect(foot()).toBe('已显示 1 条，共 2 条显示更多')
    answers({ 'assignments.targetList.byPlan': [aTargetList({ targets: [lower], total: 2 })] })
    await press('显示更多')
    expect(last()).toEqual({ plan: 'demo-2020', list: 'municipal', text: '坪', order: 'people', cursor: next })
    expect(shownNames()).toEqual(['上坪村', '下坪村'])
    expect(foot()).toBe('共 2 条，已全部显示')
  })

  it('keeps what it has where more does not come, and goes on from there on request', async () => {
    const { answers, last } = await open(first)
    answers({ 'assignments.targetList.byPlan': new Problem('unavailable', 'service.unavailable') })
    await press('显示更多')
    expect(shownNames()).toEqual(['上坪村'])
    expect(textOf(the('alert'))).toContain('service.unavailable')
    answers({ 'assignments.targetList.byPlan': [aTargetList({ targets: [lower], total: 2 })] })
    await press('重试')
    expect(last()?.cursor, 'not from the beginning').toEqual(next)
    expect(shownNames()).toEqual(['上坪村', '下坪村'])
    expect(all('alert')).toEqual([])
  })

  it('begins anew in another order, with its first page alone', async () => {
    const { answers, last } = await open(first)
    answers({ 'assignments.targetList.byPlan': [aTargetList({ targets: [lower], total: 2 })] })
    await press('显示更多')
    await choose(sort, '按县市区')
    expect(last()).toEqual({ plan: 'demo-2020', list: 'municipal', text: '', order: 'place' })
    expect(shownNames()).toEqual(['下坪村'])
  })
})

describe('a list that cannot be shown', () => {
  it('has a skeleton while its first page is on its way', async () => {
    await open(aTargetList(), { answer: waiting })
    expect(names('status')).toEqual(['正在载入…'])
    expect(names('field'), 'to be looked through already').toEqual([search, sort])
  })

  it('says why it is refused, and is asked for again on request', async () => {
    const { answers, asked } = await open(aTargetList(), { answer: new Problem('forbidden', 'right.missing') })
    expect(textOf(the('alert'))).toContain('right.missing')
    answers({ 'assignments.targetList.byPlan': [aTargetList()] })
    await press('重试')
    expect(shownNames()).toEqual(['上坪村'])
    expect(asked('assignments.targetList.byPlan')).toHaveLength(2)
  })

  it('says that the platform was not reached, after it was tried three times', async () => {
    const { asked } = await open(aTargetList(), { answer: unreachable })
    await settled()
    expect(textOf(the('alert'))).toContain('连接不上服务器')
    expect(asked('assignments.targetList.byPlan')).toHaveLength(3)
  })

  it('is empty where the list has gone from the plan meanwhile', async () => {
    await open(aTargetList(), { answer: [] })
    expect(textOf()).toContain('没有找到，请换一个名称')
    expect(all('alert')).toEqual([])
  })
})
