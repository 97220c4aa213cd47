import type { PlanStatus } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { asAuthor, asInspector, asOperator, asViewer } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { choose, press } from '../test/act.ts'
import { aComparison } from '../test/builders/aFiling.ts'
import { aPlanSummary } from '../test/builders/aPlan.ts'
import { address, names, textOf, texts, the } from '../test/find.ts'
import { opened } from '../test/opened.tsx'
import { type Answers, waiting } from '../test/platform.ts'

const at = '/demo-2020/revisions'
const revision = (number: number, status: PlanStatus) => aPlanSummary({ revision: number, status })
const three = [revision(1, 'closed'), revision(2, 'closed'), revision(3, 'published')]
const open = (revisions = three, as = asAuthor, answers: Answers = {}, search = '') =>
  opened(`${at}${search}`, as, {
    'forms.plan.revisions': revisions,
    'forms.plan.compare': { comparisons: [aComparison()] },
    ...answers,
  })
const compared = (before: number, after: number) => ({
  ...{ plan: 'demo-2020', revision: after },
  with: { plan: 'demo-2020', revision: before },
})

describe('the revisions of a plan', () => {
  it('stand with the newest first, each with its state and period', async () => {
    await open()
    const table = document.querySelector('table') ?? document
    expect(texts('row', table)).toEqual([
      '第 3 版执行中2020年3月1日至6月30日',
      '第 2 版已关闭2020年3月1日至6月30日',
      '第 1 版已关闭2020年3月1日至6月30日',
    ])
  })

  it('say of a period without a printed start when it ends', async () => {
    await open([aPlanSummary({ period: { end: '2020-12-31' } })])
    expect(texts('row')[0]).toMatch(/2020年12月31日/)
    expect(texts('row')[0]).not.toMatch(/undefined|NaN/)
  })

  it('have nothing to be compared with where there is one', async () => {
    const platform = await open([revision(1, 'published')])
    expect(textOf()).toContain('目前只有一个版本')
    expect(platform.asked('forms.plan.compare')).toEqual([])
  })

  it('are compared, the last with the one before it', async () => {
    const platform = await open()
    expect(platform.asked('forms.plan.compare')).toEqual([compared(2, 3)])
    expect(textOf(the('region', '对比两个版本'))).toContain('每季度1次')
  })

  it('are compared as the person picks, and the address keeps it', async () => {
    const platform = await open()
    await choose('旧版', '第 1 版')
    expect(platform.asked('forms.plan.compare').at(-1)).toEqual(compared(1, 3))
    expect(address()).toBe(`${at}?before=1&after=3`)
  })

  it('are not compared with themselves', async () => {
    const platform = await open(three, asAuthor, {}, '?before=3&after=3')
    expect(textOf()).toContain('请选择两个不同的版本')
    expect(platform.asked('forms.plan.compare')).toEqual([])
  })

  it.each(['?before=9&after=x', '?after=0', '?before=1.5', '?before='])(
    'fall back to the last two for the address %s',
    async (search) => {
      const platform = await open(three, asAuthor, {}, search)
      expect(platform.asked('forms.plan.compare')).toEqual([compared(2, 3)])
    },
  )

  it('say why they cannot be compared', async () => {
    await open(three, asAuthor, { 'forms.plan.compare': new Problem('unavailable', 'plan.too-costly') })
    expect(textOf(the('alert'))).toContain('plan.too-costly')
    expect(texts('row')).toHaveLength(3)
  })

  it.each([
    ['an author', asAuthor, true],
    ['an operator', asOperator, false],
    ['an inspector', asInspector, false],
    ['a viewer', asViewer, false],
  ] as const)('show %s the way to a new one only if they may write it', async (_, persona, may) => {
    await open(three, persona)
    expect(names('link').includes('起草新版')).toBe(may)
  })

  it('wait with a skeleton, and say when they are not to be seen', async () => {
    await opened(at, asAuthor, { 'forms.plan.revisions': waiting })
    expect(names('status')).toHaveLength(1)
  })

  it('look the same where they are absent and where they are not theirs to see', async () => {
    await opened(at, asAuthor, { 'forms.plan.revisions': new Problem('absent', 'plan.absent') })
    expect(textOf()).toContain('没有找到，或不在您的权限范围')
  })
})

describe('a draft among the revisions', () => {
  const withDraft = [...three, revision(4, 'draft')]

  it('lies ready to go on with', async () => {
    await open(withDraft)
    expect(the('link', '接着起草').getAttribute('href')).toBe(`${at}/new?draft=4`)
  })

  it('is removed only after a second question', async () => {
    const platform = await open(withDraft, asAuthor, { 'forms.plan.removeDraft': { removed: true } })
    await press('删除草稿')
    expect(platform.asked('forms.plan.removeDraft')).toEqual([])
    expect(textOf(the('form'))).toContain('确认删除第 4 版草稿')
    platform.answers({ 'forms.plan.revisions': three })
    await press('确认删除')
    expect(platform.asked('forms.plan.removeDraft')).toEqual([{ plan: 'demo-2020', revision: 4 }])
    expect(names('link')).not.toContain('接着起草')
  })

  it('stays when the person thinks better of it', async () => {
    const platform = await open(withDraft)
    await press('删除草稿')
    await press('取消')
    expect(names('form')).toEqual([])
    expect(platform.asked('forms.plan.removeDraft')).toEqual([])
  })

  it('stays when the platform refuses, which says why', async () => {
    await open(withDraft, asAuthor, { 'forms.plan.removeDraft': new Problem('conflict', 'plan.not-draft') })
    await press('删除草稿')
    await press('确认删除')
    expect(textOf(the('alert'))).toContain('plan.not-draft')
  })

  it('is no viewer’s to go on with', async () => {
    await open(withDraft, asViewer)
    expect(names('heading')).not.toContain('第 4 版草稿')
  })
})
