import type { PlanView } from '@duzhan/contracts'
import { readPlan } from '@duzhan/plan'
import { packs } from '@duzhan/plan-packs'
import { Problem } from '@duzhan/problems'
import { asAuthor, asInspector, asOperator, asUnit, asViewer, world } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { press } from '../test/act.ts'
import { aPlanPreview, aPlanView } from '../test/builders/aPlan.ts'
import { aTarget, aTargetList } from '../test/builders/aTarget.ts'
import { address, all, factOf, names, textOf, texts, the } from '../test/find.ts'
import { opened } from '../test/opened.tsx'
import { type Answers, waiting } from '../test/platform.ts'

const at = '/demo-2020'
const open = (view: PlanView = aPlanView(), as = asInspector, answers: Answers = {}) =>
  opened(at, as, {
    'forms.plan.byId': view,
    'assignments.targetList.byPlan': [aTargetList()],
    'assignments.task.board': { plan: world.plan, cells: [], totals: [] },
    ...answers,
  })
const everyPlan = packs.map(({ plan }) => readPlan(plan)).map((document) => [document.title, document] as const)

describe('the page of every plan that comes with the platform', () => {
  it.each(everyPlan)('%s stands whole: each entry of its contents leads to a part of it', async (title, document) => {
    await open(aPlanView(document), asAuthor, { 'assignments.targetList.byPlan': [] })
    expect(names('heading')[0]).toBe(title)
    const contents = all('link', document_('nav.contents'))
    expect(contents.length).toBeGreaterThan(0)
    for (const entry of contents) expect(document_(entry.getAttribute('href') ?? ''), textOf(entry)).not.toBeNull()
    expect(textOf()).not.toMatch(/undefined|NaN|null|\[object|Invalid Date/)
    expect(names('alert')).toEqual([])
  })
})

function document_(selector: string) {
  const found = document.querySelector(selector)
  if (!found) throw new Error(`nothing is ${selector}`)
  return found
}

describe('the head of a plan', () => {
  it('says who issued it, for where and for when', async () => {
    await open(
      aPlanView({ document: { issuer: '东山市扶贫开发领导小组', issuedOn: '2020-02-28', number: '东扶〔2020〕3 号' } }),
      asAuthor,
    )
    expect(['印发机关', '印发日期', '适用范围', '督战期间'].map(factOf)).toEqual([
      '东山市扶贫开发领导小组',
      '2020年2月28日',
      '东山市',
      '2020年3月1日至6月30日',
    ])
    expect(textOf(document_('.page-head'))).toContain('东扶〔2020〕3 号')
  })

  it('has no line for what the document does not say', async () => {
    await open(aPlanView({ period: { end: '2020-12-31' } }))
    expect(factOf('印发日期')).toBeUndefined()
    expect(factOf('督战期间')).toBe('截至 2020年12月31日')
  })

  it.each([
    ['published', '执行中'],
    ['closed', '已关闭'],
    ['draft', '草稿'],
  ] as const)('says of one that is %s: %s', async (status, word) => {
    await open(aPlanView({}, { status }))
    expect(textOf(document_('.title-block .tags'))).toBe(`${word}第 1 版`)
  })

  it('leads to its revisions', async () => {
    await open()
    expect(the('link', '第 1 版').getAttribute('href')).toBe('/demo-2020/revisions')
  })

  it('says what was minded when it was entered', async () => {
    const warning = { code: 'phase.gap', path: 'phases.a', message: '第一阶段与第二阶段之间有空档' }
    await open(aPlanView({}, { warnings: [warning] }))
    expect(textOf(document_('[role=note]'))).toBe('录入时发现 1 处需要留意，方案照常执行第一阶段与第二阶段之间有空档')
  })
})

describe('the lists on a plan’s page', () => {
  it('say who belongs on them, who stands on them and what they come to', async () => {
    await open()
    const list = the('region', '市级挂牌村')
    expect(textOf(list)).toContain('2020年3月5日 确定名单')
    expect([...list.querySelectorAll('.figure')].map((figure) => textOf(figure))).toEqual(['督战对象1个', '未脱贫人口120人'])
  })

  it('say to who sees a part of the jurisdiction that the numbers are of that part', async () => {
    await open(aPlanView(), asInspector)
    expect(textOf(the('region', '市级挂牌村'))).toContain('以下数字只是青石县范围内的，不是整个名单的。')
  })

  it('say nothing of a part to who sees all of it', async () => {
    await open(aPlanView(), asViewer)
    expect(textOf(the('region', '市级挂牌村'))).not.toContain('范围内的')
  })

  it('say that they are not made up yet', async () => {
    await open(aPlanView(), asInspector, {
      'assignments.targetList.byPlan': [aTargetList({ frozenOn: null, targets: [], totals: {} })],
    })
    expect(textOf(the('region', '市级挂牌村'))).toContain('名单尚未确定')
  })

  it('are not asked of the platform for a draft, which has none yet', async () => {
    const platform = await open(aPlanView({}, { status: 'draft' }), asAuthor)
    expect(platform.asked('assignments.targetList.byPlan')).toEqual([])
  })

  it('say why they cannot be shown, and leave the rest of the page standing', async () => {
    await open(aPlanView(), asInspector, { 'assignments.targetList.byPlan': new Problem('forbidden', 'right.missing') })
    expect(textOf(the('alert'))).toContain('right.missing')
    expect(names('heading')[0]).toBe('东山市挂牌督战实施方案')
  })
})

describe('a plan that is not in force', () => {
  const draft = aPlanView({}, { status: 'draft', title: '东山市挂牌督战实施方案' })
  const preview = aPlanPreview()

  it.each([
    ['an author', asAuthor, true],
    ['a viewer', asViewer, false],
    ['a unit', asUnit, false],
  ] as const)('can be published and removed by %s only if they may', async (_, persona, may) => {
    await open(draft, persona)
    expect(names('button').includes('删除草稿')).toBe(may)
    expect(names('button').some((name) => /发布/.test(name))).toBe(may)
  })

  it('can be published, and not removed, by an operator, who keeps no drafts', async () => {
    await open(draft, asOperator)
    expect(names('button')).not.toContain('删除草稿')
  })

  it('is published after its preview and a second question', async () => {
    const platform = await open(draft, asAuthor, { 'forms.plan.preview': preview, 'forms.plan.publish': aPlanView() })
    await press(/发布/)
    expect(platform.asked('forms.plan.preview')).toEqual([{ document: draft.document }])
    expect(platform.asked('forms.plan.publish')).toEqual([])
    platform.answers({ 'forms.plan.byId': aPlanView() })
    await press(/确.*发布|^发布/)
    expect(platform.asked('forms.plan.publish')).toEqual([{ document: draft.document }])
    expect(textOf(the('status'))).toContain('第 1 版已发布')
  })

  it('lists its faults where it cannot be previewed', async () => {
    const faults = [{ path: 'phases.0', message: '结束日期早于开始日期' }]
    await open(draft, asAuthor, { 'forms.plan.preview': new Problem('invalid', 'plan.invalid', { faults }) })
    await press(/发布/)
    expect(textOf(the('alert'))).toContain('结束日期早于开始日期')
  })

  it('is removed after a second question, and leads to the other plans', async () => {
    const platform = await open(draft, asAuthor, { 'forms.plan.removeDraft': { removed: true } })
    await press('删除草稿')
    await press('确认删除')
    expect(platform.asked('forms.plan.removeDraft')).toEqual([{ plan: world.plan, revision: 1 }])
    expect(address()).toBe('/plans')
  })

  it('says nothing of publishing once it is in force', async () => {
    await open(aPlanView(), asAuthor)
    expect(names('button').filter((name) => /发布|草稿/.test(name))).toEqual([])
  })
})

describe('a plan that cannot be shown', () => {
  it('has a skeleton while it is on its way', async () => {
    await open(aPlanView(), asInspector, { 'forms.plan.byId': waiting })
    expect(names('status')).toEqual(['正在载入…'])
  })

  it.each([
    ['absent', 'plan.absent', '没有找到'],
    ['unavailable', 'service.unavailable', 'service.unavailable'],
  ] as const)('says why: %s, %s', async (kind, code, words) => {
    await open(aPlanView(), asInspector, { 'forms.plan.byId': new Problem(kind, code) })
    expect(textOf()).toContain(words)
    expect(texts('row')).toEqual([])
  })

  it('keeps a very long list of reasons whole in its table', async () => {
    const reasons = Array.from({ length: 12 }, (_, index) => ({
      ...{ list: 'municipal', rule: `r${index}`, title: 'x', sentence: `第 ${index + 1} 条理由` },
    }))
    await open(aPlanView(), asInspector, { 'assignments.targetList.byPlan': [aTargetList({ targets: [aTarget({ reasons })] })] })
    await press('查看 1 个村')
    expect(textOf(the('region', '市级挂牌村'))).toContain('第 12 条理由')
  })
})
