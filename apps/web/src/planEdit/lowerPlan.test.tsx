import type { PlanPreview } from '@duzhan/contracts'
import { derivedPlan, type Plan } from '@duzhan/plan'
import { asAuthor, world } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { choose, press, write } from '../test/act.ts'
import { aBreach, anUnclear } from '../test/builders/aFiling.ts'
import { aPlan, aPlanSummary, aPlanView } from '../test/builders/aPlan.ts'
import { all, names, textOf, texts, the } from '../test/find.ts'
import { opened } from '../test/opened.tsx'
import type { Answers } from '../test/platform.ts'
import { soon } from '../test/settled.ts'

const superior = aPlan({
  phases: [
    { key: 'a', title: '部署', start: '2020-03-01', end: '2020-03-31', hold: 'fixed' },
    { key: 'b', title: '攻坚', start: '2020-04-01', end: '2020-06-30', hold: 'floor' },
    { key: 'c', title: '总结', start: '2020-07-01', end: '2020-07-31', goal: '写出报告' },
  ],
  duties: {
    ...aPlan().duties,
    filings: [{ key: 'f', title: '报备', from: 'county', to: 'city', what: 'plan', due: '2020-03-31' }],
  },
})
const code = 'qingshi-2020'
const lower = derivedPlan(superior, { code, title: '青石县方案', jurisdiction: world.county, document: { issuer: '青石县' } })
const told = (findings: NonNullable<PlanPreview['superior']>['findings']): PlanPreview => ({
  ...{ warnings: [], last: null, items: [], below: [], above: [], effects: { sentences: [], warnings: [], crossed: [] } },
  superior: { code: superior.code, revision: 1, comparisons: [], findings },
})
const draft = (own: Plan) =>
  aPlanView({ ...superior, ...own }, { plan: code, jurisdiction: world.county, status: 'draft', own, hash: 'h'.repeat(64) })
const author = { ...asAuthor, grants: [{ role: 'author' as const, region: world.city, plan: '*' as const }] }
const open = (part: string, own: Plan = lower, answers: Answers = {}, over: Partial<Plan> = {}) =>
  opened(`/${code}/edit?part=${part}`, author, {
    'forms.plan.revisions': [aPlanSummary({ plan: code, status: 'draft' })],
    'forms.plan.byId': ({ plan }) => (plan === code ? draft(own) : aPlanView({ ...superior, ...over })),
    'forms.plan.preview': told([]),
    'forms.plan.saveDraft': ({ document }) => draft(document as Plan),
    ...answers,
  })
const inherited = () => the('region', '沿用《东山市挂牌督战实施方案》')
/** The boxes under a label: what it says, whether it is ticked, and whether nobody can change that. */
const ticked = (label: RegExp) =>
  all('field').flatMap((field) => {
    const said = textOf(field.closest('label') ?? field)
    const { checked, disabled } = field as HTMLInputElement
    return label.test(said) ? [[said, checked, disabled]] : []
  })
const saved = async (platform: Awaited<ReturnType<typeof open>>) => {
  await soon(() => expect(platform.asked('forms.plan.saveDraft').length).toBeGreaterThan(0))
  return platform.asked('forms.plan.saveDraft').at(-1)?.document as Plan
}

describe('a plan under a superior’s', () => {
  it('shows what it inherits with where it comes from, and what may be done about it', async () => {
    await open('phases')
    const items = texts('item', inherited())
    expect(items).toEqual(['部署上级固定，不能改', '攻坚上级底线，只能收紧调整', '总结可以调整调整不采用'])
    expect(textOf()).toContain('依据《东山市挂牌督战实施方案》制定')
    expect(names('button')).toContain('阶段 3')
  })

  it('lets nobody change what it only shows', async () => {
    await open('phases')
    await press('部署上级固定，不能改')
    const read = inherited().querySelector('fieldset')
    expect(read?.hasAttribute('disabled')).toBe(true)
    expect(all('field', read ?? document).length).toBeGreaterThan(2)
  })

  it('takes an element into its own words, and gives it back', async () => {
    const platform = await open('phases')
    await press('调整：总结')
    expect(texts('item', inherited())).toHaveLength(2)
    await press(/^1总结/)
    await write('目标', '写出县级报告')
    expect((await saved(platform)).phases).toEqual([{ ...superior.phases[2], goal: '写出县级报告' }])
    await press('恢复为上级内容：总结')
    expect(texts('item', inherited())).toHaveLength(3)
  })

  it('leaves an element out and takes it in again', async () => {
    const platform = await open('phases')
    await press('不采用：总结')
    expect((await saved(platform)).removes).toEqual(['phases.c'])
    expect(texts('item', inherited())[2]).toBe('总结本级不采用恢复采用')
    await press('恢复采用：总结')
    await soon(() => expect(texts('item', inherited())[2]).toContain('可以调整'))
  })

  it('lists what it leaves out in words, each to be taken in again', async () => {
    const village = superior.checklists[0] as Plan['checklists'][number]
    const removes = ['phases.b', 'phases.c.goal', 'checklists.village.schema.properties.power.properties.lit', 'phases.nobody']
    const platform = await open('identity', { ...lower, checklists: [village], removes })
    const list = document.querySelector('[data-path=removes]') as HTMLElement
    expect(texts('item', list).map((text) => text.replace('恢复采用', ''))).toEqual([
      ...['阶段“攻坚”', '阶段“总结”中的目标', '督战清单“村督战清单”中的分节“用电”中的题目“是否通电”'],
      '阶段上级方案现在没有这一条',
    ])
    expect(textOf()).not.toContain('phases.')
    await press('恢复采用：阶段“攻坚”')
    expect((await saved(platform)).removes).toEqual(removes.slice(1))
    for (const name of names('button', list)) await press(name)
    expect(textOf(list)).toContain('上级内容全部沿用')
  })

  it('leaves out for good what is taken out of an element of the superior’s', async () => {
    const platform = await open('phases', { ...lower, phases: [superior.phases[2] as Plan['phases'][number]] })
    await press(/^1总结/)
    await write('目标', '')
    expect((await saved(platform)).removes).toEqual(['phases.c.goal'])
  })

  it('demands an answer where the superior does: it cannot be taken off, which is said there', async () => {
    await open('checklists', { ...lower, checklists: superior.checklists })
    await press(/^1/, the('region', '督战清单'))
    const section = Object.values(superior.checklists[0]?.schema.properties ?? {})
    const demanded = section.flatMap(({ required = [] }) => required)
    expect(ticked(/^必填/)).toEqual(demanded.map(() => ['必填上级要求，不能取消', true, true]))
    await press('在清单编辑器中打开')
    await soon(() => expect(ticked(/^必填/)).toEqual([['必填上级要求，不能取消', true, true]]))
    await choose('添加哪一种', '文字')
    await press('添加一项')
    expect(ticked(/^必填/).at(-1), 'an item of its own is its own to decide').toEqual(['必填', true, false])
  })

  it('registers what the superior registers of every target', async () => {
    const [kind] = superior.targetKinds as [Plan['targetKinds'][number]]
    const demanding = { ...kind, attributes: { ...kind.attributes, required: ['people'] } }
    await open('targetKinds', { ...lower, targetKinds: [kind] }, {}, { targetKinds: [demanding] })
    await press(/^1/, the('region', '督战对象类别'))
    expect(ticked(/^未脱贫人口/)).toEqual([['未脱贫人口（人）上级要求，不能取消', true, true]])
    expect(ticked(/^通硬化路/)).toEqual([['通硬化路', false, false]])
  })

  it('may name what only the superior has, and gives no key that the superior gave', async () => {
    const platform = await open('duties.visits')
    await press('添加督导')
    await choose('督战清单', superior.checklists[0]?.title ?? '')
    const { duties } = await saved(platform)
    expect(duties.visits?.[0]).toMatchObject({ checklist: 'village' })
    expect(superior.duties.visits?.map(({ key }) => key)).not.toContain(duties.visits?.[0]?.key)
  })

  it('says at once how it stands to what the superior holds, at its place too', async () => {
    const own = { ...lower, phases: [superior.phases[1] as Plan['phases'][number]] }
    const platform = await open('phases', own)
    await soon(() => expect(textOf(the('region', '与上级要求核对'))).toContain('没有低于上级要求之处'))
    const broken = aBreach({ path: 'phases.b.end', message: '阶段“攻坚”延后' })
    platform.answers({ 'forms.plan.preview': told([broken, anUnclear()]) })
    await press(/^1攻坚/)
    await write('完成日期', '2020-07-15')
    await soon(() => expect(textOf(the('region', '与上级要求核对'))).toContain('有 1 处不符合上级要求'))
    expect(texts('alert')).toContain('阶段“攻坚”延后')
    expect(platform.asked('forms.plan.saveDraft'), 'it is said before it is kept').toEqual([])
    platform.answers({ 'forms.plan.preview': told([anUnclear()]) })
    await write('完成日期', '2020-06-30')
    await soon(() => expect(textOf(the('region', '与上级要求核对'))).toContain('有 1 处需要上级人工判断'))
  })

  it('says that its superior has published anew, and goes over to that when it is told to', async () => {
    const second = aPlanView({ ...superior, revision: 2, phases: superior.phases.slice(0, 2) }, { revision: 2 })
    const platform = await open('phases', lower, {
      'forms.plan.byId': ({ plan, revision }) => {
        if (plan === code) return draft(lower)
        return revision === undefined ? second : aPlanView(superior)
      },
    })
    expect(textOf()).toContain('上级方案已发布第 2 版，这份方案依据的是第 1 版')
    expect(texts('item', inherited())).toHaveLength(3)
    await press('改为依据第 2 版')
    expect(texts('item', inherited())).toHaveLength(2)
    expect((await saved(platform)).extends).toEqual({ code: superior.code, revision: 2 })
    await press('撤销')
    expect(texts('item', inherited())).toHaveLength(3)
  })

  it('leads to where it is filed, if the superior asks for it', async () => {
    await open('phases')
    expect(the('link', '报备').getAttribute('href')).toBe(`/demo-2020/filings/${world.county}/file?from=${code}`)
  })

  it('leads nowhere where the superior does not ask for it', async () => {
    await open('phases', lower, {}, { duties: aPlan().duties })
    expect(textOf()).toContain('沿用')
    expect(names('link')).not.toContain('报备')
  })
})
