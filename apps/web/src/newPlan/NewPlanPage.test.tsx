import type { TemplateView } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { asAuthor, world } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { choose, held, press, write } from '../test/act.ts'
import { aPlan, aPlanPage, aPlanPreview, aPlanSummary, aPlanView } from '../test/builders/aPlan.ts'
import { aTemplatePage } from '../test/builders/aTemplate.ts'
import { address, all, names, textOf, the } from '../test/find.ts'
import { opened } from '../test/opened.tsx'
import { type Answers, waiting } from '../test/platform.ts'
import { soon } from '../test/settled.ts'

const author = { ...asAuthor, grants: [{ role: 'author' as const, region: world.city, plan: '*' as const }] }
const summary = { template: 'county', title: '县级实施方案模板', blanks: 12, savedAt: '2020-03-19T16:30:00.000Z' }
const view: TemplateView = { ...summary, parameters: [], plan: { title: '{{county}}方案', jurisdiction: world.county } }

describe('the templates', () => {
  const choices = () => all('link').filter((link) => link.matches('.plan-choice'))

  it('are told with how much there is to fill in, and the day in Shanghai on which they were kept', async () => {
    await opened('/plans/new', author, { 'forms.template.list': aTemplatePage([summary]) })
    expect(choices().map((choice) => textOf(choice))).toEqual(['县级实施方案模板12 处空白待填2020年3月20日 更新'])
    expect(choices()[0]?.getAttribute('href')).toBe('/plans/new/county')
  })

  it('are looked for and read page by page where there are many', async () => {
    const many = Array.from({ length: 7 }, (_, no) => ({ ...summary, template: `t-${no}`, title: `模板${no}` }))
    const next = { value: '', id: 't-3' }
    const platform = await opened('/plans/new', author, {
      'forms.template.list': (input) => {
        if (input?.text === '没有') return aTemplatePage([], { isEmpty: false })
        return input?.cursor ? aTemplatePage(many.slice(4), { total: 7 }) : aTemplatePage(many.slice(0, 4), { total: 7, next })
      },
    })
    expect(choices()).toHaveLength(4)
    await press('显示更多')
    await soon(() => expect(choices()).toHaveLength(7))
    await write('按模板名称或编号查找', '没有')
    await soon(() => expect(textOf()).toContain('没有符合条件的模板'))
    expect(platform.asked('forms.template.list').at(-1)).toEqual({ text: '没有', limit: 40 })
    expect(address()).toBe(`/plans/new?text=${encodeURIComponent('没有')}`)
  })

  it('are none yet, and who can bring them in is said', async () => {
    await opened('/plans/new', author, { 'forms.template.list': aTemplatePage([]) })
    expect(textOf()).toContain('请联系系统管理员导入模板')
  })

  it('are of no use to who may write one plan only, which is said', async () => {
    await opened('/plans/new', asAuthor, { 'forms.template.list': aTemplatePage([summary]) })
    expect(choices()).toEqual([])
    expect(textOf()).toContain('您的权限只限于已有的方案')
  })

  it('say why they cannot be shown', async () => {
    await opened('/plans/new', author, { 'forms.template.list': new Problem('forbidden', 'right.missing') })
    expect(textOf(the('alert'))).toContain('right.missing')
  })
})

describe('one template', () => {
  it('stands under its title, with the way back', async () => {
    await opened('/plans/new/county', author, { 'forms.template.byKey': view })
    expect(names('heading')[0]).toBe('县级实施方案模板')
    expect(all('link', document.querySelector('.crumbs') ?? document).map((link) => link.getAttribute('href'))).toEqual([
      '/plans',
      '/plans/new',
    ])
    expect(names('form')).toHaveLength(1)
  })

  it('waits with a skeleton', async () => {
    await opened('/plans/new/county', author, { 'forms.template.byKey': waiting })
    expect(names('status')).toEqual(['正在载入…'])
  })

  it('is not found, or not theirs', async () => {
    await opened('/plans/new/county', author, { 'forms.template.byKey': new Problem('absent', 'template.absent') })
    expect(textOf()).toContain('没有找到')
  })
})

describe('a plan that is begun without a template', () => {
  const province = aPlanSummary({ plan: 'province-2020', title: '示范省实施方案', jurisdiction: world.province })
  const draft = (document: unknown) => ({
    ...aPlanView(document as object, { status: 'draft' }),
    plan: String((document as { code: string }).code),
  })
  const begin = (way: string, answers: Answers = {}) =>
    opened(`/plans/new?way=${way}`, author, {
      'forms.template.list': aTemplatePage([]),
      'forms.plan.list': aPlanPage([aPlanSummary(), province]),
      'forms.plan.byId': ({ plan }) =>
        plan === province.plan ? aPlanView({ code: province.plan, title: province.title }, province) : aPlanView(),
      'forms.plan.saveDraft': ({ document }) => draft(document),
      'forms.plan.revisions': [aPlanSummary({ status: 'draft' })],
      'forms.plan.preview': aPlanPreview(),
      ...answers,
    })

  it('says in one sentence what each way comes to', async () => {
    await begin('blank')
    expect(textOf(the('region', '从空白写起'))).toContain('只填方案是谁的、管到哪一天')
    await press('依据上级方案')
    expect(address()).toBe('/plans/new?way=derive')
    expect(textOf()).toContain('上级固定的不能改')
  })

  it('from nothing is a draft of one’s region, and is written at once', async () => {
    const platform = await begin('blank')
    await write('方案名称', '东山市校园食品安全督战方案')
    await write('印发机关', '东山市食品安全委员会')
    await write('到哪一天止', '2020-12-31')
    await write('方案编号', 'dongshan-food')
    await press('开始编写')
    expect(platform.asked('forms.plan.saveDraft')).toMatchObject([
      {
        basedOn: null,
        document: {
          code: 'dongshan-food',
          jurisdiction: world.city,
          period: { end: '2020-12-31' },
          targetLists: [],
          revision: 1,
        },
      },
    ])
    await soon(() => expect(address()).toBe('/dongshan-food/edit'))
  })

  it('as a copy has all that the other plan says', async () => {
    const platform = await begin('copy')
    await choose('复制哪一份', '东山市挂牌督战实施方案')
    await write('方案名称', '东山市二期方案')
    await write('印发机关', '东山市领导小组')
    await write('方案编号', 'dongshan-2')
    await press('开始编写')
    expect(platform.asked('forms.plan.saveDraft')).toMatchObject([
      { document: { code: 'dongshan-2', title: '东山市二期方案', targetLists: aPlan().targetLists } },
    ])
  })

  it('under the superior’s names the revision that it follows, and nothing of its own yet', async () => {
    const platform = await begin('derive')
    expect([held('依据哪一份上级方案'), held('方案名称')]).toEqual([province.plan, '东山市落实《示范省实施方案》工作方案'])
    await write('印发机关', '东山市领导小组')
    await press('开始编写')
    expect(platform.asked('forms.plan.saveDraft')).toMatchObject([
      { document: { extends: { code: province.plan, revision: 1 }, targetLists: [] } },
    ])
  })

  it('has nothing to follow where no region above has published one', async () => {
    await begin('derive', { 'forms.plan.list': aPlanPage() })
    expect(textOf()).toContain('上级还没有发布方案')
    expect(names('button')).not.toContain('开始编写')
  })

  it('takes no code that is taken, and says whose it is', async () => {
    await begin('blank')
    await write('方案编号', 'demo-2020')
    expect(textOf()).toContain('这个编号已由《东山市挂牌督战实施方案》使用')
    expect(the('button', '开始编写').hasAttribute('disabled')).toBe(true)
  })

  it.each([
    ['absent', 'plan.absent', '这个编号已被其他地区使用'],
    ['conflict', 'plan.draft-changed', 'plan.draft-changed'],
  ] as const)('says why it was refused: %s, %s', async (kind, code, words) => {
    await begin('blank', { 'forms.plan.saveDraft': new Problem(kind, code) })
    for (const [label, text] of [
      ['方案名称', '某方案'],
      ['印发机关', '某机关'],
      ['到哪一天止', '2020-12-31'],
    ] as const)
      await write(label, text)
    await press('开始编写')
    expect(textOf(the('alert'))).toContain(words)
    expect(held('方案名称')).toBe('某方案')
  })
})
