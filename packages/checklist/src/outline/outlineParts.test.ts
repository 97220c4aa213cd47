import { describe, expect, it } from 'vitest'
import type { SubSchema } from '../schema/subSchema.ts'
import { checklistOf } from '../test/everyKind.ts'
import { outlineFor, outlineOf } from './outlineOf.ts'

const finding = {
  ...{ when: { required: ['state'] }, category: 'house', severity: 'serious' as const, days: 15, title: '{answer}为危房' },
  responsible: { level: 'county' as const },
}
const columnsOf = (schema: SubSchema) => outlineOf(schema).items.flatMap(({ columns }) => columns)
const withTable = (change: (table: SubSchema) => SubSchema) => checklistOf(['table'], change)
const rowOf = (table: SubSchema): SubSchema => table.properties?.['rows']?.items ?? {}
const withRow = (table: SubSchema, row: SubSchema): SubSchema => ({
  ...table,
  properties: { ...table.properties, rows: { ...table.properties?.['rows'], items: row } },
})

describe('the columns of an outline', () => {
  it('are those of the rows of a table, each with its path, its kind and whether a row must have it', () => {
    expect(columnsOf(checklistOf(['table'])).map(({ path, kind, title, isRequired }) => [path, kind, title, isRequired])).toEqual(
      [
        ['first.tableItem.name', 'text', '户主', true],
        ['first.tableItem.area', 'number', '面积', false],
        ['first.tableItem.state', 'grade', '房屋等级', true],
      ],
    )
  })

  it('are the fields of a group, but not its note', () => {
    expect(columnsOf(checklistOf(['group'])).map(({ key }) => key)).toEqual(['planned', 'paidOn'])
  })

  it('are none of an item that has one value, of clauses, and of a column of a kind that is none', () => {
    for (const kind of ['number', 'judgement', 'photo', 'info'] as const) expect(columnsOf(checklistOf([kind])), kind).toEqual([])
    const odd = withTable((table) =>
      withRow(table, { ...rowOf(table), properties: { x: { 'x-item': { kind: 'photo' } }, y: {} } }),
    )
    expect(columnsOf(odd)).toEqual([])
  })

  it('are called by their key where nobody gave them a title', () => {
    const bare = withTable((table) =>
      withRow(table, { type: 'object', properties: { area: { type: 'number', 'x-item': { kind: 'number' } } } }),
    )
    expect(columnsOf(bare)).toMatchObject([{ key: 'area', title: 'area', isRequired: false }])
  })

  it('are found through references, wherever in the table these stand', () => {
    const schema = withTable((table) => withRow(table, { $ref: '#/$defs/Row' }))
    const cell: SubSchema = { type: 'number', title: '面积', maximum: 10, 'x-item': { kind: 'number', unit: '亩' } }
    const whole: SubSchema = {
      ...schema,
      $defs: { Row: { type: 'object', properties: { area: { $ref: '#/$defs/Area' } } }, Area: cell },
    }
    expect(columnsOf(whole)).toMatchObject([{ path: 'first.tableItem.area', title: '面积', schema: cell }])
  })
})

describe('the finding rules of an outline', () => {
  const rules = (schema: SubSchema) =>
    outlineOf(schema).items.flatMap(({ findings }) => findings.map(({ field, isPerRow }) => `${field || 'item'} ${isPerRow}`))

  it('stand on the item, on a field, or on each row', () => {
    expect(rules(checklistOf(['table']))).toEqual([])
    expect(rules(withTable((table) => ({ ...table, 'x-finding': finding })))).toEqual(['item false'])
    expect(rules(withTable((table) => withRow(table, { ...rowOf(table), 'x-finding': finding })))).toEqual(['rows true'])
    const onField = checklistOf(['number'], (item) => ({
      ...item,
      properties: { ...item.properties, value: { ...item.properties?.['value'], 'x-finding': finding } },
    }))
    expect(rules(onField)).toEqual(['value false'])
  })

  it('of a clause are its clause’s, and stand nowhere else', () => {
    const clause = checklistOf(['judgement'], (item) => ({
      ...item,
      properties: { ...item.properties, answer: { ...item.properties?.['answer'], 'x-finding': finding } },
    }))
    expect(rules(clause)).toEqual([])
    expect(outlineOf(clause).clauses[0]?.finding).toEqual(finding)
  })
})

describe('what an outline says of who fills in what', () => {
  const parts = (section: string | null, item: string | null) => {
    const schema = checklistOf(['number'], (one) => ({
      ...one,
      'x-item': { kind: 'number', ...one['x-item'], ...(item && { assessedBy: item }) },
    }))
    const { first } = schema.properties
    const annotated = { ...first, 'x-item': { ...first['x-item'], ...(section && { assessedBy: section }) } }
    return outlineOf({ ...schema, properties: { first: annotated } }).items.map(({ part }) => part)
  }

  it('is the team of the item, else that of its section, else the team of the target', () => {
    expect(parts(null, null)).toEqual([null])
    expect(parts('city', null)).toEqual(['city'])
    expect(parts('city', 'county')).toEqual(['county'])
    expect(parts(null, 'county')).toEqual(['county'])
  })

  it('is read once for one checklist, and anew for another that is the same', () => {
    const schema = checklistOf(['number'])
    expect(outlineFor(schema)).toBe(outlineFor(schema))
    expect(outlineFor({ ...schema })).not.toBe(outlineFor(schema))
    expect(outlineFor({ ...schema }).items.map(({ path }) => path)).toEqual(outlineFor(schema).items.map(({ path }) => path))
  })
})
