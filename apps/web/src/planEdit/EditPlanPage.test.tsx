import { newChecklist, withItems } from '@duzhan/checklist/edit'
import type { Actor, PlanPreview } from '@duzhan/contracts'
import { type Plan, readPlan } from '@duzhan/plan'
import { canteens, crossing, dust, flood, packs } from '@duzhan/plan-packs'
import { Problem } from '@duzhan/problems'
import { asAuthor, asInspector, world } from '@duzhan/test-kit/personas'
import { unchecked } from '@duzhan/test-kit/unchecked'
import { describe, expect, it } from 'vitest'
import { follow, held, press, write } from '../test/act.ts'
import { aPlan, aPlanPage, aPlanSummary, aPlanView } from '../test/builders/aPlan.ts'
import { address, all, names, textOf, texts, the } from '../test/find.ts'
import { opened } from '../test/opened.tsx'
import { type Answers, unreachable, waiting } from '../test/platform.ts'
import { soon } from '../test/settled.ts'
import { keepEdits, keptEdits } from './keptEdits.ts'
import { planSections } from './planSections.ts'

const phase = { key: 'a', title: '部署', start: '2020-03-01', end: '2020-03-31' }
const phases = [phase]
const preview = (...messages: string[]): PlanPreview => ({
  ...{ warnings: [], last: null, superior: null, items: [], below: [], above: [] },
  effects: {
    sentences: messages.map((message, at) => ({ code: 'effect.visits', path: `duties.visits.${at}`, message, details: {} })),
    warnings: [],
    crossed: [],
  },
})
const draft = (title: string, hash: string, revision = 2) => aPlanView({ title, revision, phases }, { status: 'draft', hash })
const inForce: Answers = {
  'forms.plan.revisions': [aPlanSummary()],
  'forms.plan.byId': aPlanView({ phases }),
  'forms.plan.preview': preview('督导“每月督导”：每月1次'),
  'forms.plan.saveDraft': ({ document }) => draft((document as { title: string }).title, 'b'.repeat(64)),
}
const open = (answers: Answers = {}, part = '', as = asAuthor) =>
  opened(`/demo-2020/edit${part && `?part=${part}`}`, as, { ...inForce, ...answers })
const lead = () => texts('status')[0]
const kept = () => soon(() => expect(lead()).toBe('已暂存'))

describe('the page on which a plan is written', () => {
  const planPage = (as = asAuthor, answers: Answers = {}) =>
    opened('/demo-2020', as, { ...inForce, 'assignments.targetList.byPlan': [], ...answers })

  it('is led to from the plan by its author', async () => {
    await planPage()
    await follow('编辑方案')
    expect(address()).toBe('/demo-2020/edit')
  })

  it.each([
    ['anybody else', asInspector, {}],
    ['the author of another region', asAuthor, { 'forms.plan.byId': aPlanView({ jurisdiction: world.province }) }],
  ] as const)('is not offered to %s', async (_who, as, answers) => {
    await planPage(as, answers)
    expect(textOf()).toContain('东山市挂牌督战实施方案')
    expect(names('link')).not.toContain('编辑方案')
  })

  it('begins with the next revision of what is in force, and says what that will do', async () => {
    const platform = await open()
    expect(textOf()).toContain('第 2 版草稿 · 还没有改动')
    expect(texts('item')).toContain('督导“每月督导”：每月1次')
    expect(names('region'), 'nothing lies below').not.toContain('下级能改什么')
    expect(platform.asked('forms.plan.preview')[0]).toEqual({ document: { ...aPlan({ phases }), revision: 2 } })
    expect(platform.asked('forms.plan.saveDraft')).toEqual([])
  })

  it('says what a lower plan may change of it, where anything lies below', async () => {
    const below = [
      { code: 'below.floor', path: 'phases', message: '阶段“部署”是底线：不得删去，只能收紧', details: {} },
      { code: 'below.open', path: 'removes', message: '下级可以调整，也可以不采用：督导 1 条', details: {} },
    ]
    await open({ 'forms.plan.preview': { ...preview(), below } })
    expect(texts('item', the('region', '下级能改什么'))).toEqual(below.map(({ message }) => message))
  })

  it('leads to each part, with how many it has', async () => {
    await open()
    await press('阶段 1')
    expect(address()).toBe('/demo-2020/edit?part=phases')
    expect(texts('item')[0]).toContain('部署')
    await press('基本信息')
    expect(held('名称')).toBe('东山市挂牌督战实施方案')
    expect(textOf(), 'a plan with no superior leaves nothing of it out').not.toContain('不沿用')
  })

  it('keeps a draft a moment after the last word, and then says what has changed in what it does', async () => {
    const platform = await open()
    await write('名称', '新方')
    await write('名称', '新方案')
    expect(lead()).toBe('有改动，稍后自动暂存')
    platform.answers({ 'forms.plan.preview': preview('督导“每月督导”：每月2次') })
    await kept()
    expect(platform.asked('forms.plan.saveDraft')).toMatchObject([{ basedOn: null, document: { title: '新方案', revision: 2 } }])
    await soon(() => expect(texts('item')).toContain('督导“每月督导”：每月2次'))
    await write('名称', '再改')
    await kept()
    await soon(() => expect(platform.asked('forms.plan.saveDraft')).toHaveLength(2))
    expect(platform.asked('forms.plan.saveDraft')[1]).toMatchObject({ basedOn: 'b'.repeat(64) })
    await follow('查看变化并发布')
    expect(address()).toBe('/demo-2020/revisions/new?draft=2')
  })

  it('goes on with a draft that is kept', async () => {
    await open({
      'forms.plan.revisions': [aPlanSummary({ revision: 2, status: 'draft' }), aPlanSummary()],
      'forms.plan.byId': draft('草稿', 'c'),
    })
    expect(textOf()).toContain('第 2 版草稿 · 已暂存')
    expect(held('名称')).toBe('草稿')
  })

  it('writes of a lower plan what is its own, and says so', async () => {
    const own = aPlan({ title: '县方案', extends: { code: 'above-2020', revision: 1 } })
    const [above, lower] = [aPlanView({ title: '上级方案' }), aPlanView({ title: '合并后' }, { own })]
    await open({ 'forms.plan.byId': ({ plan }) => (plan === 'above-2020' ? above : lower) })
    expect(held('名称')).toBe('县方案')
    expect(textOf()).toContain('本级写的列在前面')
  })

  it('takes steps back, and forward again', async () => {
    await open()
    const enabled = (name: string) => !the('button', name).hasAttribute('disabled')
    expect([enabled('撤销'), enabled('恢复')]).toEqual([false, false])
    await write('名称', '新方案')
    await press('撤销')
    expect([held('名称'), enabled('撤销'), enabled('恢复')]).toEqual(['东山市挂牌督战实施方案', false, true])
    await press('恢复')
    expect(held('名称')).toBe('新方案')
  })
})

describe('a page at this address', () => {
  it.each([
    ['anybody but its author', asInspector, {}],
    ['the author of another region', asAuthor, { 'forms.plan.byId': aPlanView({ jurisdiction: world.province }) }],
    ['whoever asks for a plan that there is not', asAuthor, { 'forms.plan.revisions': new Problem('absent', 'plan.absent') }],
  ] as const)('is not there for %s', async (_who, as, answers) => {
    await open(answers, '', as)
    await soon(() => expect(textOf()).toContain('没有找到，或不在您的权限范围'))
    expect(names('button')).not.toContain('撤销')
  })
})

describe('what cannot be kept yet', () => {
  const refused = new Problem('invalid', 'plan.invalid', {
    faults: [
      { code: 'shape.text', path: 'title', message: '不能为空' },
      { code: 'shape.text', path: 'duties.visits.0.title', message: '督导要有名称' },
    ],
  })

  it('is said at its place and in a list that leads there, and stays on the device', async () => {
    await open({ 'forms.plan.saveDraft': refused })
    await write('名称', '')
    await soon(() => expect(textOf()).toContain('有 2 处需要改正'))
    expect(lead()).toBe('还没有存上，已保留在本机')
    expect(texts('alert')).toContain('不能为空')
    await press('督导：')
    expect(address()).toBe('/demo-2020/edit?part=duties.visits')
    expect(textOf()).toContain('每月督导需改正')
    expect(keptEdits({ plan: 'demo-2020', revision: 2 })?.document).toMatchObject({ title: '' })
  })

  it('is there again after the session ended', async () => {
    const base = { ...aPlan({ phases }), revision: 2 }
    keepEdits({ plan: 'demo-2020', revision: 2 }, { base, document: { ...base, title: '没来得及存' } })
    await open()
    expect(held('名称')).toBe('没来得及存')
    expect(textOf()).toContain('已恢复上次没有来得及存上的改动')
    await kept()
    expect(keptEdits({ plan: 'demo-2020', revision: 2 })).toBeNull()
  })

  it('is not brought back when it was taken back itself', async () => {
    await open({ 'forms.plan.saveDraft': refused })
    await write('名称', '')
    await soon(() => expect(keptEdits({ plan: 'demo-2020', revision: 2 })).not.toBeNull())
    await press('撤销')
    expect(keptEdits({ plan: 'demo-2020', revision: 2 })).toBeNull()
  })

  it('is not sent again before something changes', async () => {
    const platform = await open({ 'forms.plan.saveDraft': refused })
    await write('名称', '')
    await soon(() => expect(textOf()).toContain('有 2 处需要改正'))
    await new Promise((resolve) => setTimeout(resolve, 1_600))
    expect(platform.asked('forms.plan.saveDraft')).toHaveLength(1)
  })

  it('waits for what is on its way: nobody is asked to decide between two words of one’s own', async () => {
    const platform = await open({ 'forms.plan.saveDraft': waiting })
    await write('名称', '第一稿')
    await soon(() => expect(platform.asked('forms.plan.saveDraft')).toHaveLength(1))
    await write('名称', '第二稿')
    await new Promise((resolve) => setTimeout(resolve, 1_600))
    expect(platform.asked('forms.plan.saveDraft')).toHaveLength(1)
    expect(lead()).toBe('正在暂存')
  })

  it('of a session that ended is held against what another author kept meanwhile', async () => {
    const base = { ...aPlan({ phases }), revision: 2 }
    keepEdits({ plan: 'demo-2020', revision: 2 }, { base, document: { ...base, title: '我的' } })
    const platform = await open({
      'forms.plan.revisions': [aPlanSummary({ revision: 2, status: 'draft' }), aPlanSummary()],
      'forms.plan.byId': draft('对方的', 'd'),
    })
    expect(textOf()).toContain('您改为“我的”，对方改为“对方的”')
    await new Promise((resolve) => setTimeout(resolve, 1_600))
    expect(platform.asked('forms.plan.saveDraft')).toEqual([])
  })

  it('is said as what it is where the platform cannot be reached', async () => {
    await open({ 'forms.plan.saveDraft': unreachable })
    await write('名称', '新方案')
    await soon(() => expect(texts('alert').join()).not.toBe(''))
    expect(held('名称')).toBe('新方案')
    expect(lead()).toBe('还没有存上，已保留在本机')
  })
})

describe('two authors at one draft', () => {
  const changed = new Problem('conflict', 'plan.draft-changed')
  const other = (document: object, hash: string) => aPlanView({ revision: 2, phases, ...document }, { status: 'draft', hash })

  it('have both their changes, without a question', async () => {
    const platform = await open({ 'forms.plan.saveDraft': changed })
    await write('名称', '我的标题')
    platform.answers({ 'forms.plan.byId': other({ period: { start: '2020-03-01', end: '2020-12-31' } }, 'd') })
    await soon(() => expect(textOf()).toContain('两人的改动已合并'))
    expect([held('名称'), held('截止日期')]).toEqual(['我的标题', '2020年12月31日'])
    platform.answers({ 'forms.plan.saveDraft': draft('我的标题', 'e') })
    await kept()
    expect(platform.asked('forms.plan.saveDraft').at(-1)).toMatchObject({ basedOn: 'd', document: { title: '我的标题' } })
  })

  it('are asked where both changed the same, and nothing is kept until then', async () => {
    const platform = await open({ 'forms.plan.saveDraft': changed }, 'phases')
    await press('1部署')
    await write('名称', '部署（甲）')
    platform.answers({ 'forms.plan.byId': other({ phases: [{ ...phase, title: '部署（乙）' }] }, 'd') })
    await soon(() => expect(textOf()).toContain('您改为“部署（甲）”，对方改为“部署（乙）”'))
    const asked = platform.asked('forms.plan.saveDraft').length
    platform.answers({ 'forms.plan.saveDraft': draft('东山市挂牌督战实施方案', 'e') })
    await press('用对方的')
    expect(held('名称')).toBe('部署（乙）')
    await soon(() => expect(textOf()).not.toContain('两人改得不同'))
    expect(platform.asked('forms.plan.saveDraft').length, 'theirs is kept already').toBe(asked)
  })

  it('keep one’s own where that is chosen', async () => {
    const platform = await open({ 'forms.plan.saveDraft': changed })
    await write('名称', '我的')
    platform.answers({ 'forms.plan.byId': other({ title: '对方的' }, 'd') })
    await soon(() => expect(textOf()).toContain('您改为“我的”，对方改为“对方的”'))
    platform.answers({ 'forms.plan.saveDraft': draft('我的', 'e') })
    await press('用我的')
    await kept()
    expect(platform.asked('forms.plan.saveDraft').at(-1)).toMatchObject({ basedOn: 'd', document: { title: '我的' } })
  })
})

describe('the plans that come with the platform, and those of other trades', () => {
  const documents = [...packs, canteens, crossing, dust, flood]
    .map(({ plan }) => readPlan(plan))
    .map((document) => [document.title, document] as const)

  it.each(documents)('%s opens in every part, and each element of it, in words', async (_title, document) => {
    const { jurisdiction } = document
    const itsAuthor: Actor = { ...asAuthor, grants: [{ role: 'author', region: jurisdiction, plan: '*' }] }
    const listed = aPlanPage([aPlanSummary({ jurisdiction })])
    await open({ 'forms.plan.byId': aPlanView(document, { jurisdiction }), 'forms.plan.list': listed }, '', itsAuthor)
    for (const { key, title } of planSections()) {
      await press(new RegExp(`^${title}( \\d+)?$`), nav())
      const [first] = all('button', main()).filter((button) => button.className === 'edit-element-title')
      if (first) await press(first)
      expect([key, textOf(main())]).not.toEqual([key, ''])
      expect([key, /undefined|NaN|\[object|已不存在/.exec(textOf(main()))?.[0]]).toEqual([key, undefined])
      expect([key, names('field', main()).filter((name) => name === '')]).toEqual([key, []])
    }
    expect(textOf(), 'nothing was changed by looking at it').toContain('还没有改动')
  })

  const nav = () => the('button', '基本信息').parentElement ?? document.body
  const main = () => document.querySelector('.edit-main') ?? document.body
})

describe('a checklist in a page of its own', () => {
  const schema = withItems(newChecklist('村清单'), 'section1', [
    { kind: 'judgement', title: '是否有卫生室' },
    { kind: 'number', title: '村医人数' },
  ])
  const list = unchecked<Plan['checklists'][number]>({ key: 'clinic', title: '村清单', targetKind: 'village', schema })
  const answers: Answers = { 'forms.plan.byId': aPlanView({ phases, checklists: [list] }) }

  it('is opened from the plan, changes the plan, and leads back', async () => {
    const platform = await open(answers, 'checklists')
    await press(document.querySelector('.edit-element-title') as HTMLElement)
    await press('在清单编辑器中打开')
    expect(address()).toContain('list=clinic')
    await soon(() => expect(held('第 2 项')).toBe('村医人数'))
    await write('第 2 项', '在岗村医人数')
    await soon(() => expect(names('button')).toContain('2 在岗村医人数'))
    await kept()
    expect(platform.asked('forms.plan.saveDraft').at(-1)).toMatchObject({
      document: { checklists: [{ schema: { properties: { section1: { properties: { item2: { title: '在岗村医人数' } } } } } }] },
    })
    await press('撤销')
    await soon(() => expect(held('第 2 项')).toBe('村医人数'))
    await press('返回方案')
    expect(address()).not.toContain('list=')
    expect(names('button')).toContain('添加督战清单')
  })

  it('says there what keeps the whole plan from being kept, and how much is wrong elsewhere', async () => {
    const faults = [
      { code: 'plan.too-long', path: '', message: '方案过长', details: {} },
      { code: 'text.empty', path: 'duties.visits.0.title', message: '不能为空', details: {} },
    ]
    const invalid = new Problem('invalid', 'plan.invalid', { faults })
    await opened('/demo-2020/edit?part=checklists&list=clinic', asAuthor, {
      ...{ ...inForce, ...answers, 'forms.plan.saveDraft': invalid },
    })
    await soon(() => expect(held('第 2 项')).toBe('村医人数'))
    await write('第 2 项', '在岗村医人数')
    await soon(() => expect(textOf()).toContain('整份清单：方案过长'))
    expect(textOf()).toContain('方案的其他部分有 1 处需要改正')
  })

  it('says that all is checked only once the platform has looked at what is written', async () => {
    const platform = await opened('/demo-2020/edit?part=checklists&list=clinic', asAuthor, { ...inForce, ...answers })
    await soon(() => expect(textOf()).toContain('检查完毕，没有要改的地方'))
    platform.answers({ 'forms.plan.preview': unreachable, 'forms.plan.saveDraft': unreachable })
    await write('第 2 项', '在岗村医人数')
    await soon(() => expect(lead()).toBe('还没有存上，已保留在本机'))
    expect(textOf()).toContain('题目没有要改的地方，平台还在核对')
    expect(textOf()).not.toContain('检查完毕')
  })

  it('says without sending it that a plan is larger than plans may be', async () => {
    const platform = await opened('/demo-2020/edit?part=checklists&list=clinic', asAuthor, { ...inForce, ...answers })
    await soon(() => expect(textOf()).toContain('检查完毕'))
    const before = platform.asked('forms.plan.preview').length
    await write('第 2 项', '户'.repeat(400_000))
    await soon(() => expect(textOf()).toContain('整份清单：方案过长，超过 1024 KB：请删减'))
    expect(lead()).toBe('还没有存上，已保留在本机')
    await press('撤销')
    await soon(() => expect(platform.asked('forms.plan.preview')).toHaveLength(before + 1))
    expect(textOf()).toContain('检查完毕')
    expect(platform.asked('forms.plan.saveDraft')).toEqual([])
  })

  it('that is gone leaves the plan on the page', async () => {
    await opened('/demo-2020/edit?part=checklists&list=nowhere', asAuthor, { ...inForce, ...answers })
    expect(names('button')).toContain('添加督战清单')
  })
})
