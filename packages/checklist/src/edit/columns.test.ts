import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gateFilling } from '../fit/gateFilling.ts'
import { admit } from '../gate/gate.ts'
import { outlineOf } from '../outline/outlineOf.ts'
import { type ColumnKind, columnKindNames } from '../schema/itemAnnotation.ts'
import { everyKind } from '../test/everyKind.ts'
import { newChecklist, withItems } from './checklistEdits.ts'
import { columnsOf, type EditedColumn, freshColumn, newColumn, withColumns, withWords, wordsOf } from './columns.ts'
import { newItem } from './newItem.ts'
import { itemAt, withItemAt } from './parts.ts'

const at = { section: 'section1', item: 'item1' }
const column = (key: string, more: Partial<EditedColumn> = {}): EditedColumn => ({
  key,
  title: `栏目${key}`,
  kind: 'text',
  isRequired: false,
  isTotalled: false,
  unit: null,
  words: [],
  bad: [],
  ...more,
})
function publishable(kind: 'table' | 'household' | 'group', columns: readonly EditedColumn[]) {
  const schema = withItems(newChecklist('清单'), 'section1', [{ kind, title: '名册' }])
  return withItemAt(schema, at, (item) => withColumns(item, columns))
}

describe('a new column', () => {
  const shapes: readonly [ColumnKind, object][] = [
    ['number', { type: 'number', title: '栏', 'x-item': { kind: 'number' } }],
    ['grade', { type: 'string', enum: ['好', '一般', '差'], title: '栏', 'x-item': { kind: 'grade', bad: ['差'] } }],
    ['choice', { type: 'string', enum: ['选项一', '选项二'], title: '栏', 'x-item': { kind: 'choice' } }],
    [
      'choices',
      {
        type: 'array',
        items: { type: 'string', enum: ['选项一', '选项二'] },
        minItems: 1,
        maxItems: 2,
        uniqueItems: true,
        title: '栏',
        'x-item': { kind: 'choices' },
      },
    ],
    ['date', { type: 'string', format: 'date', maxLength: 10, title: '栏', 'x-item': { kind: 'date' } }],
    ['month', { type: 'string', format: 'month', maxLength: 10, title: '栏', 'x-item': { kind: 'month' } }],
    ['time', { type: 'string', format: 'time', maxLength: 10, title: '栏', 'x-item': { kind: 'time' } }],
    ['text', { type: 'string', maxLength: 2000, title: '栏', 'x-item': { kind: 'text' } }],
  ]
  it.each(shapes)('of kind %s asks so', (kind, shape) => {
    expect(newColumn(kind, '栏')).toEqual(shape)
  })
  it('can be of every kind that a column may be', () => {
    expect(shapes.map(([kind]) => kind).sort()).toEqual([...columnKindNames].sort())
  })
  it('has a key that no other has', () => {
    expect(freshColumn([], '新').key).toBe('column1')
    expect(freshColumn([column('column1'), column('column2')], '新').key).toBe('column3')
    expect(freshColumn([column('column2')], '新')).toEqual(column('column3', { title: '新' }))
  })
})

describe('columns', () => {
  it('of the examples are read as they are printed', () => {
    const example = (kind: string) => columnsOf(itemAt(everyKind, { section: 'first', item: `${kind}Item` }))
    expect(example('table')).toEqual([
      column('name', { title: '户主', isRequired: true }),
      column('area', { title: '面积', kind: 'number', unit: '平方米', isTotalled: true }),
      column('state', {
        title: '房屋等级',
        kind: 'grade',
        isRequired: true,
        words: ['A级', 'B级', 'C级', 'D级'],
        bad: ['D级'],
      }),
    ])
    expect(example('group')).toEqual([
      column('planned', { title: '计划投入', kind: 'number', unit: '万元', isRequired: true }),
      column('paidOn', { title: '拨付日期', kind: 'date' }),
    ])
    expect(columnsOf(newItem('number', '户数'))).toEqual([])
  })

  it('keep what an author did not change: bounds, decimals, bad grades', () => {
    const table = itemAt(everyKind, { section: 'first', item: 'tableItem' })
    const written = withColumns(
      table,
      columnsOf(table).map((one) => (one.key === 'area' ? { ...one, title: '建筑面积' } : one)),
    )
    expect(JSON.stringify(written)).toBe(JSON.stringify(table).replace('"title":"面积"', '"title":"建筑面积"'))
  })

  it('lose what another kind has no use for, and the total with it', () => {
    const table = itemAt(everyKind, { section: 'first', item: 'tableItem' })
    const asText = columnsOf(table).map((one) => (one.key === 'area' ? { ...one, kind: 'text' as const, words: [] } : one))
    const written = withColumns(table, asText)
    expect(columnsOf(written)[1]).toEqual(column('area', { title: '面积' }))
    expect(written['x-item']).toEqual({ kind: 'table', no: '1' })
  })

  it('of words take along the bad ones among them', () => {
    const table = itemAt(everyKind, { section: 'first', item: 'tableItem' })
    const worded = (words: string[]) =>
      withColumns(
        table,
        columnsOf(table).map((one) => (one.key === 'state' ? { ...one, words } : one)),
      )
    const stateOf = (item: typeof table) => {
      const { rows } = item['properties'] as { rows: { items: { properties: { state: Record<string, unknown> } } } }
      return rows.items.properties.state
    }
    expect(stateOf(worded(['C级', 'D级']))).toMatchObject({ enum: ['C级', 'D级'], 'x-item': { kind: 'grade', bad: ['D级'] } })
    expect(stateOf(worded(['A级', 'B级']))['x-item']).toEqual({ kind: 'grade' })
    expect(stateOf(worded([]))['enum']).toEqual(['A级', 'B级', 'C级', 'D级'])
  })

  it('of grades say which of them are bad, and of other words none', () => {
    const graded = (over: Partial<EditedColumn>) =>
      publishable('table', [column('state', { kind: 'grade', words: ['好', '中', '差'], bad: ['差'], ...over })])
    const stateIn = (schema: ReturnType<typeof graded>) => columnsOf(itemAt(schema, at))[0]
    expect(stateIn(graded({ bad: ['中', '差'] }))?.bad).toEqual(['中', '差'])
    expect(stateIn(graded({ bad: [] }))?.bad).toEqual([])
    expect(stateIn(graded({ bad: ['坏'] }))?.bad, 'it is none of its words').toEqual([])
    expect(stateIn(graded({ kind: 'choice' }))?.bad).toEqual([])
    expect(gateFilling(graded({ bad: ['中'] }))).toEqual([])
  })

  it('in rows are summed where they are numbers, and nowhere else', () => {
    const schema = publishable('household', [
      column('name', { isRequired: true, isTotalled: true }),
      column('persons', { kind: 'number', unit: '人', isTotalled: true }),
    ])
    expect(itemAt(schema, at)['x-item']).toEqual({ kind: 'household', no: '1', each: '户', totals: ['persons'] })
    expect(gateFilling(schema)).toEqual([])
    expect(itemAt(publishable('group', [column('persons', { kind: 'number', isTotalled: true })]), at)['x-item']).toEqual({
      kind: 'group',
      no: '1',
    })
  })

  it('whatever they are, make a table that can be filled, and are read as they were written', () => {
    const words = fc.uniqueArray(fc.constantFrom('好', '中', '差', '其他'), { minLength: 1, maxLength: 4 })
    const any = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1, maxLength: 5 }).chain((keys) =>
      fc.tuple(
        ...keys.map((key) =>
          fc
            .record({ kind: fc.constantFrom(...columnKindNames), isRequired: fc.boolean(), isTotalled: fc.boolean(), words })
            .map(({ kind, isRequired, isTotalled, words: said }) => {
              const isNumber = kind === 'number'
              const isWorded = kind === 'grade' || kind === 'choice' || kind === 'choices'
              const more = { isTotalled: isNumber && isTotalled, unit: isNumber ? '人' : null, words: isWorded ? said : [] }
              return column(key, { kind, isRequired, ...more })
            }),
        ),
      ),
    )
    fc.assert(
      fc.property(any, fc.constantFrom('table' as const, 'household' as const), (columns, kind) => {
        const schema = publishable(kind, columns)
        expect(gateFilling(schema)).toEqual([])
        expect(columnsOf(itemAt(schema, at))).toEqual(columns)
        expect(outlineOf(admit(schema)).items[0]?.columns.map(({ key }) => key)).toEqual(columns.map(({ key }) => key))
      }),
    )
  })
})

describe('words', () => {
  it('of one are a list, and of several as many as there are, unless its author says fewer', () => {
    const several = newColumn('choices', '栏')
    expect(withWords(several, ['一', '二', '三'])).toMatchObject({ items: { enum: ['一', '二', '三'] }, maxItems: 3 })
    expect(withWords({ ...several, maxItems: 1 }, ['一', '二', '三'])).toMatchObject({ maxItems: 1 })
    expect(withWords(newColumn('choice', '栏'), ['一'])).toMatchObject({ enum: ['一'] })
    expect([wordsOf(several), wordsOf(newColumn('choice', '栏')), wordsOf({})]).toEqual([
      ['选项一', '选项二'],
      ['选项一', '选项二'],
      [],
    ])
  })
})
