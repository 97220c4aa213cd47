import { describe, expect, it } from 'vitest'
import type { ItemKind } from '../kind/itemKinds.ts'
import { newItem } from './newItem.ts'
import { type SettingName, settingsOf, withSettingOf } from './settings.ts'

/** What an item comes to hold when a setting is written; the rest of it stays. */
interface Written {
  kind: ItemKind
  name: SettingName
  value: unknown
  holds: object
}

const table: readonly Written[] = [
  { kind: 'number', name: 'unit', value: '户', holds: { 'x-item': { kind: 'number', no: '', unit: '户' } } },
  { kind: 'number', name: 'least', value: -5, holds: { properties: { value: { minimum: -5 } } } },
  { kind: 'number', name: 'most', value: 0, holds: { properties: { value: { maximum: 0 } } } },
  { kind: 'number', name: 'decimals', value: 3, holds: { properties: { value: { type: 'number', 'x-decimals': 3 } } } },
  { kind: 'number', name: 'decimals', value: 0, holds: { properties: { value: { type: 'integer' } } } },
  { kind: 'number', name: 'adds', value: false, holds: { 'x-item': { sum: false } } },
  { kind: 'computed', name: 'unit', value: '%', holds: { 'x-item': { unit: '%' } } },
  { kind: 'computed', name: 'function', value: 'ratio', holds: { 'x-item': { function: 'ratio' } } },
  { kind: 'computed', name: 'of', value: ['a.b', 'a.c.d'], holds: { 'x-item': { of: ['a.b', 'a.c.d'] } } },
  { kind: 'computed', name: 'resultDecimals', value: 1, holds: { 'x-item': { decimals: 1 } } },
  { kind: 'grade', name: 'words', value: ['优', '差'], holds: { properties: { value: { enum: ['优', '差'] } } } },
  { kind: 'grade', name: 'bad', value: ['一般', '差'], holds: { 'x-item': { bad: ['一般', '差'] } } },
  { kind: 'choice', name: 'words', value: ['甲'], holds: { properties: { value: { enum: ['甲'] } } } },
  {
    kind: 'choice',
    name: 'other',
    value: '选项二',
    holds: {
      'x-item': { other: '选项二' },
      properties: { other: { type: 'string', maxLength: 100, title: '其他' } },
    },
  },
  {
    kind: 'choices',
    name: 'words',
    value: ['甲', '乙', '丙'],
    holds: { properties: { value: { items: { enum: ['甲', '乙', '丙'] }, maxItems: 3 } } },
  },
  { kind: 'choices', name: 'other', value: '选项一', holds: { 'x-item': { other: '选项一' } } },
  { kind: 'score', name: 'points', value: 25, holds: { properties: { value: { minimum: 0, maximum: 25 } } } },
  { kind: 'score', name: 'step', value: '0.5', holds: { 'x-item': { step: 0.5 } } },
  { kind: 'score', name: 'bonus', value: true, holds: { 'x-item': { bonus: true } } },
  {
    kind: 'score',
    name: 'byDeductions',
    value: true,
    holds: {
      'x-item': { max: 10 },
      required: ['deductions'],
      properties: {
        deductions: {
          type: 'object',
          title: '扣分情况',
          properties: {
            reason1: {
              type: 'integer',
              minimum: 0,
              maximum: 20,
              title: '扣分原因',
              'x-item': { kind: 'deduction', points: 1 },
            },
          },
          additionalProperties: false,
        },
      },
    },
  },
  { kind: 'text', name: 'shortest', value: 5, holds: { properties: { text: { minLength: 5 } } } },
  { kind: 'text', name: 'longest', value: 300, holds: { properties: { text: { maxLength: 300 } } } },
  { kind: 'longText', name: 'longest', value: 3_000, holds: { properties: { text: { maxLength: 3_000 } } } },
  { kind: 'date', name: 'notFuture', value: true, holds: { 'x-item': { notFuture: true } } },
  { kind: 'month', name: 'notFuture', value: true, holds: { 'x-item': { notFuture: true } } },
  { kind: 'photo', name: 'leastPhotos', value: 2, holds: { properties: { photos: { minItems: 2 } } } },
  { kind: 'photo', name: 'mostPhotos', value: 4, holds: { properties: { photos: { maxItems: 4 } } } },
  { kind: 'photo', name: 'cameraOnly', value: true, holds: { 'x-item': { from: 'camera' } } },
  { kind: 'file', name: 'mostFiles', value: 2, holds: { properties: { files: { maxItems: 2 } } } },
  { kind: 'signature', name: 'signedBy', value: '村支书', holds: { 'x-item': { by: '村支书' } } },
  { kind: 'table', name: 'each', value: '人', holds: { 'x-item': { each: '人' } } },
  { kind: 'table', name: 'leastRows', value: 1, holds: { properties: { rows: { minItems: 1 } } } },
  { kind: 'household', name: 'mostRows', value: 20, holds: { properties: { rows: { maxItems: 20 } } } },
  { kind: 'info', name: 'help', value: '先到村部。', holds: { description: '先到村部。' } },
  { kind: 'judgement', name: 'help', value: '看台账。', holds: { description: '看台账。' } },
  {
    kind: 'judgement',
    name: 'evidence',
    value: { photos: 1, position: true, when: 'bad' },
    holds: {
      'x-evidence': {
        photos: 1,
        position: true,
        when: { properties: { answer: { const: 'no' } }, required: ['answer'] },
      },
    },
  },
  {
    kind: 'date',
    name: 'evidence',
    value: { photos: 2, position: false, when: 'always' },
    holds: {
      'x-evidence': { photos: 2 },
      properties: { photos: { type: 'array', maxItems: 9, uniqueItems: true, title: '现场照片' } },
    },
  },
  { kind: 'number', name: 'offersNote', value: false, holds: { properties: { value: { title: '某事项' } } } },
  { kind: 'number', name: 'offersPhotos', value: true, holds: { properties: { photos: { maxItems: 9, title: '现场照片' } } } },
  { kind: 'judgement', name: 'offersPhotos', value: false, holds: { required: ['answer'] } },
  { kind: 'number', name: 'indicator', value: 'core.homes', holds: { 'x-indicator': { code: 'core.homes' } } },
  { kind: 'text', name: 'source', value: '第三条', holds: { 'x-source': { text: '第三条' } } },
  { kind: 'text', name: 'hold', value: 'floor', holds: { 'x-hold': 'floor' } },
  { kind: 'text', name: 'assessedBy', value: 'county', holds: { 'x-item': { assessedBy: 'county' } } },
]

describe('a setting that is written', () => {
  it.each(table.map((one) => [one.kind, one.name, one] as const))(
    'of %s, %s, is found in the item as said, and read back',
    (kind, name, one) => {
      const item = newItem(kind, '某事项')
      const written = withSettingOf(item, name, one.value)
      expect(written).toMatchObject(one.holds)
      expect(settingsOf(written).find((setting) => setting.name === name)?.value).toEqual(one.value)
      expect(withSettingOf(written, name, one.value), 'twice is the same as once').toBe(written)
    },
  )

  it.each(table.map((one) => [one.kind, one.name, one] as const))(
    'of %s, %s, is taken back without a trace',
    (kind, name, one) => {
      const item = newItem(kind, '某事项')
      const before = settingsOf(item).find((setting) => setting.name === name)?.value
      const back = withSettingOf(withSettingOf(item, name, one.value), name, before)
      const hasPhotos = name === 'evidence' && 'photos' in (back['properties'] as object)
      const { photos: _, ...fields } = back['properties'] as Record<string, unknown>
      // photos that were asked for may stay: they can be given, and nobody must
      expect(hasPhotos && kind !== 'judgement' ? { ...back, properties: fields } : back).toEqual(item)
    },
  )

  it('that its kind has not changes nothing', () => {
    const text = newItem('text', '某事项')
    for (const name of ['unit', 'words', 'points', 'columns', 'notFuture', 'mostPhotos', 'signedBy', 'function'] as const)
      expect(withSettingOf(text, name, 'x')).toBe(text)
  })

  it('to nothing, where something must stand, leaves what stands', () => {
    const score = withSettingOf(newItem('score', '卫生'), 'byDeductions', true)
    expect(withSettingOf(score, 'deductions', [])).toBe(score)
    const table = newItem('table', '名册')
    expect(withSettingOf(table, 'columns', [])).toBe(table)
    const grade = newItem('grade', '村容')
    expect(withSettingOf(grade, 'words', [])).toBe(grade)
  })
})

describe('a field that only names a definition', () => {
  const item = { ...newItem('number', '户数'), properties: { value: { $ref: '#/$defs/Count' } } }
  it('has no bounds to be set here, and is left as it is', () => {
    const names = settingsOf(item).map(({ name }) => name)
    for (const name of ['least', 'most', 'decimals'] as const) {
      expect(names).not.toContain(name)
      expect(withSettingOf(item, name, 3)).toBe(item)
    }
    expect(withSettingOf(item, 'unit', '户')).toMatchObject({ 'x-item': { unit: '户' }, properties: item.properties })
  })
})

describe('a note that a bad answer asks for', () => {
  const item = newItem('judgement', '是否有路')
  it('is asked for, and is not, by one box', () => {
    const without = withSettingOf(item, 'noteOnBad', false)
    expect([without['if'], without['then']]).toEqual([undefined, undefined])
    expect(without['properties'], 'and a short one will do').toMatchObject({ note: { maxLength: 1000 } })
    expect(without['properties']).not.toHaveProperty('note.minLength')
    expect(withSettingOf(without, 'noteOnBad', true)).toMatchObject({
      if: item['if'],
      then: { required: ['note'], properties: { note: { minLength: 5 } } },
    })
  })
  it('finds a place in an item that had none', () => {
    const { note: _, ...fields } = item['properties'] as Record<string, unknown>
    const bare = { ...withSettingOf(item, 'noteOnBad', false), properties: fields }
    expect(Object.keys(withSettingOf(bare, 'noteOnBad', true)['properties'] as object)).toContain('note')
  })
  it('by a condition of another shape is no box: it is kept', () => {
    const own = { ...item, if: { required: ['answer'] } }
    expect(settingsOf(own).map(({ name }) => name)).not.toContain('noteOnBad')
    expect(withSettingOf(own, 'noteOnBad', false)).toBe(own)
  })
})

describe('a note, and photos, beside the answer', () => {
  const fieldsOf = (item: object) => Object.keys((item as { properties: object }).properties)
  const names = (item: Parameters<typeof settingsOf>[0]) => settingsOf(item).map(({ name }) => name)

  it('are offered or not, whatever the item asks', () => {
    const bare = withSettingOf(newItem('number', '供餐人次'), 'offersNote', false)
    expect(fieldsOf(bare)).toEqual(['value'])
    const both = withSettingOf(withSettingOf(bare, 'offersPhotos', true), 'offersNote', true)
    expect(fieldsOf(both)).toEqual(['value', 'photos', 'note'])
  })

  it('are no question where something demands them', () => {
    const asked = newItem('judgement', '是否有路')
    expect(names(asked)).not.toContain('offersNote')
    expect(names(withSettingOf(asked, 'noteOnBad', false))).toContain('offersNote')
    const shown = withSettingOf(asked, 'evidence', { photos: 1, position: false, when: 'always' })
    expect(names(asked)).toContain('offersPhotos')
    expect(names(shown)).not.toContain('offersPhotos')
    expect(withSettingOf(shown, 'offersPhotos', false)).toBe(shown)
  })

  it('are none where the photos are the answer, or nobody answers', () => {
    expect(names(newItem('photo', '厨房'))).not.toContain('offersPhotos')
    for (const kind of ['info', 'computed'] as const)
      expect(names(newItem(kind, '说明')).filter((name) => name.startsWith('offers'))).toEqual([])
  })
})
