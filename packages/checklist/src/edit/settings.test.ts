import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findingsOf } from '../answers/findingsOf.ts'
import { gateFilling } from '../fit/gateFilling.ts'
import { admit } from '../gate/gate.ts'
import { type ItemKind, itemKinds } from '../kind/itemKinds.ts'
import { outlineOf } from '../outline/outlineOf.ts'
import { anyChecklist } from '../test/anyChecklist.ts'
import { checklistOf, everyKind } from '../test/everyKind.ts'
import { newChecklist, sectionsOf, withItems } from './checklistEdits.ts'
import type { EditedColumn } from './columns.ts'
import type { EditedDeduction } from './deductions.ts'
import type { FindingSetting } from './findingRule.ts'
import { isAnswered, newItem } from './newItem.ts'
import { type ItemPlace, itemAt } from './parts.ts'
import { type ItemSetting, type SettingName, settingsOf, withSetting, withSettingOf } from './settings.ts'

const kinds = Object.keys(itemKinds) as ItemKind[] // the keys of the table
const places = (schema: unknown): ItemPlace[] =>
  sectionsOf(schema).flatMap(({ key, items }) => items.map((item) => ({ section: key, item: item.key })))
const valuesOf = (item: ReturnType<typeof itemAt>) => Object.fromEntries(settingsOf(item).map(({ name, value }) => [name, value]))
const setting = (item: ReturnType<typeof itemAt>, name: SettingName) => settingsOf(item).find((one) => one.name === name)?.value
/** A checklist of one item, with settings written one after the other. */
const one = (kind: ItemKind, settings: Partial<Record<SettingName, unknown>> = {}) =>
  Object.entries(settings).reduce<unknown>(
    (schema, [name, value]) => withSetting(schema, at, { name: name as SettingName, value }), // its own names
    withItems(newChecklist('清单'), 'section1', [{ kind, title: '某事项' }]),
  )
const at = { section: 'section1', item: 'item1' }
const item = (schema: unknown) => itemAt(schema, at)
const said = (kind: ItemKind, name: SettingName, value: unknown) => setting(item(one(kind, { [name]: value })), name)

describe('the settings of any checklist', () => {
  it('are read without changing a byte, over a thousand checklists', () => {
    fc.assert(
      fc.property(anyChecklist, (schema) => {
        const opened = places(schema).reduce<unknown>(
          (so, place) =>
            settingsOf(itemAt(so, place)).reduce<unknown>((now, { name, value }) => withSetting(now, place, { name, value }), so),
          schema,
        )
        expect(opened).toBe(schema)
      }),
      { numRuns: 1_000 },
    )
  })

  it('leave every other setting as it was when one is written, and read back as they were written', () => {
    fc.assert(
      fc.property(anyChecklist, fc.nat(), fc.string({ minLength: 1, maxLength: 20 }), (schema, chosen, text) => {
        const all = places(schema)
        const place = all[chosen % all.length] as ItemPlace
        const before = valuesOf(itemAt(schema, place))
        const after = valuesOf(itemAt(withSetting(schema, place, { name: 'help', value: text }), place))
        expect(after).toEqual({ ...before, help: text })
        const back = withSetting(withSetting(schema, place, { name: 'help', value: text }), place, { name: 'help', value: null })
        expect(valuesOf(itemAt(back, place))).toEqual(before)
      }),
    )
  })
})

/** For each form a value that nobody has by chance. */
function another({ form, value, ...rest }: ItemSetting): unknown {
  switch (form) {
    case 'text':
      return '另写'
    case 'number':
      return value === 3 ? 4 : 3
    case 'flag':
      return value !== true
    case 'lines':
      return ['甲', '乙', '丙']
    case 'word':
      return 'words' in rest ? (rest.words?.at(0) ?? null) : null
    case 'words':
      return 'words' in rest ? [...(rest.words ?? [])].slice(0, 1) : []
    case 'choice':
      return 'choices' in rest ? rest.choices.at(-1) : null
    case 'team':
      return 'county'
    case 'places':
      return ['first.one', 'first.two']
    case 'deductions':
      return [...(value as EditedDeduction[]), { key: 'more', title: '另扣', points: 2, most: 3 }]
    case 'columns':
      return [...(value as EditedColumn[])].reverse()
    case 'evidence':
      return { photos: 2, position: true, when: 'always' }
    case 'finding':
      return null
  }
}

describe.each(kinds)('an item of kind %s', (kind) => {
  it('has settings that are written and read back, each leaving the others', () => {
    const fresh = item(one(kind))
    for (const found of settingsOf(fresh)) {
      const value = another(found)
      if (found.form === 'finding') continue // has tests of its own
      const written = withSettingOf(fresh, found.name, value)
      expect([found.name, setting(written, found.name)]).toEqual([found.name, value])
      const kept = settingsOf(fresh).filter(({ name }) => name !== found.name && !goesAlong(found.name, name))
      for (const { name, value: before } of kept)
        expect([found.name, name, setting(written, name)]).toEqual([found.name, name, before])
    }
  })

  it('is asked as first asked with few settings to see, and can be filled', () => {
    const settings = settingsOf(item(one(kind)))
    expect(settings.filter(({ isMain }) => isMain).length).toBeLessThanOrEqual(5)
    const schema = kind === 'computed' ? one(kind, { of: ['section1.item2', 'section1.item3'] }) : one(kind)
    const numbers = withItems(schema, 'section1', [
      { kind: 'number', title: '一' },
      { kind: 'number', title: '二' },
    ])
    expect(gateFilling(numbers)).toEqual([])
    expect(settingsOf(newItem(kind, '某事项')).some(({ name }) => name === 'evidence')).toBe(isAnswered(kind))
  })

  it('is as it was when every setting is written as the example of its kind has it', () => {
    const schema = checklistOf([kind])
    const place = { section: 'first', item: `${kind}Item` }
    const opened = settingsOf(itemAt(schema, place)).reduce<unknown>(
      (so, { name, value }) => withSetting(so, place, { name, value: structuredClone(value) }),
      schema,
    )
    expect(JSON.stringify(opened)).toBe(JSON.stringify(schema))
  })
})
/** What another setting says of itself where one is written: words that are gone are no bad words. */
const goesAlong = (written: SettingName, other: SettingName): boolean =>
  (written === 'words' && ['bad', 'other'].includes(other)) ||
  // what is demanded is no question any more
  (written === 'evidence' && other === 'offersPhotos') ||
  (written === 'noteOnBad' && other === 'offersNote') ||
  (written === 'byDeductions' && ['deductions', 'step', 'finding'].includes(other))

describe('a number', () => {
  it('has a unit, bounds and decimals, and none of a whole one', () => {
    const schema = one('number', { unit: '万元', least: 0, most: 100, decimals: 2, adds: false })
    expect(item(schema)).toMatchObject({
      'x-item': { unit: '万元', sum: false },
      properties: { value: { type: 'number', minimum: 0, maximum: 100, 'x-decimals': 2 } },
    })
    const whole = item(one('number', { decimals: 0 }))
    expect([whole['properties'], setting(whole, 'decimals')]).toMatchObject([{ value: { type: 'integer' } }, 0])
    expect(setting(item(withSetting(schema, at, { name: 'decimals', value: null })), 'decimals')).toBeNull()
    expect(gateFilling(schema)).toEqual([])
  })

  it('keeps its unit where its author wrote it', () => {
    const old = { ...item(one('number')), properties: { value: { type: 'number', title: '某事项', 'x-unit': '户' } } }
    expect(setting(old, 'unit')).toBe('户')
    expect(withSettingOf(old, 'unit', '人')).toMatchObject({ properties: { value: { 'x-unit': '人' } } })
  })

  it('is a finding on one side of a limit', () => {
    const finding: FindingSetting = {
      ...{ when: { kind: 'number', bound: 'above', limit: 3 }, title: '漏水{answer}', category: 'water' },
      ...{ severity: 'general', responsible: { level: 'county', unit: 'bureau' }, limit: { within: 7, unit: 'day' } },
    }
    const schema = one('number', { least: 0, most: 100, finding })
    expect(setting(item(schema), 'finding')).toEqual(finding)
    const found = (value: number) => findingsOf(outlineOf(admit(schema)), { section1: { item1: { value } } }).length
    expect([found(3), found(4)]).toEqual([0, 1])
    expect(gateFilling(schema)).toEqual([])
    expect(item(withSetting(schema, at, { name: 'finding', value: null }))).toEqual(item(one('number', { least: 0, most: 100 })))
  })
})

describe('words to choose from', () => {
  it('take along what spoke of a word that is gone', () => {
    const grade = one('grade', { words: ['好', '差', '很差'], bad: ['差', '很差'] })
    expect(setting(item(withSetting(grade, at, { name: 'words', value: ['好', '差'] })), 'bad')).toEqual(['差'])
    expect(setting(item(withSetting(grade, at, { name: 'words', value: ['好', '中'] })), 'bad')).toEqual([])
    const choice = one('choice', { words: ['水井', '其他'], other: '其他' })
    expect(gateFilling(choice)).toEqual([])
    expect(Object.keys(item(choice)['properties'] as object)).toContain('other')
    const bare = item(withSetting(choice, at, { name: 'words', value: ['水井', '自来水'] }))
    expect([setting(bare, 'other'), Object.keys(bare['properties'] as object)]).toEqual([null, ['value', 'note']])
  })

  it('of several may all be chosen, however many there are', () => {
    expect(item(one('choices', { words: ['一', '二', '三'] }))).toMatchObject({ properties: { value: { maxItems: 3 } } })
    expect(said('choices', 'words', [])).toEqual(['选项一', '选项二'])
  })

  it('are a finding where some were chosen', () => {
    const finding: FindingSetting = {
      ...{ when: { kind: 'words', words: ['差'] }, title: '某事项：{answer}', category: 'health' },
      ...{ severity: 'serious', responsible: { level: 'township' }, limit: { within: 10, unit: 'day' } },
    }
    const schema = one('grade', { finding })
    expect(setting(item(schema), 'finding')).toEqual(finding)
    expect(gateFilling(schema)).toEqual([])
    const several = { ...finding, when: { kind: 'words', words: ['一般', '差'] } }
    expect(said('grade', 'finding', several)).toEqual(several)
    const found = (value: string) => findingsOf(outlineOf(admit(schema)), { section1: { item1: { value } } }).length
    expect([found('好'), found('差')]).toEqual([0, 1])
  })
})

describe('a score', () => {
  it('is given as a number, or counted by deductions out of as many points', () => {
    const counted = one('score', { points: 20, byDeductions: true })
    expect(setting(item(counted), 'deductions')).toMatchObject([{ title: '扣分原因', points: 1 }])
    expect([setting(item(counted), 'points'), gateFilling(counted)]).toEqual([20, []])
    const reasons = [
      { key: 'reason1', title: '垃圾乱放', points: 2, most: 5 },
      { key: 'reason2', title: '污水横流', points: 1.5, most: 3 },
    ]
    const two = withSetting(counted, at, { name: 'deductions', value: reasons })
    expect([setting(item(two), 'deductions'), gateFilling(two)]).toEqual([reasons, []])
    expect(item(withSetting(two, at, { name: 'byDeductions', value: false }))).toEqual(item(one('score', { points: 20 })))
  })
})

describe('what must come with an answer', () => {
  it('are photos, which find a place in the item, always or with a bad answer', () => {
    const always = one('number', { evidence: { photos: 3, position: true, when: 'always' } })
    expect(item(always)['x-evidence']).toEqual({ photos: 3, position: true })
    expect(gateFilling(always)).toEqual([])
    const bad = one('judgement', { evidence: { photos: 12, position: false, when: 'bad' } })
    expect(item(bad)['x-evidence']).toEqual({
      photos: 12,
      when: { properties: { answer: { const: 'no' } }, required: ['answer'] },
    })
    expect(gateFilling(bad)).toEqual([])
    expect(said('judgement', 'evidence', { photos: 0, position: false, when: 'always' })).toBeNull()
  })

  it('of a grade follow the grades that are bad', () => {
    const schema = one('grade', { evidence: { photos: 1, position: false, when: 'bad' }, bad: ['一般', '差'] })
    expect(item(schema)['x-evidence']).toMatchObject({ when: { properties: { value: { enum: ['一般', '差'] } } } })
    const none = withSetting(schema, at, { name: 'bad', value: [] })
    expect(setting(item(none), 'evidence')).toEqual({ photos: 1, position: false, when: 'always' })
  })

  it('by a condition of the document keep it', () => {
    const when = { properties: { answer: { const: 'na' } }, required: ['answer'] }
    const own = { ...item(one('judgement')), 'x-evidence': { photos: 1, when } }
    expect(setting(own, 'evidence')).toEqual({ photos: 1, position: false, when: 'kept' })
    expect(withSettingOf(own, 'evidence', { photos: 2, position: false, when: 'kept' })['x-evidence']).toEqual({
      photos: 2,
      when,
    })
  })
})

describe('a table', () => {
  const column = (key: string, more: Partial<EditedColumn> = {}): EditedColumn => ({
    ...{ key, title: key, kind: 'text', isRequired: false, isTotalled: false, unit: null, words: [], bad: [] },
    ...more,
  })
  it('has columns of kinds, some demanded, numbers with a unit and summed', () => {
    const columns = [
      column('name', { title: '户主', isRequired: true }),
      column('area', { kind: 'number', unit: '平方米', isTotalled: true }),
      column('state', { kind: 'grade', words: ['A级', 'D级'] }),
    ]
    const schema = one('table', { columns })
    expect(setting(item(schema), 'columns')).toEqual(columns)
    expect([gateFilling(schema), outlineOf(admit(schema)).items[0]?.columns.map(({ kind }) => kind)]).toEqual([
      [],
      ['text', 'number', 'grade'],
    ])
    const fewer = withSetting(schema, at, { name: 'columns', value: columns.slice(0, 1) })
    expect(gateFilling(fewer), 'no total of a column that is gone').toEqual([])
    expect(said('table', 'columns', [])).toHaveLength(1)
  })

  it('that is a group has fields among its note', () => {
    const schema = one('group', { columns: [column('planned', { kind: 'number' }), column('paidOn', { kind: 'date' })] })
    expect(Object.keys(item(schema)['properties'] as object)).toEqual(['planned', 'paidOn', 'note'])
    expect(gateFilling(schema)).toEqual([])
  })
})

it('has the rule of an example that stands elsewhere kept, with all but its condition to be written', () => {
  const when = { properties: { area: { minimum: 500 } }, required: ['area'] }
  const rule = { when, category: 'housing', severity: 'serious', responsible: { level: 'township' }, days: 3, title: '危房' }
  const table = itemAt(everyKind, { section: 'first', item: 'tableItem' })
  const { rows } = table['properties'] as { rows: { items: object } }
  const ruled = {
    ...table,
    properties: { ...(table['properties'] as object), rows: { ...rows, items: { ...rows.items, 'x-finding': rule } } },
  }
  expect(setting(ruled, 'finding')).toMatchObject({ when: { kind: 'kept' }, limit: { within: 3, unit: 'day' } })
  const later = withSettingOf(ruled, 'finding', {
    ...(setting(ruled, 'finding') as FindingSetting),
    limit: { within: 9, unit: 'day' },
  })
  expect(later).toMatchObject({ properties: { rows: { items: { 'x-finding': { ...rule, days: 9 } } } } })
  expect(withSettingOf(ruled, 'finding', null)).toEqual(table)
})
