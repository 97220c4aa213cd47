import type { FilingView, PlanPreview } from '@duzhan/contracts'
import { derivedPlan } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { asAuthor, world } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { choose, held, press, write } from '../test/act.ts'
import { aBreach, aComparison, aFilingView, anUnclear } from '../test/builders/aFiling.ts'
import { aPlan, aPlanPage, aPlanSummary, aPlanView } from '../test/builders/aPlan.ts'
import { names, textOf, texts, the } from '../test/find.ts'
import { opened } from '../test/opened.tsx'
import { type Answers, waiting } from '../test/platform.ts'

const at = '/demo-2020/filings/990121000000/file'
const missing: Partial<FilingView> = {
  state: 'missing',
  lower: null,
  firstFiledOn: null,
  timeline: [],
  version: 0,
  verbs: ['file'],
}
type Superior = NonNullable<PlanPreview['superior']>
const preview = (over: Partial<Superior> = {}): PlanPreview => ({
  ...{ warnings: [], last: null, items: [], below: [], above: [], effects: { sentences: [], warnings: [], crossed: [] } },
  superior: { code: world.plan, revision: 1, comparisons: [], findings: [], ...over },
})
const open = (over: Partial<FilingView> = {}, answers: Answers = {}) =>
  opened(at, asAuthor, {
    'assignments.filing.byId': aFilingView({ ...missing, ...over }),
    'forms.plan.preview': preview(),
    'assignments.filing.file': aFilingView(),
    'forms.plan.saveDraft': aPlanView({}, { status: 'draft' }),
    ...answers,
  })
async function derive() {
  await write('印发机关', '青石县脱贫攻坚领导小组')
  await press('生成方案')
}
/** The plan that the form makes of the superior's. */
const derived = derivedPlan(aPlan(), {
  code: 'demo-2020-990121',
  title: '青石县落实《东山市挂牌督战实施方案》工作方案',
  jurisdiction: world.county,
  document: { issuer: '青石县脱贫攻坚领导小组' },
})

describe('filing a lower plan', () => {
  it('says under which plan and by when', async () => {
    await open()
    expect(textOf(document.querySelector('.page-head p') ?? document.body)).toBe(
      '依据《东山市挂牌督战实施方案》，2020年3月31日前报备',
    )
  })

  it('says how late it is already', async () => {
    await open({ lateDays: 3 })
    expect(textOf()).toContain('2020年3月31日前报备，已逾期 3 天')
  })

  it('says nothing of lateness to one that was filed and comes again', async () => {
    await open({ lateDays: 3, firstFiledOn: '2020-04-03' })
    expect(textOf()).not.toContain('已逾期')
  })
})

describe('a lower plan that is made of the superior’s', () => {
  it('has a title and a code proposed, and asks who issues it', async () => {
    await open()
    expect([held('方案名称'), held('方案编号'), held('印发机关')]).toEqual([derived.title, derived.code, ''])
  })

  it('keeps title and code of what was filed before, and is its next revision', async () => {
    const platform = await open({ lower: { code: 'qingshi-2020', revision: 2, title: '青石县方案' } })
    expect([held('方案名称'), held('方案编号')]).toEqual(['青石县方案', 'qingshi-2020'])
    await derive()
    await press('核对')
    expect(platform.asked('forms.plan.preview')).toMatchObject([{ document: { code: 'qingshi-2020', revision: 3 } }])
  })

  it('is checked first, and filed only then, as it was checked', async () => {
    const platform = await open()
    await derive()
    expect(textOf(the('status'))).toContain('已生成本级方案')
    expect(names('button')).not.toContain('报备')
    await press('核对')
    expect(textOf()).toContain('核对通过')
    expect(platform.asked('assignments.filing.file')).toEqual([])
    await press('报备')
    const document = { ...derived, revision: 1 }
    expect(platform.asked('forms.plan.preview')).toEqual([{ document }])
    expect(platform.asked('assignments.filing.file')).toEqual([{ document }])
    expect(platform.asked('forms.plan.saveDraft'), 'over no draft that stands').toEqual([{ document, basedOn: null }])
    expect(textOf()).toContain('准予备案后，这份方案自动发布执行')
  })

  it('carries number and day where they are given', async () => {
    const platform = await open()
    await write('文号（可不填）', ' 青扶〔2020〕1 号 ')
    await write('印发日期（可不填）', '2020-03-18')
    await derive()
    await press('核对')
    const issued = { issuer: '青石县脱贫攻坚领导小组', number: '青扶〔2020〕1 号', issuedOn: '2020-03-18' }
    expect(platform.asked('forms.plan.preview')).toMatchObject([{ document: { document: issued } }])
  })

  it('is made anew when anything about it changes', async () => {
    await open()
    await derive()
    await write('方案名称', '另一个名称')
    expect(textOf()).not.toContain('已生成本级方案')
    expect(names('button')).not.toContain('核对')
  })
})

describe('what the check before filing finds', () => {
  const checked = async (over: Partial<Superior>) => {
    await open({}, { 'forms.plan.preview': preview(over) })
    await derive()
    await press('核对')
  }

  it('is that it falls short: filing is possible, and not what is advised', async () => {
    await checked({ findings: [aBreach(), anUnclear()], comparisons: [aComparison()] })
    expect(textOf()).toContain('核对发现 1 处不符合上级要求')
    expect(texts('row')).toHaveLength(1)
    expect(the('button', '仍要报备').className).not.toContain('button-primary')
  })

  it('is that a person must judge', async () => {
    await checked({ findings: [anUnclear()] })
    expect(textOf()).toContain('有 1 处系统无法判断')
    expect(the('button', '报备').className).toContain('button-primary')
  })
})

describe('a document that is loaded to be filed', () => {
  const load = async (document: object) => {
    const platform = await open()
    await press('载入方案文件')
    await write('粘贴方案内容', JSON.stringify(document))
    return platform
  }

  it.each([
    ['follows no superior', { ...derived, extends: undefined }, '没有以上级方案为依据'],
    ['follows another superior', { ...derived, extends: { code: 'other', revision: 1 } }, '没有以上级方案为依据'],
    ['is for another county', { ...derived, jurisdiction: world.otherCounty }, '适用范围不是本地区'],
  ])('is not sent where it %s', async (_, document, words) => {
    await load(document)
    expect(textOf(the('alert'))).toContain(words)
    expect(the('button', '核对').hasAttribute('disabled')).toBe(true)
  })

  it('is sent as it was loaded', async () => {
    const platform = await load(derived)
    await press('核对')
    await press('报备')
    expect(platform.asked('assignments.filing.file')).toEqual([{ document: derived }])
  })

  it('is forgotten when the other way is taken', async () => {
    await load(derived)
    await press('由上级方案生成')
    expect(names('button')).not.toContain('核对')
  })
})

describe('a plan that was written on the platform', () => {
  const [lower, other] = [
    { plan: 'qingshi-2020', title: '青石县方案', jurisdiction: world.county, status: 'draft' as const },
    { plan: 'qingshi-water', title: '青石县饮水方案', jurisdiction: world.county },
  ]
  const own = { ...derived, code: lower.plan, title: lower.title }
  const written: Answers = {
    'forms.plan.list': aPlanPage([aPlanSummary(), aPlanSummary(lower), aPlanSummary(other)]),
    'forms.plan.revisions': ({ plan }) => [aPlanSummary({ ...(plan === lower.plan ? lower : other), revision: 2 })],
    'forms.plan.byId': ({ plan }) =>
      plan === world.plan
        ? aPlanView()
        : plan === lower.plan
          ? aPlanView({ title: '两者合并' }, { ...lower, revision: 2, own })
          : aPlanView({}, { ...other, revision: 2 }),
  }
  const come = (answers: Answers = {}, from = `?from=${lower.plan}`) =>
    opened(`${at}${from}`, asAuthor, {
      'assignments.filing.byId': aFilingView(missing),
      'forms.plan.preview': preview(),
      'assignments.filing.file': aFilingView(),
      'forms.plan.saveDraft': new Problem('conflict', 'plan.revision-exists'),
      ...written,
      ...answers,
    })

  it('is filed as its author wrote it, and not as it is merged', async () => {
    const platform = await come()
    expect(textOf()).toContain('第 2 版草稿')
    await press('核对')
    await press('报备')
    expect(platform.asked('assignments.filing.file')).toEqual([{ document: own }])
    expect(textOf(), 'it runs already').not.toContain('自动发布')
  })

  it('is chosen among those of the jurisdiction; one that follows no superior is not sent', async () => {
    await come({}, '')
    await press('用编写好的本级方案')
    expect(held('本级方案')).toBe(lower.plan)
    await choose('本级方案', other.title)
    expect(textOf()).toContain('第 2 版，已发布')
    expect(textOf(the('alert'))).toContain('没有以上级方案为依据')
  })

  it('is none yet, and where to write one is said', async () => {
    await come({ 'forms.plan.list': aPlanPage() })
    expect(textOf()).toContain('这个地区还没有编写本级方案')
  })
})

describe('what came of a filing', () => {
  const filed = async (over: Partial<FilingView>) => {
    await open({}, { 'assignments.filing.file': aFilingView(over) })
    await derive()
    await press('核对')
    await press('报备')
  }

  it('is said: in time, and nothing falls short', async () => {
    await filed({})
    expect(names('heading')[0]).toBe('报备已受理')
    expect(textOf()).toContain('《青石县工作方案》已于 2020年3月20日 报备。')
    expect(textOf()).toContain('属按期报备')
    expect(textOf()).toContain('没有低于上级要求之处')
    expect(the('link', '查看备案情况').getAttribute('href')).toBe('/demo-2020/filings/990121000000')
  })

  it('is said: late by days, and what the superior will look at', async () => {
    await filed({ lateDays: 2, findings: [aBreach()] })
    expect(textOf()).toContain('逾期 2 天')
    expect(textOf()).toContain('有 1 处需要上级审核人注意')
  })

  it.each([
    ['conflict', 'filing.superior-outdated'],
    ['conflict', 'filing.wrong-state'],
    ['conflict', 'plan.revision-exists'],
    ['forbidden', 'right.missing'],
    ['unavailable', 'service.unavailable'],
  ] as const)('is said: refused as %s with %s, and what was made is still there', async (kind, code) => {
    await open({}, { 'assignments.filing.file': new Problem(kind, code) })
    await derive()
    await press('核对')
    await press('报备')
    expect(textOf(the('alert'))).toContain(`错误代码 ${code}`)
    expect(held('印发机关')).toBe('青石县脱贫攻坚领导小组')
    expect(the('button', '报备').hasAttribute('disabled')).toBe(false)
  })

  it('can be asked for once only', async () => {
    const platform = await open({}, { 'assignments.filing.file': waiting })
    await derive()
    await press('核对')
    await press('报备')
    expect(the('button', '正在报备…').hasAttribute('disabled')).toBe(true)
    expect(platform.asked('assignments.filing.file')).toHaveLength(1)
  })
})

describe('a filing that cannot be begun', () => {
  it.each([
    ['absent', 'filing.absent', '没有找到'],
    ['unavailable', 'service.unavailable', 'service.unavailable'],
  ] as const)('says why: %s, %s', async (kind, code, words) => {
    await open({}, { 'assignments.filing.byId': new Problem(kind, code) })
    expect(textOf()).toContain(words)
  })
})
