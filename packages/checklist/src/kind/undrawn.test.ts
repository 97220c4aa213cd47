import { describe, expect, it } from 'vitest'
import { gateFilling } from '../fit/gateFilling.ts'
import type { ItemAnnotation } from '../schema/itemAnnotation.ts'
import type { SubSchema } from '../schema/subSchema.ts'
import { checklistOf } from '../test/everyKind.ts'
import { type ItemKind, itemKinds } from './itemKinds.ts'
import { kindShapes } from './kindShapes.ts'

type Change = (item: SubSchema) => SubSchema
const kinds = Object.keys(itemKinds) as ItemKind[] // the keys of a record of kinds
const text: SubSchema = { type: 'string', maxLength: 20, title: '多出的一栏' }
/** What is refused of an item of a kind after a change: the rule, where below the item, and what it names. */
const refused = (kind: ItemKind, change: Change) =>
  gateFilling(checklistOf([kind], change)).map(({ rule, path, detail }) => [rule, path.replace(/^.*Item\/?/, ''), detail ?? ''])
const rules = (kind: ItemKind, change: Change): string[] => gateFilling(checklistOf([kind], change)).map(({ rule }) => rule)

const withField =
  (name: string, field: SubSchema): Change =>
  (item) => ({ ...item, properties: { ...item.properties, [name]: field } })
const withoutField =
  (name: string): Change =>
  (item) => {
    const { [name]: _, ...properties } = item.properties ?? {}
    return { ...item, properties, required: item.required?.filter((one) => one !== name) ?? [] }
  }
const fieldWith =
  (name: string, change: Partial<SubSchema>): Change =>
  (item) =>
    withField(name, { ...item.properties?.[name], ...change })(item)
const withOptions =
  (options: Partial<ItemAnnotation> & object): Change =>
  (item) => ({ ...item, 'x-item': { kind: 'x', ...item['x-item'], ...options } })
const rowWith =
  (change: Change): Change =>
  (item) =>
    fieldWith('rows', { items: change(item.properties?.['rows']?.items ?? {}) })(item)

describe.each(kinds)('an item of the kind %s that its page could not draw', (kind) => {
  const { example, fields, options, takesCompanions } = kindShapes[kind]

  it('is none as its kind shows it', () => {
    expect(refused(kind, (item) => item)).toEqual([])
  })

  it('is refused with a field that the page has no place for', () => {
    expect(rules(kind, withField('surplus', text)).filter((rule) => /^item\./.test(rule))).toContain('item.field-undrawn')
  })

  it('is refused without a field that its answer needs, by the name of the field', () => {
    for (const [name, { isNeeded }] of Object.entries(fields)) {
      if (!isNeeded) continue
      expect(refused(kind, withoutField(name)), name).toContainEqual(['item.field-missing', '', name])
    }
  })

  it('is refused where a field has a form that the page cannot show', () => {
    for (const name of Object.keys(fields)) {
      if (example.properties?.[name] === undefined) continue
      const strange = refused(kind, withField(name, { type: 'boolean', title: '改了形式' }))
      expect(strange, name).toContainEqual(['item.field-form', `properties/${name}`, name])
    }
  })

  it('is refused with an option that has no effect on it', () => {
    const foreign = (['notFuture', 'totals', 'from', 'bad', 'step', 'sum'] as const).filter((option) => !options.includes(option))
    const values = { notFuture: true, totals: ['area'], from: 'camera', bad: ['差'], step: 1, sum: false } as const
    for (const option of foreign)
      expect(refused(kind, withOptions({ [option]: values[option] })), option).toContainEqual(['item.option-unknown', '', option])
  })

  it('takes a note and photos beside its answer exactly where its kind says so', () => {
    const note: SubSchema = { type: 'string', maxLength: 1_000, title: '情况说明' }
    expect(rules(kind, withField('note', note)).includes('item.field-undrawn')).toBe(!(takesCompanions || 'note' in fields))
  })

  it('is refused where its kind is misspelt, or not said', () => {
    const misspelt = gateFilling(checklistOf([kind], withOptions({ kind: `${kind}s` }))) // no kind is called so
    expect(misspelt.map(({ rule }) => rule)).toContain(`${kind}s` in itemKinds ? 'item.field-form' : 'item.kind-unknown')
    const { 'x-item': _, ...bare } = example
    expect(rules(kind, () => bare)).toContain('item.kind-missing')
  })
})

describe('an option that its item cannot follow', () => {
  const gradeOf = (bad: string[]) => withOptions({ bad })
  it.each<[string, ItemKind, Change, unknown[]]>([
    ['a bad grade that is no grade', 'grade', gradeOf(['很差']), ['item.option-value', '', 'bad']],
    ['a text for a choice that is none', 'choice', withOptions({ other: '别的' }), ['item.option-value', '', 'other']],
    ['a total of a column of words', 'table', withOptions({ totals: ['name'] }), ['item.option-value', '', 'totals']],
    [
      'a total of a column that is not there',
      'household',
      withOptions({ totals: ['height'] }),
      ['item.option-value', '', 'totals'],
    ],
    [
      'deductions from nothing',
      'score',
      (item) => ({ ...item, 'x-item': { kind: 'score', no: '1' } }),
      ['item.option-value', '', 'max'],
    ],
    ['steps of deductions', 'score', withOptions({ step: 0.5 }), ['item.option-value', '', 'step']],
    ['a result of what is not asked', 'computed', withOptions({ of: ['first.three'] }), ['item.option-value', '', 'of']],
  ])('is refused: %s', (_, kind, change, refusal) => {
    expect(refused(kind, change)).toContainEqual(refusal)
  })

  it('is taken where it can', () => {
    const [first] = kindShapes.grade.example.properties?.['value']?.enum ?? []
    expect(refused('grade', gradeOf([String(first)]))).toEqual([])
    expect(refused('table', withOptions({ totals: [] }))).not.toEqual([]) // a list of none says nothing
  })
})

describe('a column of a table', () => {
  const column =
    (change: Partial<SubSchema>, name = 'area'): Change =>
    (row) => ({ ...row, properties: { ...row.properties, [name]: { ...row.properties?.[name], ...change } } })

  it.each<[string, Change, string]>([
    [
      'without a kind',
      (row) => ({ ...row, properties: { ...row.properties, height: { type: 'integer', title: '身高' } } }),
      'item.column-kind',
    ],
    ['of a kind that fits no cell', column({ 'x-item': { kind: 'photo' } }), 'item.column-kind'],
    ['of a kind that is none', column({ 'x-item': { kind: 'money' } }), 'item.column-kind'],
    ['of numbers in words', column({ type: 'string', maxLength: 5 }), 'item.field-form'],
    ['with an option of another kind', column({ 'x-item': { kind: 'number', bad: ['D级'] } }), 'item.option-unknown'],
    ['with a bad grade that is none', column({ 'x-item': { kind: 'grade', bad: ['E级'] } }, 'state'), 'item.option-value'],
  ])('is refused %s', (_, change, rule) => {
    for (const kind of ['table', 'household'] as const) expect(rules(kind, rowWith(change)), kind).toContain(rule)
  })

  it.each<[string, Change]>([
    ['with another unit', column({ 'x-item': { kind: 'number', unit: '亩' } })],
    [
      'of days that have been',
      column(
        {
          type: 'string',
          format: 'date',
          maxLength: 10,
          'x-item': { kind: 'date', notFuture: true },
        },
        'on',
      ),
    ],
  ])('is taken %s', (_, change) => {
    expect(rules('household', rowWith(change)).filter((rule) => rule.startsWith('item.'))).toEqual([])
  })
})

describe('a finding', () => {
  const finding = {
    ...{ when: { required: ['value'] }, category: 'responsibility', severity: 'general' as const, days: 15, title: '发现问题' },
    responsible: { level: 'township' as const },
  }
  it.each<[string, ItemKind, Change]>([
    ['of an item whose clauses say what is bad', 'judgement', (item) => ({ ...item, 'x-finding': finding })],
    ['of a note', 'number', withField('note', { type: 'string', maxLength: 1_000, title: '情况说明', 'x-finding': finding })],
    [
      'of one cell of a row',
      'table',
      rowWith((row) => ({
        ...row,
        properties: { ...row.properties, area: { ...row.properties?.['area'], 'x-finding': finding } },
      })),
    ],
    ['of what nobody answers', 'info', (item) => ({ ...item, 'x-finding': finding })],
  ])('is refused where no answer can meet it: %s', (_, kind, change) => {
    expect(rules(kind, change)).toContain(kind === 'info' ? 'condition.required-unknown' : 'finding.place')
  })
})
