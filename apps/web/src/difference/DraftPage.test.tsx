import type { PlanPreview } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { asAuthor, asOperator } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { held, pick, press, write } from '../test/act.ts'
import { aBreach, aComparison, anUnclear } from '../test/builders/aFiling.ts'
import { aPlan, aPlanPreview, aPlanView } from '../test/builders/aPlan.ts'
import { all, names, textOf, texts, the } from '../test/find.ts'
import { opened } from '../test/opened.tsx'
import { type Answers, unreachable, waiting } from '../test/platform.ts'
import { soon } from '../test/settled.ts'

const at = '/demo-2020/revisions/new'
const document_ = { ...aPlan({ revision: 2, title: '东山市实施方案（修订）' }) }
const text = JSON.stringify(document_)
const preview = aPlanPreview
const open = (answers: Answers = {}, as = asAuthor, search = '') =>
  opened(`${at}${search}`, as, { 'forms.plan.preview': preview(), ...answers })
const load = () => write('粘贴方案内容', text)
const enabled = (name: string) => !the('button', name).hasAttribute('disabled')

describe('loading the next revision', () => {
  it('begins with nothing, and nothing to preview', async () => {
    await open()
    expect(enabled('预览')).toBe(false)
    expect(names('alert')).toEqual([])
  })

  it('takes pasted text and says what it is', async () => {
    await open()
    await load()
    expect(textOf()).toContain('已载入《东山市实施方案（修订）》')
    expect(enabled('预览')).toBe(true)
  })

  it('takes a file, by its name', async () => {
    await open()
    await pick(
      all('field').find((field) => field.getAttribute('type') === 'file') ?? document.body,
      new File([text], '方案.json'),
    )
    await soon(() => expect(textOf()).toContain('已载入《东山市实施方案（修订）》'))
    expect(textOf()).toContain('已选择 方案.json')
    expect(held('粘贴方案内容')).toBe(text)
  })

  it.each([
    ['half of a file', text.slice(0, 40), /JSON/],
    ['a list', '[]', /内容不是一份方案/],
    ['something else', '{"name": "x"}', /内容不是一份方案/],
    ['a word', '方案', /JSON/],
  ])('says at once of %s that it is none, and offers no preview', async (_, pasted, words) => {
    await open()
    await write('粘贴方案内容', pasted)
    expect(textOf(the('alert'))).toMatch(words)
    expect(enabled('预览')).toBe(false)
  })

  it('does not blame an emptied field', async () => {
    await open()
    await write('粘贴方案内容', '{')
    await write('粘贴方案内容', ' ')
    expect(names('alert')).toEqual([])
  })

  it('goes on with the draft that the address names', async () => {
    const draft = aPlanView({ title: '草稿中的方案' }, { status: 'draft', revision: 2 })
    const platform = await open(
      { 'forms.plan.byId': ({ revision }) => (revision === 2 ? draft : aPlanView()) },
      asAuthor,
      '?draft=2',
    )
    expect(textOf()).toContain('已载入《草稿中的方案》')
    await press('预览')
    expect(platform.asked('forms.plan.preview')).toEqual([{ document: draft.document }])
  })

  it('goes on with what its author wrote, where the draft extends another plan', async () => {
    const own = aPlan({ title: '本级自己的部分', targetLists: [] })
    const draft = aPlanView({ title: '合并后的方案' }, { status: 'draft', own, title: '合并后的方案' })
    const platform = await open({ 'forms.plan.byId': draft }, asAuthor, '?draft=2')
    await press('预览')
    expect(platform.asked('forms.plan.preview')).toEqual([{ document: own }])
  })

  it.each(['?draft=0', '?draft=x', '?draft=1.5'])('begins with nothing for the address %s', async (search) => {
    await open({}, asAuthor, search)
    expect(enabled('预览')).toBe(false)
  })
})

describe('the preview of a revision', () => {
  const seen = async (over: Partial<PlanPreview>) => {
    await open({ 'forms.plan.preview': preview(over) })
    await load()
    await press('预览')
  }

  it('says that there is nothing to mind, and that there is none before it', async () => {
    await seen({})
    expect(textOf()).toContain('方案完整，没有需要留意之处')
    expect(textOf()).toContain('这是本方案的第一版')
    expect(names('heading')).not.toContain('与上级方案的差异')
  })

  it('lists what to mind', async () => {
    const warnings = [
      { code: 'phase.gap', path: 'phases.a', message: '第一阶段与第二阶段之间有空档' },
      { code: 'phase.gap', path: 'phases.b', message: '第二阶段与第三阶段之间有空档' },
    ]
    await seen({ warnings })
    expect(textOf(document.querySelector('[role=note]') ?? document.body)).toContain('有 2 处需要留意，不影响发布')
    expect(texts('item')).toEqual(expect.arrayContaining(warnings.map(({ message }) => message)))
  })

  it('shows in what it differs from the last', async () => {
    await seen({ last: { revision: 1, comparisons: [aComparison()] } })
    expect(texts('row', the('region', '与第 1 版的差异'))).toHaveLength(1)
  })

  it.each([
    ['falls short', [aBreach(), aBreach({ path: 'phases.p', message: '阶段被删去' })], '有 2 处不符合上级要求'],
    ['falls short here and is unclear there', [aBreach(), anUnclear()], '有 1 处不符合上级要求'],
    ['is only unclear', [anUnclear()], '有 1 处须由审核人判断'],
    ['conforms', [], '没有低于上级要求之处'],
  ])('says how it stands to the superior’s where it %s', async (_, findings, words) => {
    await seen({ superior: { code: 'above', revision: 1, comparisons: [], findings } })
    expect(textOf(the('region', '与上级方案的差异'))).toContain(words)
  })

  it('says which earlier answers still count', async () => {
    const change = { path: 'a', title: '是否通电', verdict: 'changed', counts: false } as const
    await seen({ items: [{ checklist: 'village', title: '村督战清单', changes: [change] }] })
    expect(textOf(the('region', '以往填报是否仍计入'))).toContain('1 项不再计入')
  })

  it('says that it is being checked, and cannot be asked for twice', async () => {
    const platform = await open({ 'forms.plan.preview': waiting })
    await load()
    await press('预览')
    expect(enabled('正在检查…')).toBe(false)
    expect(platform.asked('forms.plan.preview')).toHaveLength(1)
  })

  it('is forgotten when another document is loaded', async () => {
    await seen({})
    await write('粘贴方案内容', JSON.stringify(aPlan({ title: '另一份' })))
    expect(names('heading')).not.toContain('发布')
  })

  it('lists every fault with where it stands', async () => {
    const faults = [
      { path: 'phases.0.end', message: '结束日期早于开始日期' },
      { path: 'targetLists.a', message: '名单没有列入条件' },
    ]
    await open({ 'forms.plan.preview': new Problem('invalid', 'plan.invalid', { faults }) })
    await load()
    await press('预览')
    expect(textOf(the('alert'))).toContain('方案有 2 处不符合要求')
    expect(texts('item', the('alert'))[0]).toMatch(/结束日期早于开始日期.*phases\.0\.end/)
  })

  it.each([
    ['conflict', 'plan.superior-absent'],
    ['absent', 'plan.absent'],
    ['forbidden', 'right.missing'],
    ['too-large', 'body.too-large'],
    ['limited', 'request.limited'],
  ] as const)('says why it cannot be made: %s, %s', async (kind, code) => {
    await open({ 'forms.plan.preview': new Problem(kind, code) })
    await load()
    await press('预览')
    expect(textOf()).toMatch(kind === 'absent' ? /没有找到/ : new RegExp(code))
    expect(names('heading')).not.toContain('发布')
  })

  it('says that the platform was not reached', async () => {
    await open({ 'forms.plan.preview': unreachable })
    await load()
    await press('预览')
    expect(textOf(the('alert'))).toContain('连接不上服务器')
  })
})

describe('publishing a revision', () => {
  const previewed = async (answers: Answers, as = asAuthor) => {
    const platform = await open(answers, as)
    await load()
    await press('预览')
    return platform
  }

  it('sends the document as it was loaded, and leads to the plan', async () => {
    const platform = await previewed({ 'forms.plan.publish': aPlanView(document_) })
    await press('发布')
    expect(platform.asked('forms.plan.publish')).toEqual([{ document: document_ }])
    expect(textOf(the('status'))).toContain('第 2 版已发布')
    expect(the('link', '查看方案').getAttribute('href')).toBe('/demo-2020')
    expect(names('button')).not.toContain('发布')
  })

  it('saves it as a draft instead, and may publish it after that', async () => {
    const platform = await previewed({ 'forms.plan.saveDraft': aPlanView(document_, { status: 'draft' }) })
    await press('保存草稿')
    expect(platform.asked('forms.plan.saveDraft')).toEqual([{ document: document_ }])
    expect(textOf()).toContain('已保存第 2 版草稿')
    expect(enabled('发布')).toBe(true)
  })

  it.each([
    ['conflict', 'plan.revision-exists'],
    ['conflict', 'plan.change-misfit'],
    ['forbidden', 'right.missing'],
    ['unavailable', 'service.unavailable'],
  ] as const)('says why it is refused: %s, %s, and may be tried again', async (kind, code) => {
    await previewed({ 'forms.plan.publish': new Problem(kind, code) })
    await press('发布')
    expect(textOf(the('alert'))).toContain(`错误代码 ${code}`)
    expect(enabled('发布')).toBe(true)
  })

  it('offers an operator, who keeps no drafts, publishing only', async () => {
    await previewed({}, asOperator)
    expect(names('button')).toContain('发布')
    expect(names('button')).not.toContain('保存草稿')
  })
})
