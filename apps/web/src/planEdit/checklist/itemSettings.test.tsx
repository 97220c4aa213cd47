import { gateFilling, type ItemKind, itemKinds, kindShapes } from '@duzhan/checklist'
import {
  type Fields,
  gradesOf,
  itemAt,
  newChecklist,
  settingsOf,
  titledItem,
  withClause,
  withItemAt,
  withItems,
} from '@duzhan/checklist/edit'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { zh } from '../../locales/zh.ts'
import { choose, held, press, write } from '../../test/act.ts'
import { all, nameOf, names, textOf, the } from '../../test/find.ts'
import { builtSchema, showBuilder } from '../../test/showBuilder.tsx'

const kinds = Object.keys(itemKinds) as ItemKind[] // the keys of the table
const at = { section: 'section1', item: 'item1' }
const item = (key = 'item1') => itemAt(builtSchema(), { section: 'section1', item: key })
const setting = (name: string, key = 'item1') => settingsOf(item(key)).find((one) => one.name === name)?.value
const settings = () => document.querySelector('.builder-settings') as HTMLElement
const feeds = () => [...document.querySelectorAll('.builder-feed')].map((told) => textOf(told))

/** Opens the settings of an item of a kind; the others stand before it. */
async function open(kind: ItemKind, ...before: { kind: ItemKind; title: string }[]) {
  await showBuilder(withItems(newChecklist('清单'), 'section1', [...before, { kind, title: '某事项' }]))
  await press('设置：某事项')
  await press(the('button', /^更多设置/))
}

beforeEach(() => {
  Element.prototype.scrollIntoView = vi.fn()
})

const everywhere = ['填写说明', '文件原文', '下级能否改动', '由哪支督战队填写']
/** What an item of each kind can be set to, in the words of its author, beside what every kind has. */
const labels: Readonly<Record<ItemKind, readonly string[]>> = {
  judgement: ['不好时要写情况说明', '必须附上', '可以另附现场照片'],
  grade: ['选项（每行一个）', '哪些算差', '记为问题', '必须附上', '对应指标'],
  score: ['按扣分原因扣分', '满分', '记为问题', '打分分档', '加分项，不计入满分', '必须附上', '对应指标'],
  number: [
    ...['计量单位', '最小值', '最大值', '最多几位小数', '记为问题'],
    ...['各对象的数可以相加合计', '必须附上', '对应指标'],
  ],
  choice: ['选项（每行一个）', '记为问题', '选了哪一项要另写文字', '必须附上', '对应指标'],
  choices: ['选项（每行一个）', '选了哪一项要另写文字', '必须附上', '对应指标'],
  date: ['不能晚于填报当天', '必须附上', '对应指标'],
  month: ['不能晚于填报当天', '必须附上', '对应指标'],
  time: ['必须附上', '对应指标'],
  text: ['最多几个字', '至少几个字', '必须附上', '对应指标'],
  longText: ['最多几个字', '至少几个字', '必须附上', '对应指标'],
  photo: ['至少几张', '最多几张', '只能现场拍照，不能从相册选', '必须附上', '可以另写情况说明', '对应指标'],
  file: ['最多几个附件', '必须附上', '对应指标'],
  position: ['必须附上', '可以另写情况说明', '可以另附现场照片', '对应指标'],
  signature: ['由谁签名', '必须附上', '对应指标'],
  table: ['栏目', '一行叫什么', '至少几行', '最多几行', '必须附上', '对应指标'],
  household: ['栏目', '一行叫什么', '至少几行', '最多几行', '必须附上', '对应指标'],
  group: ['栏目', '必须附上', '对应指标'],
  computed: ['怎样计算', '由哪些数字算出', '计量单位', '结果保留几位小数'],
  info: [],
}

describe('the settings of an item', () => {
  it.each(kinds)('of kind %s are all named in words', async (kind) => {
    await open(kind)
    const text = textOf(settings())
    for (const label of [...labels[kind], ...everywhere]) expect(text).toContain(label)
    expect(text).toContain('什么情况下才显示')
    const named = settingsOf(item()).map(({ name }) => zh.checklistEdit.names[name])
    expect(named.every((words) => words.length > 0)).toBe(true)
    for (const field of all('field', settings())) expect(nameOf(field)).not.toBe('')
  })

  it.each(kinds)('of the example of %s are shown, and looking at them changes nothing', async (kind) => {
    const { title } = kindShapes[kind].example
    const begun = withItems(newChecklist('清单'), 'section1', [{ kind, title: String(title) }])
    const schema = { ...begun, properties: { section1: sectionWith(begun, kindShapes[kind].example as Fields) } }
    await showBuilder(schema)
    await press(`设置：${String(title)}`)
    await press(the('button', /^更多设置/))
    expect(JSON.stringify(builtSchema())).toBe(JSON.stringify(schema))
  })
})

function sectionWith(schema: Fields, example: Fields): Fields {
  const { section1 } = schema['properties'] as { section1: Fields }
  return { ...section1, properties: { item1: { ...example, 'x-item': { ...(example['x-item'] as Fields), no: '1' } } } }
}

describe('a number', () => {
  it('is given its unit, bounds, decimals and what it feeds', async () => {
    await open('number')
    await write('计量单位', '户')
    await write('最小值', '0')
    await write('最大值', '500')
    await write('最多几位小数', '0')
    await write('对应指标', 'core.homes')
    expect(textOf(settings())).toContain('安全住房户数')
    await press(the('field', '各对象的数可以相加合计'))
    const values = ['unit', 'least', 'most', 'decimals', 'indicator', 'adds'].map((name) => setting(name))
    expect(values).toEqual(['户', 0, 500, 0, 'core.homes', false])
    await write('最大值', '')
    await write('计量单位', '')
    await write('对应指标', '')
    expect([setting('most'), setting('unit'), setting('indicator')]).toEqual([null, null, null])
    expect(gateFilling(builtSchema())).toEqual([])
  })

  it('is a finding past a limit', async () => {
    await open('number')
    await write('最大值', '500')
    await write('最小值', '0')
    await press(the('field', '记为问题'))
    await choose('数字怎样时记为问题', '达到或超过')
    await write('界限', '3')
    await choose('问题程度', '突出问题')
    await choose('由哪一级整改', '卫健局')
    await write('多久内整改', '7')
    await write('问题写成', '漏水{answer}处')
    expect(setting('finding')).toEqual({
      when: { kind: 'number', bound: 'least', limit: 3 },
      title: '漏水{answer}处',
      category: 'health',
      severity: 'serious',
      responsible: { level: 'county', unit: 'bureau' },
      limit: { within: 7, unit: 'day' },
    })
    expect(gateFilling(builtSchema())).toEqual([])
    await press(the('field', '记为问题'))
    expect(setting('finding')).toBeNull()
  })
})

describe('words to choose from', () => {
  it('are written one a line; empty lines and words said twice are none', async () => {
    await open('choice')
    await write('选项（每行一个）', '自来水\n水井\n\n 水井 \n其他\n')
    expect(setting('words')).toEqual(['自来水', '水井', '其他'])
    expect(held('选项（每行一个）')).toBe('自来水\n水井\n\n 水井 \n其他\n')
    await choose('选了哪一项要另写文字', '其他')
    expect(setting('other')).toBe('其他')
    expect(gateFilling(builtSchema())).toEqual([])
  })

  it('of a grade are bad, and findings, by boxes', async () => {
    await open('grade')
    await press(the('field', '一般'))
    expect(setting('bad')).toEqual(['一般', '差'])
    await press(the('field', '记为问题'))
    expect(setting('finding')).toMatchObject({ when: { kind: 'words', words: ['差'] } })
    const boxes = all('field', document.querySelector('fieldset[aria-label="选了哪些记为问题"]') as HTMLElement)
    await press(boxes[1] as HTMLElement)
    expect(setting('finding')).toMatchObject({ when: { kind: 'words', words: ['一般', '差'] } })
    for (const box of boxes.slice(1)) await press(box)
    expect(setting('finding'), 'some word must be one').toMatchObject({ when: { kind: 'words', words: ['差'] } })
    expect(gateFilling(builtSchema())).toEqual([])
  })
})

describe('a score', () => {
  it('is counted by deductions, each with what it costs and how often it counts', async () => {
    await open('score')
    await write('满分', '20')
    await press(the('field', '按扣分原因扣分'))
    await write('扣分原因 1', '垃圾乱放')
    await write('原因 1 每次扣几分', '2')
    await write('原因 1 最多扣几次', '5')
    await press('添加一个扣分原因')
    await write('扣分原因 2', '污水横流')
    expect(setting('deductions')).toEqual([
      { key: 'reason1', title: '垃圾乱放', points: 2, most: 5 },
      { key: 'reason2', title: '污水横流', points: 1, most: 20 },
    ])
    expect([setting('points'), gateFilling(builtSchema())]).toEqual([20, []])
    await press('删除：垃圾乱放')
    expect(setting('deductions')).toMatchObject([{ title: '污水横流' }])
    expect(the('button', '删除：污水横流').getAttribute('aria-disabled'), 'the last one stays').toBe('true')
  })

  it('is given in steps, or beside the total', async () => {
    await open('score')
    await choose('打分分档', '0.5 分一档')
    await press(the('field', '加分项，不计入满分'))
    expect([setting('step'), setting('bonus')]).toEqual(['0.5', true])
    await choose('打分分档', '不规定')
    expect(setting('step')).toBeNull()
  })
})

describe('a table', () => {
  it('is given columns of kinds, demanded, summed, moved and taken out', async () => {
    await open('table')
    await write('第 1 栏的名称', '户主')
    await press('添加一栏')
    await write('第 2 栏的名称', '面积')
    await choose('第 2 栏的题型', '数字')
    await write('第 2 栏的单位', '平方米')
    await press(the('field', '合计'))
    await press('添加一栏')
    await choose('第 3 栏的题型', '等次')
    await write('第 3 栏的选项（用、隔开）', 'A级、D级')
    await press(the('field', 'D级'))
    expect(setting('columns')).toMatchObject([
      { key: 'column1', title: '户主', kind: 'text', isRequired: true },
      { key: 'column2', title: '面积', kind: 'number', unit: '平方米', isTotalled: true, isRequired: false },
      { key: 'column3', title: '新的一栏', kind: 'grade', words: ['A级', 'D级'], bad: ['D级'] },
    ])
    expect(gateFilling(builtSchema())).toEqual([])
    await press('上移：面积')
    await press('删除：新的一栏')
    expect(setting('columns')).toMatchObject([{ title: '面积' }, { title: '户主' }])
    expect(gateFilling(builtSchema())).toEqual([])
  })

  it('that is a group has nothing to sum', async () => {
    await open('group')
    await choose('第 1 栏的题型', '数字')
    expect(names('field', settings())).not.toContain('合计')
  })
})

describe('the total of a checklist', () => {
  it('is told in words, each from so many points on', async () => {
    await open('score')
    await press('添加一个等次')
    await press('添加一个等次')
    await write('第 2 等的名称', '良好')
    await write('第 2 等从几分起', '60')
    expect(gradesOf(builtSchema())).toEqual([
      { title: '优秀', from: 90 },
      { title: '良好', from: 60 },
    ])
    expect(gateFilling(builtSchema())).toEqual([])
    await press('删除：优秀')
    await press('删除：良好')
    expect(builtSchema()).not.toHaveProperty('x-score')
  })

  it('is none where nothing gives points', async () => {
    await open('number')
    expect(names('button')).not.toContain('添加一个等次')
  })
})

describe('a computed figure', () => {
  it('is made of numbers of the checklist', async () => {
    await open('computed')
    expect(textOf(settings())).toContain('清单里还没有数字题')
    await open('computed', { kind: 'number', title: '投入' }, { kind: 'number', title: '支出' })
    await press(the('field', '一、1 投入'))
    await press(the('field', '一、2 支出'))
    await choose('怎样计算', '第一个减去其余')
    expect([setting('of', 'item3'), setting('function', 'item3')]).toEqual([['section1.item1', 'section1.item2'], 'difference'])
    expect(gateFilling(builtSchema())).toEqual([])
  })
})

describe('what must come with an answer', () => {
  it('is so many photos and a position, with a bad answer or always', async () => {
    await open('judgement')
    await write('照片张数', '2')
    expect(setting('evidence')).toEqual({ photos: 2, position: false, when: 'bad' })
    await press(the('field', '填报时的位置'))
    await choose('什么时候要附', '每次都要')
    expect(setting('evidence')).toEqual({ photos: 2, position: true, when: 'always' })
    expect(gateFilling(builtSchema())).toEqual([])
    await press(the('field', '填报时的位置'))
    await write('照片张数', '0')
    expect(setting('evidence')).toBeNull()
  })

  it('is no more photos than can be sent', async () => {
    await open('number')
    await write('照片张数', '99')
    expect(setting('evidence')).toEqual({ photos: 20, position: false, when: 'always' })
  })
})

describe('an item that is shown only if', () => {
  it('says so by a sentence over the answers above it, until it is always shown', async () => {
    await open('text')
    expect(the('button', '前面还没有可以作条件的题目').hasAttribute('disabled')).toBe(true)
    await open('text', { kind: 'judgement', title: '是否有卫生室' }, { kind: 'number', title: '户数' })
    await press('添加显示条件')
    await choose('比较的值', '否')
    expect(item('item3')['x-shown-if']).toEqual({
      properties: {
        section1: {
          properties: { item1: { properties: { answer: { const: 'no' } }, required: ['answer'] } },
          required: ['item1'],
        },
      },
      required: ['section1'],
    })
    await press('添加一个条件')
    const [, second] = all('field', settings()).filter((field) => nameOf(field) === '比较的内容')
    expect(second).toBeDefined()
    expect(textOf(the('button', /^更多设置/))).toBe('更多设置（已填 1 项）')
    expect(gateFilling(builtSchema())).toEqual([])
    await press('改为一直显示')
    expect(item('item3')['x-shown-if']).toBeUndefined()
  })

  it('by a condition that no sentence says keeps it', async () => {
    const condition = { properties: { section1: { required: ['item1'] } }, required: ['section1'] }
    const begun = withItems(newChecklist('清单'), 'section1', [
      { kind: 'judgement', title: '是否有路' },
      { kind: 'text', title: '某事项' },
    ])
    const { section1 } = begun['properties'] as { section1: { properties: Record<string, Fields> } }
    const properties = { ...section1.properties, item2: { ...section1.properties['item2'], 'x-shown-if': condition } }
    await showBuilder({ ...begun, properties: { section1: { ...section1, properties } } })
    await press('设置：某事项')
    await press(the('button', /^更多设置/))
    expect(textOf(settings())).toContain('这个条件写法特殊')
    await write('填写说明', '照实写')
    expect(item('item2')).toMatchObject({ 'x-shown-if': condition, description: '照实写' })
  })
})

describe('an item of another kind', () => {
  const kind = () => (item()['x-item'] as { kind: string }).kind
  it('is asked so at once where nothing is lost, and says before what would be', async () => {
    await open('text')
    await choose('第 1 项的题型', '长文字')
    expect(kind()).toBe('longText')
    await write('至少几个字', '20')
    await choose('第 1 项的题型', '日期')
    expect([kind(), textOf(the('alert'))]).toEqual(['longText', expect.stringContaining('改题型会丢掉：至少几个字。')])
    await press('不改了')
    expect(kind()).toBe('longText')
    await choose('第 1 项的题型', '日期')
    await press('改为“日期”')
    expect([kind(), all('alert')]).toEqual(['date', []])
    expect(gateFilling(builtSchema())).toEqual([])
  })
})

describe('the questions of a judgement', () => {
  it('are added, written, judged each by itself, moved and taken out', async () => {
    await open('judgement')
    await press('添加一个小问')
    await write('小问 2', '是否存在欠薪')
    await choose('小问 2 好的答案', '“否”为好')
    await press(the('field', '小问 1 可答“不适用”'))
    expect(item()).toMatchObject({
      properties: { answer: { enum: ['yes', 'no'] }, clause4: { title: '是否存在欠薪', 'x-item': { good: 'no' } } },
    })
    expect(gateFilling(builtSchema())).toEqual([])
    await press('上移：是否存在欠薪')
    expect(held('小问 1')).toBe('是否存在欠薪')
    await press('删除：是否存在欠薪')
    expect(names('field')).not.toContain('小问 2')
  })

  it('tell their findings in a few words until they are opened', async () => {
    await open('judgement')
    await press(the('field', '不好时记为问题'))
    await press('设置：某事项')
    expect(textOf(document.querySelector('.builder-item') as HTMLElement)).toContain('一般问题 · 乡镇级 · 15 天内整改')
  })
})

it('an item is called otherwise, copied, and demanded or not', async () => {
  await open('number')
  await press('复制：某事项')
  expect(names('button')).toContain('2 某事项')
  const [first] = all('field').filter((field) => field.closest('.edit-check')?.textContent === '必填')
  await press(first as HTMLElement)
  expect(builtSchema()).toMatchObject({ properties: { section1: { required: ['item2'] } } })
  expect(titledItem(builtSchema(), at, '某事项')).toEqual(builtSchema())
})

describe('what the plan has beside the checklist', () => {
  it('is chosen by its title: who fills an item in, what a lower plan may change, where it comes from', async () => {
    await open('text')
    await choose('由哪支督战队填写', '县督战队')
    await choose('下级能否改动', '底线，下级只能收紧')
    await write('文件原文', '第三条：逐户核查。')
    expect(item()).toMatchObject({
      'x-item': { assessedBy: 'county' },
      'x-hold': 'floor',
      'x-source': { text: '第三条：逐户核查。' },
    })
    await choose('由哪支督战队填写', '对象的督战队')
    await choose('下级能否改动', '不规定')
    await write('文件原文', '')
    expect([setting('assessedBy'), setting('hold'), setting('source')]).toEqual([null, null, null])
    expect(item()['x-source']).toBeUndefined()
  })

  it('and is gone is shown as that until another is chosen', async () => {
    const begun = withItems(newChecklist('清单'), 'section1', [{ kind: 'judgement', title: '某事项' }])
    const told = {
      title: '缺',
      category: 'road',
      severity: 'general',
      responsible: { level: 'county', unit: 'office' },
    } as const
    const ruled = withItemAt(begun, at, (one) =>
      withClause({ ...one, 'x-item': { ...(one['x-item'] as Fields), assessedBy: 'village' } }, 'answer', {
        finding: { ...told, limit: { within: 3, unit: 'day' }, when: { kind: 'bad' } },
      }),
    )
    await showBuilder(ruled)
    expect(textOf(document.querySelector('.builder-item') as HTMLElement)).toContain('一般问题 · 已不存在（office） · 3 天内整改')
    await press('设置：某事项')
    await press(the('button', /^更多设置/))
    expect(textOf(the('field', '由哪支督战队填写'))).toContain('已不存在（village）')
    await choose('属于哪项督战内容', '基本医疗')
    await choose('由哪一级整改', '市级')
    await choose('由哪支督战队填写', '县督战队')
    expect(item()).toMatchObject({
      'x-item': { assessedBy: 'county' },
      properties: { answer: { 'x-finding': { ...told, days: 3, category: 'health', responsible: { level: 'city' } } } },
    })
  })

  it('is found by its title among the indicators of the plan, for each question', async () => {
    await open('judgement')
    const offered = [...document.querySelectorAll('datalist option')].map((one) => [one.getAttribute('value'), one.textContent])
    expect(offered).toEqual([
      ['core.homes', '安全住房户数（户）'],
      ['core.bad', '危房（户）'],
    ])
    await write('对应指标', ' core.homes ')
    expect(item()).toMatchObject({ properties: { answer: { 'x-indicator': { code: 'core.homes' } } } })
    expect(textOf(document.querySelector('.builder-indicator') as HTMLElement)).toBe('安全住房户数')
    await write('对应指标', '')
    expect(item()).not.toMatchObject({ properties: { answer: { 'x-indicator': expect.anything() } } })
  })

  it('asks in words which answer counts as reached there, and says it at the item', async () => {
    await open('judgement')
    expect(names('field')).not.toContain('小问 1 报入指标时')
    await write('对应指标', 'core.homes')
    expect(feeds()).toEqual(['报入指标“安全住房户数”：答“是”表示达标，答“否”表示未达标；这项指标越高越好'])
    await choose('小问 1 报入指标时', '答“否”表示达标，答“是”表示未达标')
    expect(item()).toMatchObject({ properties: { answer: { 'x-item': { good: 'no' } } } })
    expect(held('好的答案'), 'the same as is asked of the item').toBe('no')
    await press(/^设置/)
    expect(feeds()).toEqual(['报入指标“安全住房户数”：答“否”表示达标，答“是”表示未达标；这项指标越高越好'])
  })

  it('asks for none where the indicator itself says which answers it counts', async () => {
    await open('judgement')
    await write('对应指标', 'core.bad')
    expect(names('field')).not.toContain('小问 1 报入指标时')
    expect(feeds()).toEqual(['报入指标“危房”：合计哪些答案由指标规定；这项指标越低越好'])
  })

  it('is told of a number without a question, and by its code where the plan does not have it', async () => {
    await open('number')
    await write('对应指标', 'core.homes')
    expect(feeds()).toEqual(['报入指标“安全住房户数”：这项指标越高越好'])
    await write('对应指标', 'other.code')
    expect(feeds()).toEqual(['报入指标（本方案没有写出，编号 other.code）'])
  })
})
