import type { FilingState, FilingView } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { asAuthor, asDecider, asViewer } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { held, press, write } from '../test/act.ts'
import { aBreach, aComparison, aFilingStep, aFilingView, anUnclear } from '../test/builders/aFiling.ts'
import { aPlanPage, aPlanSummary } from '../test/builders/aPlan.ts'
import { all, factOf, names, textOf, texts, the } from '../test/find.ts'
import { opened } from '../test/opened.tsx'
import { type Answers, waiting } from '../test/platform.ts'

const at = '/demo-2020/filings/990121000000'
const ref = { plan: 'demo-2020', jurisdiction: '990121000000', version: 1 }
const open = (over: Partial<FilingView> = {}, as = asDecider, answers: Answers = {}) =>
  opened(at, as, { 'assignments.filing.byId': aFilingView(over), ...answers })

describe('the page of a county’s filing', () => {
  it('says what was filed, when, and that it was in time', async () => {
    await open()
    expect(names('heading').slice(0, 2)).toEqual(['青石县的备案', '备案情况'])
    expect(['状态', '报备方案', '报备期限', '首次报备', '按期情况'].map(factOf)).toEqual([
      '已报，待审核',
      '青石县工作方案 第 1 版',
      '2020年3月31日',
      '2020年3月18日',
      '按期',
    ])
    expect(the('link', '方案备案').getAttribute('href')).toBe('/demo-2020/filings')
  })

  it.each<[FilingState, string, string]>([
    ['missing', '未报', '尚未报备'],
    ['submitted', '已报', '已报，待审核'],
    ['returned', '退回', '已退回，待重报'],
    ['accepted', '已备案', '已备案'],
  ])('that is %s says so in a word and in a sentence', async (state, word, sentence) => {
    await open({ state })
    expect(textOf(the('region', '备案情况'))).toContain(`备案情况${word}`)
    expect(factOf('状态')).toBe(sentence)
  })

  it.each<[number, string | null, string]>([
    [0, '2020-03-18', '按期'],
    [0, null, '未到期'],
    [3, '2020-04-03', '迟报 3 天'],
    [1, null, '逾期 1 天'],
  ])('late by %i days, filed on %s, says %s', async (lateDays, firstFiledOn, words) => {
    await open({ lateDays, firstFiledOn })
    expect(factOf('按期情况')).toBe(words)
  })

  it('says that nothing falls short when nothing does', async () => {
    await open()
    expect(textOf(the('region', '与上级要求不符之处'))).toContain('没有低于上级要求之处')
    expect(textOf(the('region', '与上级方案的差异'))).toContain('没有差异')
  })

  it('names each place that falls short, and how many there are', async () => {
    await open({ findings: [aBreach(), anUnclear()], comparisons: [aComparison()] })
    const found = textOf(the('region', '与上级要求不符之处'))
    expect(found).toContain('2 处')
    expect(found).toContain('每月督导的督战频次由每月1次放宽为每季度1次')
    expect(texts('row', the('region', '与上级方案的差异'))).toHaveLength(1)
  })

  it('tells what happened, the latest first, by the clock in Shanghai', async () => {
    const timeline = [
      aFilingStep({ breaches: 2 }),
      aFilingStep({ verb: 'sendBack', at: '2020-03-18T16:30:00.000Z', by: '市扶贫开发领导小组', text: '请改正两处' }),
      aFilingStep({ at: '2020-03-20T02:00:00.000Z' }),
    ]
    await open({ timeline })
    expect(texts('item', the('region', '经过'))).toEqual([
      '报备2020-03-20 10:00 · 县扶贫办方案编制岗核对无不符之处',
      '退回修改2020-03-19 00:30 · 市扶贫开发领导小组请改正两处',
      '报备2020-03-18 10:00 · 县扶贫办方案编制岗核对发现 2 处不符',
    ])
  })
})

describe('a plan that was accepted', () => {
  const accepted = (status: 'draft' | 'published', verbs: FilingView['verbs'] = ['file']) =>
    open({ state: 'accepted', verbs }, asAuthor, {
      'forms.plan.list': aPlanPage([aPlanSummary(), aPlanSummary({ plan: 'demo-2020-990121' })]),
      'forms.plan.revisions': [aPlanSummary({ plan: 'demo-2020-990121', status })],
    })

  it('and changed since is told to whoever filed it, with the way to its draft', async () => {
    await accepted('draft')
    expect(textOf(the('region', '备案情况').nextElementSibling ?? undefined)).toContain('没有自动发布')
    expect(the('link', '查看草稿').getAttribute('href')).toBe('/demo-2020-990121/revisions/new?draft=1')
  })

  it('and is in force needs no word, nor does anybody else', async () => {
    await accepted('published')
    expect(textOf()).not.toContain('没有自动发布')
    await accepted('draft', [])
    expect(textOf()).not.toContain('没有自动发布')
  })

  it('and is not kept here is not asked for', async () => {
    const platform = await open({ state: 'accepted', verbs: ['file'] }, asAuthor, { 'forms.plan.list': aPlanPage() })
    expect(textOf()).not.toContain('没有自动发布')
    expect(platform.asked('forms.plan.revisions')).toEqual([])
  })
})

describe('a filing that is missing', () => {
  const missing: Partial<FilingView> = { state: 'missing', lower: null, firstFiledOn: null, timeline: [], version: 0 }

  it('asks the county’s own author for it, and leads to the form', async () => {
    await open({ ...missing, verbs: ['file'] }, asAuthor)
    expect(textOf()).toContain('本级还没有报备方案')
    expect(the('link', '报备本级方案').getAttribute('href')).toBe(`${at}/file`)
    expect(names('heading')).toEqual(['青石县的备案', '备案情况'])
  })

  it('only tells the superior', async () => {
    await open(missing)
    expect(textOf()).toContain('该地区还没有报备方案')
    expect(names('link')).not.toContain('报备本级方案')
  })

  it('may be filed again after it was sent back', async () => {
    await open({ state: 'returned', verbs: ['file'] }, asAuthor)
    expect(the('link', '重新报备').getAttribute('href')).toBe(`${at}/file`)
  })
})

describe('the superior’s answer to a filing', () => {
  it('is offered to nobody to whom the platform does not open it', async () => {
    await open({}, asViewer)
    expect(names('heading')).not.toContain('审核')
  })

  it('accepts with a word or without one', async () => {
    const platform = await open({ verbs: ['accept', 'sendBack'] }, asDecider, {
      'assignments.filing.accept': aFilingView({ state: 'accepted', version: 2 }),
    })
    platform.answers({ 'assignments.filing.byId': aFilingView({ state: 'accepted', version: 2 }) })
    await press('准予备案')
    await press('确认准予备案')
    expect(platform.asked('assignments.filing.accept')).toEqual([{ ...ref, text: '' }])
    expect(factOf('状态')).toBe('已备案')
    expect(names('heading')).not.toContain('审核')
  })

  it('cannot accept what clearly falls short, and says why; sending back is what is advised', async () => {
    await open({ verbs: ['accept', 'sendBack'], findings: [aBreach(), anUnclear()] })
    expect(the('button', '准予备案')).toHaveProperty('disabled', true)
    expect(textOf(the('region', '审核'))).toContain('有 1 处明确低于上级要求')
    expect(the('button', '退回修改').className).toContain('button-primary')
  })

  it('accepts what is unclear only after saying that it was judged by a person', async () => {
    await open({ verbs: ['accept', 'sendBack'], findings: [anUnclear()] })
    await press('准予备案')
    expect(textOf(the('form'))).toContain('其中 1 处系统无法判断')
  })

  it('sends back with the places filled in as sentences', async () => {
    const platform = await open({ verbs: ['accept', 'sendBack'], findings: [aBreach(), anUnclear()] }, asDecider, {
      'assignments.filing.sendBack': aFilingView({ state: 'returned', version: 2 }),
    })
    await press('退回修改')
    await press('填入不符之处')
    const text = '1. 每月督导的督战频次由每月1次放宽为每季度1次。\n2. 列入条件无法比较。'
    expect(held('审核意见')).toBe(text)
    await press('确认退回')
    expect(platform.asked('assignments.filing.sendBack')).toEqual([{ ...ref, text }])
  })

  it('says so when someone was faster, and shows what they did', async () => {
    const platform = await open({ verbs: ['accept', 'sendBack'] }, asDecider, {
      'assignments.filing.accept': new Problem('stale', 'filing.stale'),
    })
    await press('准予备案')
    platform.answers({ 'assignments.filing.byId': aFilingView({ state: 'returned', version: 2, verbs: ['accept'] }) })
    await press('确认准予备案')
    expect(textOf(the('alert'))).toContain('刚刚被其他人处理过')
    expect(factOf('状态')).toBe('已退回，待重报')
  })

  it.each([
    ['forbidden', 'filing.own-work'],
    ['conflict', 'filing.wrong-state'],
    ['conflict', 'filing.not-conforming'],
    ['forbidden', 'right.missing'],
  ] as const)('that is refused as %s with %s keeps the words and says why', async (kind, code) => {
    await open({ verbs: ['sendBack'] }, asDecider, { 'assignments.filing.sendBack': new Problem(kind, code) })
    await press('退回修改')
    await write('审核意见', '请补充督战频次')
    await press('确认退回')
    expect(textOf(the('alert'))).toContain(`错误代码 ${code}`)
    expect(held('审核意见')).toBe('请补充督战频次')
  })
})

describe('a filing that cannot be shown', () => {
  it('has a skeleton while it is on its way', async () => {
    await open({}, asDecider, { 'assignments.filing.byId': waiting })
    expect(all('status')).toHaveLength(1)
  })

  it.each([
    ['absent', 'filing.absent'],
    ['absent', 'plan.absent'],
  ] as const)('is not found: %s, %s', async (kind, code) => {
    await open({}, asDecider, { 'assignments.filing.byId': new Problem(kind, code) })
    expect(names('heading')).toEqual(['没有找到，或不在您的权限范围'])
  })
})
