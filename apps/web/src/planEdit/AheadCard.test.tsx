import type { PlanAhead } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { asAuthor } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { choose, press, write } from '../test/act.ts'
import { aPlan, aPlanPreview, aPlanSummary, aPlanView } from '../test/builders/aPlan.ts'
import { names, textOf, texts, the } from '../test/find.ts'
import { opened } from '../test/opened.tsx'
import type { Answers } from '../test/platform.ts'
import { soon } from '../test/settled.ts'

const ahead: PlanAhead = {
  ...{ month: '2020-03', months: ['2020-03', '2020-04'], count: 70 },
  days: [
    {
      date: '2020-03-25',
      entries: [
        { by: '县督战队', who: 'inspectors', title: '每月督导', count: 64 },
        { by: '青石县', who: 'offices', title: '月报', count: 1 },
      ],
      others: [],
    },
    {
      date: '2020-03-31',
      entries: [{ by: '上坪村', who: 'targets', title: '自查', count: 5 }],
      others: [{ who: 'targets', entries: 30, count: 31 }],
    },
  ],
  lists: [
    { key: 'upper', title: '省级名单', count: 7, names: ['上坪村', '下坪村', '甲村', '乙村', '丙村'], isDrawn: false },
    { key: 'random', title: '抽查', count: 64, names: [], isDrawn: true },
  ],
}
const said = aPlanPreview()
const open = (answers: Answers = {}) =>
  opened('/demo-2020/edit', asAuthor, {
    'forms.plan.revisions': [aPlanSummary()],
    'forms.plan.byId': aPlanView(),
    'forms.plan.preview': said,
    'forms.plan.saveDraft': ({ document }) => aPlanView(document as object, { status: 'draft' }),
    'assignments.due.ahead': ahead,
    ...answers,
  })
const card = () => the('region', '照现在的写法')

describe('what a plan comes to while it is written', () => {
  it('is who will stand on its lists and what falls due in a month', async () => {
    const platform = await open()
    expect(textOf(card())).toContain('省级名单：7 个 上坪村、下坪村、甲村、乙村、丙村等')
    expect(textOf(card())).toContain('抽查：从 64 个中抽取')
    expect(textOf(card())).toContain('3月25日到期每月督导 · 县督战队 · 64 项月报 · 青石县')
    expect(platform.asked('assignments.due.ahead')).toEqual([{ document: { ...aPlan(), revision: 2 } }])
  })

  it('is seen as those who inspect see it, as offices do, or as those who are inspected', async () => {
    await open()
    const days = () => texts('item', card().querySelector('ol') ?? document).filter((text) => text.includes('到期'))
    await press('督战人员')
    expect(days()).toEqual(['3月25日到期每月督导 · 县督战队 · 64 项'])
    await press('单位')
    expect(days()).toEqual(['3月25日到期月报 · 青石县'])
    await press('督战对象')
    expect(days()).toEqual(['3月31日到期自查 · 上坪村 · 5 项另有 30 条未逐条列出，共 31 项'])
  })

  it('is told as the level above sees it: how much falls due, what counts there, what has a goal', async () => {
    const above = [{ code: 'seen.items', path: 'checklists', message: '清单“村清单”：2 题与上级问得一样', details: {} }]
    await open({ 'forms.plan.preview': { ...said, above } })
    await press('上级')
    expect(textOf(card()), 'no days of its own').not.toContain('月报')
    expect(texts('item', card())).toContain(`这个月应办 ${ahead.count} 项，办理情况上级看得到`)
    expect(texts('item', card())).toContain('清单“村清单”：2 题与上级问得一样')
    expect(textOf(card())).not.toContain('没有到期的事项')
  })

  it('is told for another month, and anew after each change', async () => {
    const platform = await open()
    await choose('月份', '2020年4月')
    expect(platform.asked('assignments.due.ahead').at(-1)).toMatchObject({ month: '2020-04' })
    platform.answers({ 'assignments.due.ahead': { ...ahead, month: '2020-04', days: [] } })
    await write('名称', '新方案')
    await soon(() => expect(textOf(card())).toContain('这个月没有到期的事项'))
    expect(platform.asked('assignments.due.ahead').at(-1)).toMatchObject({ document: { title: '新方案' }, month: '2020-04' })
  })

  it('stays as it was said last while the plan cannot run', async () => {
    const platform = await open()
    platform.answers({ 'assignments.due.ahead': new Problem('invalid', 'plan.invalid', { faults: [] }) })
    await write('名称', '新方案')
    await soon(() => expect(platform.asked('assignments.due.ahead')).toHaveLength(2))
    expect(textOf(card())).toContain('每月督导')
  })

  it('is nothing where it cannot be said', async () => {
    await open({ 'assignments.due.ahead': new Problem('unavailable', 'service.unavailable') })
    expect(names('region')).not.toContain('照现在的写法')
  })
})
