import { admit, gate } from '@duzhan/checklist'
import { itemAt, newChecklist, sectionsOf, withItems, withSection } from '@duzhan/checklist/edit'
import { Problem } from '@duzhan/problems'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { choose, press, write } from '../../test/act.ts'
import { type aPlan, aPlanPage, aPlanSummary, aPlanView } from '../../test/builders/aPlan.ts'
import { all, names, textOf, the } from '../../test/find.ts'
import { type Answers, platform } from '../../test/platform.ts'
import { soon } from '../../test/settled.ts'
import { builtSchema, showBuilder } from '../../test/showBuilder.tsx'

const other = admit(
  withItems(
    withSection(withItems(newChecklist('乡镇清单'), 'section1', [{ kind: 'judgement', title: '是否有公示栏' }]), '饮水'),
    'section2',
    [
      { kind: 'judgement', title: '是否通水' },
      { kind: 'number', title: '停水天数', unit: '天' },
    ],
  ),
)
const shownIf = { properties: { section1: { required: ['item1'] } }, required: ['section1'] }
const conditional = admit({
  ...other,
  properties: { ...other.properties, section2: withShown(other.properties['section2']) },
})
function withShown(section: unknown) {
  const part = section as typeof other // a section is a schema of the same form
  return { ...part, properties: { ...part.properties, item1: { ...part.properties['item1'], 'x-shown-if': shownIf } } }
}
/** The checklists of a plan as the platform sends them. */
const lists = (schema: typeof other): ReturnType<typeof aPlan>['checklists'] => [
  { key: 'list', title: '乡镇清单', targetKind: 'village', schema: JSON.parse(JSON.stringify(schema)) },
]
const views = {
  north: aPlanView({ code: 'north', title: '北县方案', checklists: lists(other) }),
  south: aPlanView({ code: 'south', title: '南县方案', checklists: lists(conditional) }),
}
const summaries = [
  aPlanSummary({ plan: 'north', title: '北县方案' }),
  aPlanSummary({ plan: 'south', title: '南县方案' }),
  aPlanSummary({ plan: 'draft', title: '未发布', status: 'draft' }),
]
const absent = new Problem('absent', 'plan.absent', { plan: 'south' })
const byId = ({ plan }: { plan: string }) => (plan === 'north' ? views.north : views.south)

async function open(answers: Answers = {}) {
  const asked = platform({ 'forms.plan.list': aPlanPage(summaries), 'forms.plan.byId': byId, ...answers })
  await showBuilder(newChecklist('新清单'))
  await press('从其他方案选题')
  await soon(() => expect(textOf(card())).toMatch(/共 \d+ 项|没有找到/))
  return asked
}
const card = () => the('region', '从其他方案选题')
const offered = () =>
  all('button', card()).flatMap((button) => /^收藏：(.*)/.exec(button.getAttribute('aria-label') ?? '')?.[1] ?? [])
const tick = (title: string) =>
  press([...card().querySelectorAll('label')].find((label) => textOf(label).includes(title))?.querySelector('input') ?? card())
const built = () => sectionsOf(builtSchema()).map(({ title, items }) => [title, ...items.map((item) => item.title)])

beforeEach(() => {
  Element.prototype.scrollIntoView = vi.fn()
})

describe('items of other plans', () => {
  it('are those of every plan in force that the person may see, and of no draft', async () => {
    const asked = await open()
    await soon(() => expect(textOf(card())).toContain('共 6 项'))
    expect(asked.asked('forms.plan.byId').map(({ plan }) => plan)).toEqual(['north', 'south'])
    expect(textOf(card())).toContain('饮水 北县方案 · 乡镇清单')
  })

  it('are none of a plan that the platform does not hand out', async () => {
    await open({ 'forms.plan.byId': ({ plan }) => (plan === 'north' ? views.north : absent) })
    await soon(() => expect(textOf(card())).toContain('共 3 项'))
    expect(textOf(card())).not.toContain('南县方案 ·')
  })

  it('are found by words, by theme, and by the plan that they are of', async () => {
    await open()
    await soon(() => expect(offered()).toHaveLength(6))
    await write('查找其他方案的题目', '水')
    expect(offered()).toEqual(['是否通水', '停水天数', '是否通水', '停水天数'])
    await write('查找其他方案的题目', '水 天数')
    expect(offered()).toEqual(['停水天数', '停水天数'])
    await write('查找其他方案的题目', '没有的')
    expect(textOf(card())).toContain('没有找到，请换一个词')
    await write('查找其他方案的题目', '')
    await choose('专题', '饮水')
    expect(offered()).toHaveLength(4)
    await choose('出自方案', '北县方案')
    await soon(() => expect(offered()).toEqual(['是否有公示栏', '是否通水', '停水天数']))
  })

  it('are added to the section that is open, with the plan that they come from', async () => {
    await open()
    await write('查找其他方案的题目', '公示栏')
    await tick('是否有公示栏')
    await press('添加 1 项到第一节 检查内容')
    expect(built()).toEqual([['检查内容', '是否有公示栏']])
    expect(itemAt(builtSchema(), { section: 'section1', item: 'item1' })['x-source']).toEqual({ text: '《北县方案》' })
    expect(gate(builtSchema())).toEqual([])
    expect(textOf(card())).toContain('已添加，题目带着对应指标和出处。')
    expect((the('button', '按原来的分节添加') as HTMLButtonElement).disabled).toBe(true)
  })

  it('are added under the headings that they had, a section as a whole; what stays behind is told', async () => {
    await open()
    await choose('出自方案', '南县方案')
    await soon(() => expect(offered()).toHaveLength(3))
    await tick('饮水 南县方案')
    await press('按原来的分节添加')
    expect(built()).toEqual([['检查内容'], ['饮水', '是否通水', '停水天数']])
    expect(textOf(card())).toContain('没有带上：是否通水：显示条件')
    await press('收起选题')
    expect(names('region')).not.toContain('从其他方案选题')
  })

  it('are marked on this device, and found again as one’s own', async () => {
    await open()
    await soon(() => expect(offered()).toHaveLength(6))
    await press('收藏：停水天数', card())
    await press('收起选题')
    await press('从其他方案选题')
    await soon(() => expect(offered()).toHaveLength(6))
    await tick('只看收藏')
    expect(offered()).toEqual(['停水天数'])
    expect(the('button', '收藏：停水天数').getAttribute('aria-pressed')).toBe('true')
    await press('收藏：停水天数', card())
    expect(offered()).toEqual([])
  })

  it('of more plans than are read at once are found by choosing the plan', async () => {
    const many = Array.from({ length: 21 }, (_, at) => aPlanSummary({ plan: `p${at}`, title: `第 ${at} 个` }))
    const asked = await open({
      'forms.plan.list': aPlanPage(many),
      'forms.plan.byId': ({ plan }) => aPlanView({ code: plan, checklists: lists(other) }),
    })
    expect(textOf(card())).toContain('这里列出前 20 份方案的题目')
    expect(asked.asked('forms.plan.byId')).toHaveLength(20)
    await choose('出自方案', '第 20 个')
    await soon(() => expect(asked.asked('forms.plan.byId')).toHaveLength(21))
  })

  it('say why where the plans cannot be listed', async () => {
    platform({ 'forms.plan.list': new Problem('unavailable', 'service.unavailable') })
    await showBuilder(newChecklist('新清单'))
    await press('从其他方案选题')
    await soon(() => expect(textOf(card())).toContain('service.unavailable'))
    expect(offered()).toEqual([])
  })
})
