import type { TargetListView } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { asAuthor, asInspector, asViewer } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { choose, press, write } from '../test/act.ts'
import { aPlan, aPlanView } from '../test/builders/aPlan.ts'
import { aTarget, aTargetList } from '../test/builders/aTarget.ts'
import { address, all, names, textOf, texts, the } from '../test/find.ts'
import { opened } from '../test/opened.tsx'
import { type Answers, waiting } from '../test/platform.ts'
import { soon } from '../test/settled.ts'

const at = '/demo-2020/lists/municipal'
const targets = [
  aTarget({ annex: { seq: 2, note: '与邻村合并' } }),
  aTarget({ id: 'v-2', name: '下坪村', attributes: { people: 300, hasRoad: false }, annex: { seq: 1 } }),
  aTarget({ id: 'v-3', name: '中坪村', attributes: { people: 90 }, annex: { seq: 3 }, reasons: [] }),
]
const list = (over: Partial<TargetListView> = {}) => aTargetList({ targets, totals: { people: 510 }, ...over })
const open = (over: Partial<TargetListView> = {}, as = asAuthor, answers: Answers = {}, search = '') =>
  opened(`${at}${search}`, as, { 'assignments.targetList.byPlan': (asked) => [answered(list(over), asked)], ...answers })
/** The list without targets where none are asked for, or with the one whose reasons are. */
function answered(view: TargetListView, { limit, target }: { limit?: number | undefined; target?: string | undefined }) {
  const found = target === undefined ? view.targets : view.targets.filter(({ id }) => id === target)
  return { ...view, targets: found.slice(0, limit) }
}
const shown = () =>
  all('row')
    .filter((row) => row.querySelector('.name'))
    .map((row) => textOf(row.querySelector('.name') ?? row))

describe('the page of a target list', () => {
  it('says by which rule targets stand on it and what they come to', async () => {
    await open()
    expect(names('heading')[0]).toBe('市级挂牌村')
    expect(textOf(the('region', '列入条件'))).toContain('符合以下条件的，列入本名单')
    expect(textOf(the('region', '列入条件'))).toContain('100')
    expect([...document.querySelectorAll('.figure')].map((figure) => textOf(figure))).toEqual(['督战对象3个', '未脱贫人口510人'])
    expect(textOf(the('region', '汇总'))).toContain('2020年3月5日 确定名单')
  })

  it('shows every target with every figure, its note and its reasons', async () => {
    await open()
    const [first] = all('row').filter((row) => textOf(row).includes('上坪村'))
    expect(textOf(first)).toBe('2上坪村青石县柳河乡120是与邻村合并未脱贫人口实为 120 人为什么在名单上')
    expect(textOf(document.querySelector('tfoot') ?? document.body)).toContain('合计510')
  })

  it('leads to each target', async () => {
    await open()
    expect(the('link', '下坪村').getAttribute('href')).toBe('/demo-2020/targets/v-2')
  })

  it.each([
    ['按附件序号', undefined],
    ['按县市区', 'place'],
    ['按未脱贫人口', 'people'],
  ])('is asked for sorted %s', async (title, order) => {
    const { asked } = await open()
    await choose('排序', title)
    await soon(() => expect(asked('assignments.targetList.byPlan').at(-1)?.order ?? 'annex').toBe(order ?? 'annex'))
    expect(new URLSearchParams(location.search).get('order') ?? undefined).toBe(order)
  })

  it('may be sorted by a ratio too, which its rule judges by', async () => {
    const { targetKinds, targetLists } = aPlan()
    const share = { key: 'share', title: '未脱贫比例', unit: '%', numerator: 'people', denominator: 'all' }
    const where = { properties: { share: { minimum: 0 } }, required: ['share'] }
    const plan = aPlanView({
      targetKinds: targetKinds.map((kind) => ({
        ...kind,
        derived: [share],
        attributes: {
          ...kind.attributes,
          properties: { ...kind.attributes.properties, all: { type: 'integer', title: '总人口' } },
        },
      })),
      targetLists: targetLists.map((one) => ({ ...one, rules: [{ key: 'share', title: '比例', where }] })),
    })
    const rows = [aTarget({ attributes: { people: 90, all: 1_000 } })]
    const { asked } = await open({ targets: rows, figures: ['people', 'all', 'share'] }, asAuthor, { 'forms.plan.byId': plan })
    await choose('排序', '按未脱贫比例')
    await soon(() => expect(asked('assignments.targetList.byPlan').at(-1)).toMatchObject({ list: 'municipal', order: 'share' }))
    expect(textOf(all('row')[1])).toContain('9')
  })

  it('is looked through by the platform, once who types pauses', async () => {
    const { asked, answers } = await open()
    answers({ 'assignments.targetList.byPlan': [list({ targets: [], count: 3 })] })
    await write('按名称、地区查找', ' 高坪 ')
    await soon(() => expect(textOf()).toContain('没有找到，请换一个名称'))
    expect(new URLSearchParams(location.search).get('text')).toBe('高坪')
    expect(asked('assignments.targetList.byPlan').at(-1)).toMatchObject({ list: 'municipal', text: '高坪' })
    expect(textOf(the('region', '汇总'))).toContain('3')
  })

  it('goes on where its page ends, and says how many there are', async () => {
    const next = { value: '1 430321109237', id: 'v-1' }
    const { asked, answers } = await open({ targets: targets.slice(0, 1), count: 90_000, total: 90_000, next })
    expect(textOf(document.querySelector('.pages-foot') ?? document.body)).toContain('90,000')
    expect([...document.querySelectorAll('.figure')].map((figure) => textOf(figure))[0]).toBe('督战对象90,000个')
    answers({ 'assignments.targetList.byPlan': [list({ targets: targets.slice(1) })] })
    await press('显示更多')
    await soon(() => expect(shown()).toEqual(['上坪村', '下坪村', '中坪村']))
    expect(asked('assignments.targetList.byPlan').at(-1)).toMatchObject({ list: 'municipal', cursor: next })
  })

  it('stands as the address says that somebody sent, and keeps it while reasons are looked at', async () => {
    const { asked } = await open({}, asAuthor, {}, '?text=坪村&order=people')
    expect(asked('assignments.targetList.byPlan')).toContainEqual({
      ...{ plan: 'demo-2020', list: 'municipal', text: '坪村', order: 'people' },
    })
    await press('为什么在名单上：下坪村')
    expect(Object.fromEntries(new URLSearchParams(location.search))).toEqual({ text: '坪村', order: 'people', why: 'v-2' })
  })

  it('has no column for a figure that no target has', async () => {
    await open({ targets: [aTarget({ attributes: { people: 100 } })] })
    expect([...document.querySelectorAll('thead th')].map((head) => textOf(head))).toEqual([
      '序号',
      '名称',
      '所在地区',
      '未脱贫人口',
      '列入理由',
    ])
  })
})

describe('why a target stands on a list', () => {
  it('opens beside the list, and the address keeps it', async () => {
    await open()
    await press('为什么在名单上：上坪村')
    expect(address()).toBe(`${at}?why=v-1`)
    const panel = the('dialog', '上坪村为什么在名单上')
    expect(textOf(panel)).toContain('青石县柳河乡 · 2020年3月5日 确定')
    expect(textOf(panel)).toContain('市级挂牌村 在此名单符合：未脱贫人口实为 120 人')
    expect(the('link', '查看对象详情', panel).getAttribute('href')).toBe('/demo-2020/targets/v-1')
  })

  it('is shown where the address asks for it, and shut again', async () => {
    await open({}, asAuthor, {}, '?why=v-2')
    expect(names('dialog')).toEqual(['下坪村为什么在名单上'])
    await press('收起')
    expect(all('dialog')).toEqual([])
    expect(address()).toBe(at)
  })

  it('is nothing for a target that is not on it', async () => {
    await open({}, asAuthor, {}, '?why=v-9')
    expect(all('dialog')).toEqual([])
  })
})

describe('the document’s own figures', () => {
  const [ruled] = aPlan().targetLists
  const printing: Answers = {
    'forms.plan.byId': aPlanView({ targetLists: ruled ? [{ ...ruled, printed: { targets: 4, sums: { people: 510 } } }] : [] }),
  }
  const printed: TargetListView['printed'] = [
    { of: 'targets', key: '', printed: 4, counted: 3 },
    { of: 'sum', key: 'people', printed: 510, counted: 510 },
  ]

  it('are held against the list by who sees all of it', async () => {
    await open({ printed }, asAuthor, printing)
    expect(texts('row', the('region', '与原文数字核对'))).toEqual(['对象数43相差 -1', '未脱贫人口合计510510一致'])
  })

  it('are not held against the part of it that a county sees', async () => {
    await open({ printed }, asInspector, printing)
    expect(names('heading')).not.toContain('与原文数字核对')
  })
})

describe('a list without targets', () => {
  it('says that it is not made up yet', async () => {
    await open({ targets: [], frozenOn: null })
    expect(textOf()).toContain('名单上还没有对象')
  })

  it('says that nobody met its rules when it was', async () => {
    await open({ targets: [] })
    expect(textOf()).toContain('2020年3月5日确定名单时，没有登记符合条件的对象')
  })

  it('is absent where the plan has no such list', async () => {
    await opened('/demo-2020/lists/none', asViewer)
    expect(textOf()).toContain('没有找到')
  })

  it('waits with a skeleton under its rules', async () => {
    await open({}, asAuthor, { 'assignments.targetList.byPlan': waiting })
    expect(names('heading')).toEqual(['市级挂牌村', '列入条件', '符合以下条件的，列入本名单'])
    expect(names('status')).toEqual(['正在载入…'])
  })

  it('says why it cannot be shown', async () => {
    await open({}, asAuthor, { 'assignments.targetList.byPlan': new Problem('forbidden', 'right.missing') })
    expect(textOf(the('alert'))).toContain('right.missing')
  })
})

describe('a list of which only its own seat and those above are told who stands on it', () => {
  const plan = aPlan()
  const targetLists = plan.targetLists.map((one) => ({ ...one, told: 'fromSeat' as const }))
  const byId = { 'forms.plan.byId': aPlanView({ targetLists }) }
  const openSecret = (over: Partial<TargetListView>) => open({ isFromSeat: true, ...over }, asAuthor, byId)

  it('says so to its seat beside all that stand on it', async () => {
    await openSecret({})
    expect(textOf(the('region', '列入条件'))).toContain('有哪些对象只告知制定方案的一级和上级，公开督战一次后告知该对象')
    expect(shown()).toHaveLength(3)
    expect(textOf(document.body)).not.toContain('不告知下级')
  })

  it('says below its seat that it is not told, and neither counts nor draws anything', async () => {
    await openSecret({ isWithheld: true, targets: [], totals: {}, frozenOn: '2020-03-05' })
    expect(textOf(document.body)).toContain('名单上有哪些对象，暂不告知下级；公开督战后在这里列出。')
    expect(textOf(document.body)).not.toContain('没有登记符合条件的对象')
    expect(names('region')).not.toContain('汇总')
    expect(names('region').filter((one) => one.includes('复核') || one.includes('抽取'))).toEqual([])
  })

  it('lists below its seat those that were visited openly, and says that these are not all', async () => {
    await openSecret({ isWithheld: true, targets: [aTarget()], totals: {} })
    expect(shown()).toEqual(['上坪村'])
    expect(textOf(document.body)).toContain('这里只列出已公开督战的 1 个对象，其余的暂不告知下级。')
    expect(names('region')).not.toContain('汇总')
  })
})
