import type { Actor } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { asAuthor, world } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { choose, held, press, write } from '../test/act.ts'
import { type aPlan, aPlanView } from '../test/builders/aPlan.ts'
import { names, textOf, texts, the } from '../test/find.ts'
import { opened } from '../test/opened.tsx'
import type { Answers } from '../test/platform.ts'

const author = { ...asAuthor, grants: [{ role: 'author' as const, region: world.city, plan: '*' as const }] }
const kept = { template: world.plan, title: '东山样本', blanks: 2, savedAt: '2020-03-20T01:00:00.000Z' }
const goals = [
  { key: 'a', title: '东山市不落一村' },
  { key: 'b', title: '督战64个村' },
]
const open = (answers: Answers = {}, as: Actor = author) =>
  opened('/demo-2020/template', as, {
    'forms.plan.byId': aPlanView({ goals }),
    'forms.template.save': kept,
    ...answers,
  })
const blanks = () => texts('item', the('region', '已经标出的空白'))
async function mark(words: string, title: string) {
  await write('方案里的原文', words)
  await write('填空时问什么', title)
  await press('标为空白')
}
interface Made {
  document: { parameters: object[]; plan: ReturnType<typeof aPlan> }
}

describe('a template that is made of a plan', () => {
  it('is led to from the plan by whoever may begin plans', async () => {
    await opened('/demo-2020', author, { 'assignments.targetList.byPlan': [] })
    expect(the('link', '做成模板').getAttribute('href')).toBe('/demo-2020/template')
  })

  it('is not offered to whoever writes one plan only', async () => {
    await opened('/demo-2020', asAuthor, { 'assignments.targetList.byPlan': [] })
    expect(names('link')).toContain('编辑方案')
    expect(names('link')).not.toContain('做成模板')
  })

  it('asks for the region from the start', async () => {
    await open()
    expect(blanks()).toEqual([expect.stringContaining(`行政区划代码 区划代码 原为“${world.city}”`)])
  })

  it('shows every place where words stand, and leaves as it is what is not to be a blank', async () => {
    const platform = await open()
    await write('方案里的原文', '东山市')
    expect(textOf(the('status'))).toMatch(/^共 \d+ 处，留空 \d+ 处/)
    const places = texts('item', document.querySelector('.mark-places') ?? document)
    expect(places.join()).toContain('：东山市不落一村')
    await press(the('field', /东山市不落一村$/))
    await write('填空时问什么', '市名')
    await write('填写提示（可不填）', '写全称')
    await press('标为空白')
    expect(held('方案里的原文'), 'the next one begins empty').toBe('')
    await write('模板名称', '东山样本')
    await press('保存，供本地区和下级使用')
    const [{ document: made }] = platform.asked('forms.template.save') as [Made]
    expect(made).toMatchObject({ key: world.plan, title: '东山样本' })
    expect(made.parameters[1]).toEqual({
      ...{ key: 'blank2', title: '市名', hint: '写全称' },
      schema: { type: 'string', minLength: 1, maxLength: 500 },
    })
    expect([made.plan.jurisdiction, made.plan.title]).toEqual(['{{blank1}}', '{{blank2}}挂牌督战实施方案'])
    expect(made.plan.goals[0]?.title).toBe('东山市不落一村')
    expect(textOf()).toContain('《东山样本》已保存')
    expect(the('link', '现在就用它新建方案').getAttribute('href')).toBe('/plans/new/demo-2020')
  })

  it('proposes how a blank is filled, and takes another way', async () => {
    await open()
    await write('方案里的原文', '64')
    expect(held('填什么')).toBe('number')
    await choose('填什么', '文字')
    await write('填空时问什么', '村数')
    await press('标为空白')
    expect(blanks()[1]).toContain('村数 文字 原为“64”，1 处')
  })

  it('has no blank within another, none of what the plan does not say, and is not kept without any', async () => {
    await open()
    await mark('东山市', '市名')
    await write('方案里的原文', '东山')
    expect(textOf()).toContain('与已经标出的空白重叠')
    expect(the('button', '标为空白').hasAttribute('disabled')).toBe(true)
    await write('方案里的原文', '南山市')
    expect(textOf()).toContain('方案里没有这段原文')
    await press('取消：市名')
    await press('取消：行政区划代码')
    expect(textOf()).toContain('还没有标出空白')
    expect(the('button', '保存，供本地区和下级使用').hasAttribute('disabled')).toBe(true)
  })

  it('says why it was refused, and keeps what was marked', async () => {
    await open({ 'forms.template.save': new Problem('forbidden', 'right.missing') })
    await press('保存，供本地区和下级使用')
    expect(textOf(the('alert'))).toContain('right.missing')
    expect(blanks()).toHaveLength(1)
  })

  it('is nothing for whoever writes one plan only', async () => {
    await open({}, asAuthor)
    expect(textOf()).toContain('没有找到')
  })
})
