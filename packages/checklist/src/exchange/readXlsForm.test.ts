import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sectionsOf } from '../edit/checklistEdits.ts'
import { clausesOf } from '../edit/clauses.ts'
import { columnsOf } from '../edit/columns.ts'
import { itemAt } from '../edit/parts.ts'
import { settingsOf } from '../edit/settings.ts'
import { shownIfAt } from '../edit/shownWhen.ts'
import { gate } from '../gate/gate.ts'
import { hostileText } from '../test/hostileTexts.ts'
import { isXlsForm, readXlsForm } from './readXlsForm.ts'
import type { SheetIn } from './sheets.ts'

const sheet = (name: string, ...rows: string[]): SheetIn => ({
  name,
  rows: rows.map((row, at) => ({ line: at + 1, cells: row.split('|') })),
})
const header = 'type|name|label|hint|required|relevant|constraint|calculation|appearance'
const choices = sheet('choices', 'list_name|name|label', 'yn|1|是', 'yn|0|否', 'water|tap|自来水', 'water|well|井水')
/** `{a}` is written for what XLSForm calls the answer of a. */
const named = (row: string) => row.replace(/\{(\w+)\}/g, '$${$1}')
const form = (...rows: string[]) => [sheet('survey', header, ...rows.map(named)), choices]
const asked = (schema: unknown) =>
  sectionsOf(schema).map(({ title, items }) => [title, ...items.map(({ kind, title: words }) => `${kind} ${words}`)])
const place = (item: string) => ({ section: 'section1', item })
const settings = (item: object) =>
  Object.fromEntries(
    settingsOf(item as Parameters<typeof settingsOf>[0]).flatMap(({ name, value, isMain }) => (isMain ? [[name, value]] : [])),
  )

describe('a form that was made elsewhere', () => {
  it('becomes a checklist whatever its spellings', () => {
    const { schema, notes } = readXlsForm(
      form(
        'begin group|home|住房',
        'select one yn|safe|是否住房安全||yes',
        'select_one water|source|水源',
        'string|who|户主',
        'integer|people|人口数（人）|含外出||||',
        'end group',
        'select_multiple water|all|都有哪些',
        'geopoint|where|位置',
      ),
    )
    expect(notes).toEqual([])
    expect(gate(schema)).toEqual([])
    expect(asked(schema)).toEqual([
      ['住房', 'judgement 是否住房安全', 'choice 水源', 'text 户主', 'number 人口数'],
      ['检查内容', 'choices 都有哪些', 'position 位置'],
    ])
    const people = itemAt(schema, { section: 'home', item: 'people' })
    expect(settings(people)).toMatchObject({ unit: '人', decimals: 0 })
    expect(people['description']).toBe('含外出')
    expect(settings(itemAt(schema, { section: 'home', item: 'source' }))).toMatchObject({ words: ['自来水', '井水'] })
    expect(sectionsOf(schema)[0]?.items.map(({ isRequired }) => isRequired)).toEqual([true, false, false, false])
  })

  it('takes its title and its Chinese words where it has several languages', () => {
    const survey = sheet('Survey', 'type|name|label::English (en)|label::中文 (zh)|required', 'text|who|Who|户主|true()')
    const { schema } = readXlsForm([survey, sheet('settings', 'form_title', '入户表')])
    expect(schema['title']).toBe('入户表')
    expect(asked(schema)).toEqual([['检查内容', 'text 户主']])
  })

  it('has its groups of yes and no as compound judgements, other groups as groups of fields, and repeats as tables', () => {
    const { schema, notes } = readXlsForm(
      form(
        'begin_group|s|一节',
        'begin_group|coop|合作社||',
        'select_one yn|has|是否有合作社||yes',
        'select_one yn|idle|是否存在空壳||yes',
        'end_group',
        "text|coop_note|情况说明||yes|{has} = 'no'",
        'begin_group|head|户主||',
        'text|head_name|姓名||yes',
        'end_group',
        'begin_repeat|rows|成员',
        'integer|rows_age|年龄（岁）',
        'end_repeat',
        'end_group',
      ),
    )
    expect(notes).toEqual([])
    expect(gate(schema)).toEqual([])
    const coop = itemAt(schema, { section: 's', item: 'coop' })
    expect(clausesOf(coop).map(({ key, title, good, hasNa }) => [key, title, good, hasNa])).toEqual([
      ['has', '是否有合作社', 'yes', false],
      ['idle', '是否存在空壳', 'no', false],
    ])
    expect(settings(coop)).toMatchObject({ noteOnBad: true })
    expect(columnsOf(itemAt(schema, { section: 's', item: 'head' }))).toMatchObject([
      { key: 'name', kind: 'text', isRequired: true },
    ])
    expect(columnsOf(itemAt(schema, { section: 's', item: 'rows' }))).toMatchObject([{ key: 'age', kind: 'number', unit: '岁' }])
  })

  it('is shown and limited as it says, by the values of its choices', () => {
    const { schema, notes } = readXlsForm(
      form(
        'select_one water|source|水源',
        "text|why|为什么用井水|||selected({source}, 'well')|string-length(.) <= 50",
        'select_one yn|safe|是否安全',
        'integer|people|人口数|||{safe} = \'0\' or {source} = "tap"|. >= 1 and . <= 20',
        'date|day|日期||||. <= today()',
      ),
    )
    expect(notes).toEqual([])
    expect(shownIfAt(schema, place('why'))).toEqual({
      properties: {
        section1: {
          properties: { source: { properties: { value: { const: '井水' } }, required: ['value'] } },
          required: ['source'],
        },
      },
      required: ['section1'],
    })
    expect(JSON.stringify(shownIfAt(schema, place('people')))).toContain('"answer":{"const":"no"}')
    expect(settings(itemAt(schema, place('people')))).toMatchObject({ least: 1, most: 20 })
    expect(settings(itemAt(schema, place('why')))).toMatchObject({ longest: 50 })
    expect(settings(itemAt(schema, place('day')))).toMatchObject({ notFuture: true })
  })

  it('may be answered with a note and photos where it has such a question behind an answer, and else not', () => {
    const { schema, notes } = readXlsForm(
      form(
        'begin_group|s|一节',
        'integer|s_people|人口数',
        'text|s_people_note|情况说明',
        'image|s_people_photos|现场照片',
        'select_one yn|s_safe|是否安全',
        'image|s_safe_photos|现场照片',
        'time|s_when|时间',
        'text|s_when_note|为什么这时候来',
        'date|s_day|日期',
        'text|s_day_note|情况说明||yes',
        'text|s_day_note|情况说明',
        'end_group',
      ),
    )
    expect(notes).toEqual([])
    expect(gate(schema)).toEqual([])
    const offered = sectionsOf(schema)[0]?.items.map(({ key, title }) => {
      const said = settingsOf(itemAt(schema, { section: 's', item: key })).filter(({ value }) => value === true)
      return [title, ...said.flatMap(({ name }) => (/^offers|^note/.test(name) ? [name] : []))]
    })
    expect(offered).toEqual([
      ['人口数', 'offersNote', 'offersPhotos'],
      ['是否安全', 'offersPhotos'],
      ['时间'],
      ['为什么这时候来'],
      ['日期'],
      ['情况说明'],
      ['情况说明'],
    ])
  })

  it('computes what is a sum, a difference or a ratio of its numbers', () => {
    const { schema, notes } = readXlsForm(
      form(
        'integer|a|甲',
        'integer|b|乙',
        'calculate|sum|合计|||||{a} + {b}',
        'calculate|rate|占比|||||round({a} div {b}, 2)',
        'calculate|odd|其他|||||if({a} > 1, 2, 3)',
      ),
    )
    expect(settings(itemAt(schema, place('sum')))).toMatchObject({ function: 'sum', of: ['section1.a', 'section1.b'] })
    expect(settings(itemAt(schema, place('rate')))).toMatchObject({ function: 'ratio', of: ['section1.a', 'section1.b'] })
    expect(notes).toEqual([{ sheet: 'survey', line: 6, rule: 'calculation.unread', detail: named('if({a} > 1, 2, 3)') }])
  })

  it('tells at its line whatever a checklist cannot say', () => {
    const { schema, notes } = readXlsForm(
      form(
        'start|start',
        'begin_group|s|一节',
        'begin_group|mixed|混合',
        'image|pic|照片',
        'select_one yn|ok|是否好',
        'end_group',
        'audio|a|录音',
        'select_one lost|l|丢了',
        'text|t|字|||{nobody} = 1|regex(., "x")',
        'end_repeat',
        'end_group',
        'begin_group|open|没关',
        'integer|n|数||||. > 3',
      ),
    )
    expect(notes.map(({ line, rule, detail }) => [line, rule, detail])).toEqual([
      [2, 'type.left-out', 'start'],
      [4, 'group.flattened', '混合'],
      [8, 'type.left-out', 'audio'],
      [9, 'choices.missing', 'lost'],
      [10, 'constraint.unread', 'regex(., "x")'],
      [10, 'condition.unread', named('{nobody} = 1')],
      [11, 'group.closed', ''],
      [13, 'group.closed', ''],
      [14, 'constraint.unread', '. > 3'],
    ])
    expect(asked(schema)).toEqual([
      ['一节', 'photo 照片', 'judgement 是否好', 'text 字'],
      ['没关', 'number 数'],
    ])
  })

  it('is none without a survey, or without its columns', () => {
    expect(isXlsForm([choices])).toBe(false)
    expect(isXlsForm(form())).toBe(true)
    expect(() => readXlsForm([choices])).toThrow(expect.objectContaining({ code: 'file.column-missing' }))
    expect(() => readXlsForm([sheet('survey', 'kind|label')])).toThrow(expect.objectContaining({ code: 'file.column-missing' }))
  })

  it('never breaks on what stands in its cells, and makes only what the gate judges', () => {
    const cell = fc.oneof(
      hostileText,
      fc.constantFrom(
        'begin_group',
        'end_group',
        'begin_repeat',
        'select_one yn',
        'integer',
        'text',
        'a',
        '__proto__',
        'constructor',
        named('{a} = 1'),
      ),
    )
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 3, maxLength: 9 }), { maxLength: 12 }), (rows) => {
        const survey = { name: 'survey', rows: [header.split('|'), ...rows].map((cells, at) => ({ line: at + 1, cells })) }
        const { schema } = readXlsForm([survey, choices])
        expect(Array.isArray(gate(schema))).toBe(true)
        expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
      }),
    )
  })

  it('reads a group nested a thousand times, and a condition of a thousand brackets, without breaking', () => {
    const nested = Array.from({ length: 1_000 }, (_, at) => `begin_group|g${at}|组${at}`)
    expect(readXlsForm(form(...nested, 'integer|n|数')).notes.length).toBeGreaterThan(900)
    const deep = `${'('.repeat(900)}{n} = 1${')'.repeat(900)}`
    const { notes } = readXlsForm(form('integer|n|数', `text|t|字|||${deep}`))
    expect(notes.map(({ rule }) => rule)).toEqual(['condition.unread'])
  })
})
