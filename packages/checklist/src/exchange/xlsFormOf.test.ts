import { describe, expect, it } from 'vitest'
import { newChecklist, requiredItem, sectionsOf, withItems, withSection } from '../edit/checklistEdits.ts'
import { withClause, withNewClause } from '../edit/clauses.ts'
import { withItemAt } from '../edit/parts.ts'
import { withSetting } from '../edit/settings.ts'
import { nestedCondition, withShownIf } from '../edit/shownWhen.ts'
import { admit } from '../gate/gate.ts'
import { checklistOf } from '../test/everyKind.ts'
import { smallChecklist } from '../test/smallChecklist.ts'
import { itemTableOf } from './itemTable.ts'
import { xlsFormOf } from './xlsFormOf.ts'
import { formNames } from './xlsNames.ts'

const at = (item: string, section = 'section1') => ({ section, item })
const begun = newChecklist('村清单')
type Items = Parameters<typeof withItems>[2]
/** Items beside whose answers nothing may be said. */
const bareItems = (schema: unknown, section: string, items: Items): unknown =>
  sectionsOf(withItems(schema, section, items))
    .find(({ key }) => key === section)
    ?.items.map(({ key }) => at(key, section))
    .reduce<unknown>(
      (so, place) =>
        (['offersNote', 'offersPhotos'] as const).reduce((one, name) => withSetting(one, place, { name, value: false }), so),
      withItems(schema, section, items),
    )
const with_ = (...items: Items) => bareItems(begun, 'section1', items)
/** The rows of a sheet below its header, each as what its cells say by the names of their columns. */
function told(schema: unknown, sheet = 'survey') {
  const rows = xlsFormOf(admit(schema)).find(({ name }) => name === sheet)?.rows ?? []
  const [header = [], ...others] = rows
  return others.map((row) => Object.fromEntries(row.flatMap((cell, place) => (cell === '' ? [] : [[header[place], cell]]))))
}
/** Of a checklist of one section, what stands in it. */
const inside = (schema: unknown) => told(schema).slice(1, -1)
const answer = (name: string) => `\${${name}}`

describe('a checklist as other tools read it', () => {
  it('is a group for each section', () => {
    expect(told(withSection(with_({ kind: 'time', title: '到达时间' }), '二节'))).toEqual([
      { type: 'begin_group', name: 'section1', label: '检查内容' },
      { type: 'time', name: 'section1_item1', label: '到达时间', required: 'yes' },
      { type: 'end_group' },
      { type: 'begin_group', name: 'section2', label: '二节' },
      { type: 'end_group' },
    ])
  })

  it('has its title, and the lists that it answers from', () => {
    const schema = with_({ kind: 'grade', title: '水质' }, { kind: 'choice', title: '水源' }, { kind: 'grade', title: '路况' })
    expect(told(schema, 'settings')).toEqual([{ form_title: '村清单', form_id: 'checklist' }])
    expect(told(schema, 'choices')).toEqual([
      { list_name: 'yes_no', name: 'yes', label: '是' },
      { list_name: 'yes_no', name: 'no', label: '否' },
      { list_name: 'yes_no_na', name: 'yes', label: '是' },
      { list_name: 'yes_no_na', name: 'no', label: '否' },
      { list_name: 'yes_no_na', name: 'na', label: '不适用' },
      { list_name: 'grade_1', name: 'c1', label: '好' },
      { list_name: 'grade_1', name: 'c2', label: '一般' },
      { list_name: 'grade_1', name: 'c3', label: '差' },
      { list_name: 'choice_2', name: 'c1', label: '选项一' },
      { list_name: 'choice_2', name: 'c2', label: '选项二' },
    ])
    expect(inside(schema).map(({ type }) => type)).toEqual(['select_one grade_1', 'select_one choice_2', 'select_one grade_1'])
  })

  it('asks a judgement with its note', () => {
    const schema = withItemAt(with_({ kind: 'judgement', title: '是否有垃圾' }), at('item1'), (item) =>
      withClause(item, 'answer', { good: 'no', hasNa: false }),
    )
    expect(inside(schema)).toEqual([
      { type: 'select_one yes_no', name: 'section1_item1', label: '是否有垃圾', required: 'yes' },
      {
        ...{ type: 'text', name: 'section1_item1_note', label: '情况说明', required: 'yes' },
        relevant: `${answer('section1_item1')} = 'yes'`,
      },
    ])
    const free = withSetting(schema, at('item1'), { name: 'noteOnBad', value: false })
    expect(inside(free)[1]).toEqual({ type: 'text', name: 'section1_item1_note', label: '情况说明' })
    expect(inside(withSetting(free, at('item1'), { name: 'offersNote', value: false }))).toHaveLength(1)
  })

  it('asks a judgement of several questions as a group of them', () => {
    const schema = withItemAt(with_({ kind: 'judgement', title: '合作社' }), at('item1'), (item) =>
      withNewClause(item, '是否运行'),
    )
    const bad = (name: string) => `${answer(`section1_item1_${name}`)} = 'no'`
    expect(inside(schema)).toEqual([
      { type: 'begin_group', name: 'section1_item1', label: '合作社', appearance: 'field-list' },
      { type: 'select_one yes_no_na', name: 'section1_item1_answer', label: '合作社', required: 'yes' },
      { type: 'select_one yes_no_na', name: 'section1_item1_clause3', label: '是否运行', required: 'yes' },
      { type: 'end_group' },
      {
        ...{ type: 'text', name: 'section1_item1_note', label: '情况说明', required: 'yes' },
        relevant: `${bad('answer')} or ${bad('clause3')}`,
      },
    ])
  })

  it.each<[words: string, kind: Parameters<typeof withItems>[2][number]['kind'], settings: [string, unknown][], row: object]>([
    ['a whole number', 'number', [['decimals', 0]], { type: 'integer' }],
    [
      'a number with its unit and bounds',
      'number',
      [
        ['unit', '户'],
        ['least', 1],
        ['most', 9],
      ],
      { type: 'decimal', label: '题（户）', constraint: '. >= 1 and . <= 9' },
    ],
    ['points', 'score', [], { type: 'decimal', constraint: '. >= 0 and . <= 10' }],
    [
      'a text',
      'text',
      [
        ['longest', 50],
        ['shortest', 2],
      ],
      { type: 'text', constraint: 'string-length(.) >= 2 and string-length(.) <= 50' },
    ],
    ['a long text', 'longText', [], { type: 'text', appearance: 'multiline', constraint: 'string-length(.) <= 4000' }],
    ['a day that is past', 'date', [['notFuture', true]], { type: 'date', constraint: '. <= today()' }],
    ['a month', 'month', [], { type: 'date', appearance: 'month-year' }],
    ['photos', 'photo', [], { type: 'image' }],
    ['files', 'file', [], { type: 'file' }],
    ['a place', 'position', [], { type: 'geopoint' }],
    ['a signature', 'signature', [], { type: 'image', appearance: 'signature' }],
    ['several of some words', 'choices', [['words', ['甲', '乙', '丙']]], { type: 'select_multiple choices_1' }],
    ['help', 'time', [['help', '看钟']], { type: 'time', hint: '看钟' }],
  ])('asks for %s', (_words, kind, settings, row) => {
    const schema = settings.reduce<unknown>(
      (so, [name, value]) => withSetting(so, at('item1'), { name: name as 'help', value }), // of the table above
      with_({ kind, title: '题' }),
    )
    expect(inside(schema)).toEqual([{ name: 'section1_item1', label: '题', required: 'yes', ...row }])
  })

  it('only says what it tells, and demands what is demanded', () => {
    const schema = requiredItem(with_({ kind: 'info', title: '看四处' }, { kind: 'time', title: '时间' }), at('item2'), false)
    expect(inside(schema)).toEqual([
      { type: 'note', name: 'section1_item1', label: '看四处' },
      { type: 'time', name: 'section1_item2', label: '时间' },
    ])
  })

  it('asks for rows as a repeat, and for fields together as a group', () => {
    expect(inside(with_({ kind: 'table', title: '名册' }, { kind: 'group', title: '户主' }))).toEqual([
      { type: 'begin_repeat', name: 'section1_item1', label: '名册', required: 'yes' },
      { type: 'text', name: 'section1_item1_column1', label: '名称', required: 'yes' },
      { type: 'end_repeat' },
      { type: 'begin_group', name: 'section1_item2', label: '户主', required: 'yes' },
      { type: 'text', name: 'section1_item2_column1', label: '户主', required: 'yes' },
      { type: 'end_group' },
    ])
  })

  it('computes its figures by name, and sums columns', () => {
    const computed = (value: Record<string, unknown>) =>
      Object.entries(value).reduce<unknown>(
        (so, [name, one]) => withSetting(so, at('item3'), { name: name as 'of', value: one }), // of the calls below
        with_({ kind: 'number', title: '甲' }, { kind: 'number', title: '乙' }, { kind: 'computed', title: '丙' }),
      )
    const calculation = (value: Record<string, unknown>) => inside(computed(value)).at(-1)?.['calculation']
    const of = ['section1.item1', 'section1.item2']
    const [one, two] = [answer('section1_item1'), answer('section1_item2')]
    expect(calculation({ of })).toBe(`${one} + ${two}`)
    expect(calculation({ of, function: 'difference' })).toBe(`${one} - ${two}`)
    expect(calculation({ of, function: 'ratio', resultDecimals: 2 })).toBe(`round(${one} div ${two}, 2)`)
    expect(calculation({ of: ['section1.item1.column'] })).toBe(`sum(${answer('section1_item1_column')})`)
    expect(calculation({})).toBeUndefined()
  })

  it('is shown by the codes of its choices, in a section and in an item', () => {
    const two = bareItems(withSection(with_({ kind: 'choice', title: '水源' }), '二节'), 'section2', [
      { kind: 'time', title: '时间' },
    ])
    const flat = { properties: { 'section1.item1.value': { const: '选项二' } }, required: ['section1.item1.value'] }
    const relevant = `${answer('section1_item1')} = 'c2'`
    expect(told(withShownIf(two, { section: 'section2' }, nestedCondition(flat)))[3]).toMatchObject({
      name: 'section2',
      relevant,
    })
    expect(told(withShownIf(two, at('item1', 'section2'), nestedCondition(flat)))[4]).toMatchObject({ type: 'time', relevant })
    expect(told(withShownIf(two, at('item1', 'section2'), { required: ['section1'] }))[4]).not.toHaveProperty('relevant')
    const offering = withSetting(two, at('item1', 'section2'), { name: 'offersPhotos', value: true })
    expect(told(withShownIf(offering, at('item1', 'section2'), nestedCondition(flat)))[5]).toEqual({
      ...{ type: 'image', name: 'section2_item1_photos', label: '现场照片', relevant },
    })
  })

  it('asks behind each item what may be said and shown beside its answer, and demands it of nobody', () => {
    const schema = withItems(begun, 'section1', [
      { kind: 'time', title: '时间' },
      { kind: 'table', title: '名册' },
    ])
    const offering = withSetting(schema, at('item2'), { name: 'offersPhotos', value: true })
    const beside = inside(offering).filter(({ name }) => /_(note|photos)$/.test(name ?? ''))
    expect(beside).toEqual([
      { type: 'text', name: 'section1_item1_note', label: '情况说明' },
      { type: 'text', name: 'section1_item2_note', label: '情况说明' },
      { type: 'image', name: 'section1_item2_photos', label: '现场照片' },
    ])
    expect(inside(offering).map(({ type }) => type)).toEqual([
      ...['time', 'text', 'begin_repeat', 'text', 'end_repeat', 'text', 'image'],
    ])
  })
})

describe('the names of a form', () => {
  it('stand once, whatever the keys are', () => {
    const schema = {
      type: 'object',
      properties: {
        a: { type: 'object', properties: { b_c: {}, B_C: {}, b: {} } },
        a_b: { type: 'object', properties: { c: {} } },
      },
    }
    const names = formNames(schema)
    const all = [
      names.of('a'),
      names.of('a', 'b_c'),
      names.of('a', 'B_C'),
      names.of('a', 'b'),
      names.of('a_b'),
      names.of('a_b', 'c'),
    ]
    expect(all).toEqual(['a', 'a_b_c', 'a_B_C_2', 'a_b', 'a_b_2', 'a_b_c_3'])
    expect(new Set(all.map((name) => name.toLowerCase())).size).toBe(all.length)
  })

  it('leave room for what stands beside an answer: an item that is called so is called otherwise', () => {
    const names = formNames({ type: 'object', properties: { a: { type: 'object', properties: { b: {}, b_note: {} } } } })
    expect([names.of('a', 'b'), names.of('a', 'b_note')]).toEqual(['a_b', 'a_b_note_2'])
  })

  it('are known of answers that a condition may ask about, and of no others', () => {
    const names = formNames(smallChecklist)
    expect(names.nameOf('duty.fulfilled.answer')).toBe('duty_fulfilled')
    expect(names.nameOf('industry.cooperative.isRunning')).toBe('industry_cooperative_isRunning')
    expect(names.nameOf('duty.survey.text')).toBeUndefined()
    expect(names.nameOf('duty.survey.value')).toBeUndefined()
    expect(names.nameOf('nobody.knows.answer')).toBeUndefined()
    expect(names.codeOf('duty.fulfilled.answer', 'no')).toBe('no')
    const worded = formNames(checklistOf(['grade']))
    expect(worded.codeOf('first.gradeItem.value', '没有的')).toBeUndefined()
  })
})

describe('a checklist as a table', () => {
  const rowsOf = (schema: unknown) => itemTableOf(admit(schema)).rows
  it('has a row for each item and each further question, with what the builder calls its settings', () => {
    const [header, ...rows] = rowsOf(smallChecklist)
    expect(header).toEqual([
      ...['分节', '序号', '题目', '题型', '小问', '好的答案', '可答不适用', '必答', '不好时写说明', '可另写说明', '可另附照片'],
      ...['选项', '算差的', '单位', '最小值', '最大值', '小数位数', '满分', '填写说明', '对应指标', '文件原文', '编号'],
    ])
    expect(rows.map((row) => [row[0], row[1], row[2], row[4], row[5], row.at(-1)])).toEqual([
      ['一、责任落实', '1', '责任是否落实', '责任是否落实', '是', 'duty.fulfilled.answer'],
      ['一、责任落实', '2', '问题短板排查', '', '', 'duty.survey'],
      [
        '二、产业扶贫',
        '1',
        '是否有合作社，是否正常运行，是否有收益分配',
        '是否有合作社',
        '是',
        'industry.cooperative.hasCooperative',
      ],
      ['二、产业扶贫', '', '', '是否正常运行', '是', 'industry.cooperative.isRunning'],
      ['二、产业扶贫', '', '', '是否有收益分配', '是', 'industry.cooperative.sharesIncome'],
      ['二、产业扶贫', '2', '是否有白色垃圾', '是否有白色垃圾', '否', 'industry.litter.answer'],
    ])
  })

  it('has a row for a section that asks nothing yet', () => {
    expect(rowsOf(begun)[1]?.filter((cell) => cell !== '')).toEqual(['一、检查内容', 'section1'])
  })

  it('has words of one cell apart, and figures as they are', () => {
    const graded = with_({ kind: 'grade', title: '水质' }, { kind: 'number', title: '人口', unit: '人' })
    const set = withSetting(withSetting(graded, at('item2'), { name: 'least', value: 0 }), at('item2'), {
      name: 'most',
      value: 1.5,
    })
    const [, grade, number] = rowsOf(set)
    expect(grade?.slice(11, 13)).toEqual(['好；一般；差', '差'])
    expect(number?.slice(13, 17)).toEqual(['人', '0', '1.5', ''])
  })
})
