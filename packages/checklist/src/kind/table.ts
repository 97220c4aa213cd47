import type { OutlineColumn, OutlineItem } from '../outline/outline.ts'
import { isColumnKind } from '../schema/itemAnnotation.ts'
import type { SubSchema } from '../schema/subSchema.ts'
import { columnKinds, columnShapes, meaningOfColumns, placeOfColumn, rowFaults, rowsOf } from './columns.ts'
import type { FieldForm } from './fieldForm.ts'
import type { Given, Kind, KindShape, Random } from './kind.ts'
import { sumOf } from './number.ts'
import type { Observation } from './observation.ts'
import { between, oneOf } from './random.ts'

/** What a column says over all rows: of numbers the total, of words one entry for each row; of other kinds nothing. */
function overRows(column: OutlineColumn, rows: readonly Given[]): Observation[] {
  const observed = rows.flatMap((row) =>
    row[column.key] === undefined ? [] : (columnKinds[column.kind].observe(row[column.key], placeOfColumn(column)) ?? []),
  )
  if (observed.length === 0) return []
  if (column.kind === 'number') return [{ path: column.path, number: sumOf(observed.map((each) => each.number ?? 0)) }]
  const choices = observed.flatMap((each) => each.choices ?? [])
  return choices.length > 0 ? [{ path: column.path, choices }] : []
}

/** 表格: rows of columns. How many rows there are is a figure, and what each column comes to. */
export const table: Kind = {
  title: { zh: '表格', en: 'table' },
  field: 'rows',
  observe: (item, given) =>
    given['rows'] === undefined
      ? []
      : [{ path: item.path, number: rowsOf(given).length }, ...item.columns.flatMap((column) => overRows(column, rowsOf(given)))],
  print: (item, given) => (given['rows'] === undefined ? '' : `${rowsOf(given).length}${item.annotation.each ?? '行'}`),
  meaning: meaningOfColumns,
  faults: (item, given, today) =>
    rowsOf(given).flatMap((row, index) => rowFaults(item, row, [...item.path.split('.'), 'rows', String(index)], today)),
}

/** 逐户填写: like a table, with a form of its own for each household or member. */
export const household: Kind = { ...table, title: { zh: '逐户填写', en: 'household' } }

/** 一组: several values that belong together, one below the other. */
export const group: Kind = {
  title: { zh: '一组填写', en: 'group' },
  observe: (item, given) =>
    item.columns.flatMap((column) => {
      const observed =
        given[column.key] === undefined ? null : columnKinds[column.kind].observe(given[column.key], placeOfColumn(column))
      return observed ? [{ path: column.path, ...observed }] : []
    }),
  print: (item, given) =>
    item.columns
      .filter(({ key }) => given[key] !== undefined)
      .map((column) => `${column.title} ${columnKinds[column.kind].print(given[column.key], placeOfColumn(column))}`)
      .join('，'),
  meaning: meaningOfColumns,
  faults: (item, given, today) => rowFaults(item, given, item.path.split('.'), today),
}

const rowsForm: FieldForm = ({ type, items }) =>
  type === 'array' && items?.type === 'object' && Object.keys(items.properties ?? {}).length > 0

const columnsIn = (row: SubSchema | undefined): [string, SubSchema][] =>
  Object.entries(row?.properties ?? {}).filter(([, column]) => isColumnKind(column['x-item']?.kind ?? ''))

function legalRow(row: SubSchema | undefined, random: Random): Given {
  const cells = columnsIn(row).map(([key, column]) => {
    const kind = column['x-item']?.kind ?? ''
    return [key, isColumnKind(kind) ? columnShapes[kind].legal(column, random) : undefined]
  })
  return Object.fromEntries(cells) as Given // cells of a row are a row
}

function illegalRow(row: SubSchema | undefined, random: Random): Given {
  const [key, column] = oneOf(random, columnsIn(row))
  const kind = column['x-item']?.kind ?? ''
  return { ...legalRow(row, random), [key]: isColumnKind(kind) ? columnShapes[kind].illegal(column, random) : undefined }
}

const area: SubSchema = { type: 'number', minimum: 0, maximum: 10_000, 'x-decimals': 2, title: '面积' }
const columns: SubSchema = {
  type: 'object',
  properties: {
    name: { type: 'string', maxLength: 50, title: '户主', 'x-item': { kind: 'text' } },
    area: { ...area, 'x-item': { kind: 'number', unit: '平方米' } },
    state: { type: 'string', enum: ['A级', 'B级', 'C级', 'D级'], title: '房屋等级', 'x-item': { kind: 'grade', bad: ['D级'] } },
  },
  required: ['name', 'state'],
  additionalProperties: false,
}

const rowsShape = (kind: 'table' | 'household', annotation: { each?: string; totals?: string[] }, title: string): KindShape => ({
  asksClauses: false,
  columns: 'rows',
  fields: { rows: { isNeeded: true, form: rowsForm } },
  takesCompanions: true,
  options: ['totals', 'each'],
  misfits(item) {
    const { totals = [] } = item['x-item'] ?? {}
    const numbers = columnsIn(item.properties?.['rows']?.items).filter(([, column]) => column['x-item']?.kind === 'number')
    return totals.every((key) => numbers.some(([number]) => number === key)) ? [] : ['totals']
  },
  example: {
    type: 'object',
    title,
    'x-item': { kind, no: '1', ...annotation },
    properties: {
      rows: { type: 'array', items: columns, minItems: 1, maxItems: 200, title },
      note: { type: 'string', maxLength: 1000, title: '情况说明' },
    },
    required: ['rows'],
    additionalProperties: false,
  },
  legal(item, random) {
    const { items, minItems = 0, maxItems = 200 } = item.properties?.['rows'] ?? {}
    const count = between(random, Math.max(1, minItems), Math.max(1, Math.min(maxItems, Math.max(minItems, 4))))
    return { rows: Array.from({ length: count }, () => legalRow(items, random)) }
  },
  illegal(item, random) {
    const { items } = item.properties?.['rows'] ?? {}
    return {
      rows: oneOf<() => unknown>(random, [() => [illegalRow(items, random)], () => 'a', () => [1], () => [{ surplus: 1 }]])(),
    }
  },
})

export const tableShape = /* @__PURE__ */ rowsShape('table', { totals: ['area'] }, '危房台账')
export const householdShape = /* @__PURE__ */ rowsShape('household', { each: '户' }, '逐户核查')

export const groupShape: KindShape = {
  asksClauses: false,
  columns: 'fields',
  fields: {},
  takesCompanions: true,
  options: [],
  example: {
    type: 'object',
    title: '资金使用',
    'x-item': { kind: 'group', no: '1' },
    properties: {
      planned: { ...area, title: '计划投入', 'x-item': { kind: 'number', unit: '万元' } },
      paidOn: { type: 'string', format: 'date', maxLength: 10, title: '拨付日期', 'x-item': { kind: 'date', notFuture: true } },
      note: { type: 'string', maxLength: 1000, title: '情况说明' },
    },
    required: ['planned'],
    additionalProperties: false,
  },
  legal: (item, random) => legalRow(item, random),
  illegal: (item, random) => illegalRow(item, random),
}

/** The columns of an outline's item that are summed. */
export const totalled = ({ columns: all, annotation }: OutlineItem): OutlineColumn[] =>
  all.filter(({ key }) => annotation.totals?.includes(key))
