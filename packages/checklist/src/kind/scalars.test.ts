import { describe, expect, it } from 'vitest'
import { interpretAnswers } from '../answers/interpretAdmitted.ts'
import { observationsOf } from '../answers/observationsOf.ts'
import { outlineOf } from '../outline/outlineOf.ts'
import type { ItemAnnotation } from '../schema/itemAnnotation.ts'
import type { SubSchema } from '../schema/subSchema.ts'
import { checklistOf } from '../test/everyKind.ts'
import { columnKinds, printedCell, rowsOf } from './columns.ts'
import { printComputed } from './computed.ts'
import { type ItemKind, kindOf } from './itemKinds.ts'
import { unitOf } from './scalar.ts'
import { totalled } from './table.ts'

const place = (schema: SubSchema = {}, annotation?: ItemAnnotation) => ({ schema, annotation })
function stand(kind: ItemKind, change: (item: SubSchema) => SubSchema = (item) => item) {
  const schema = checklistOf([kind], change)
  const outline = outlineOf(schema)
  const item = outline.items.find((one) => one.kind === kind)!
  const answers = (given: object) => ({
    first: { ...(kind === 'computed' ? { one: { value: 1 }, two: { value: 2 } } : {}), [item.key]: given },
  })
  return {
    item,
    observe: (given: object) => observationsOf(outline, answers(given)).filter(({ path }) => path.startsWith(item.path)),
    print: (given: object) => kindOf(kind)!.print(item, given as Readonly<Record<string, unknown>>), // a record, written here
    faults: (given: object, today?: string) =>
      interpretAnswers(schema)(answers(given), today === undefined ? {} : { today }).map(
        ({ path, keyword }) => `${path.split('.').slice(2).join('.')} ${keyword}`,
      ),
  }
}
const optioned =
  (options: object) =>
  (item: SubSchema): SubSchema => ({ ...item, 'x-item': { kind: 'x', ...item['x-item'], ...options } })

describe('a value in a cell or an item', () => {
  it.each([
    ['number', 12.5, '12.5亩', { number: 12.5 }],
    ['number', 0, '0亩', { number: 0 }],
    ['grade', '差', '差', { choices: ['差'] }],
    ['choice', '水井', '水井', { choices: ['水井'] }],
    ['choices', ['因病', '因学'], '因病、因学', { choices: ['因病', '因学'] }],
    ['choices', [], '', { choices: [] }],
    ['date', '2020-03-05', '2020年3月5日', { number: 18_326 }],
    ['date', '1969-12-31', '1969年12月31日', { number: -1 }],
    ['month', '2020-03', '2020年3月', { number: 602 }],
    ['month', '1969-12', '1969年12月', { number: -1 }],
    ['time', '08:30', '08:30', { number: 510 }],
    ['time', '23:59:59', '23:59', { number: 1_439 }],
    ['text', '道路不通', '道路不通', { number: 1 }],
  ] as const)('of the kind %s, %j, reads %s', (kind, value, printed, observed) => {
    const where = kind === 'number' ? place({}, { kind: 'number', unit: '亩' }) : place()
    expect(columnKinds[kind].print(value, where)).toBe(printed)
    expect(columnKinds[kind].observe(value, where)).toEqual(observed)
  })

  it('has the unit that its author wrote beside it, or in its schema, or none', () => {
    expect(unitOf(place({ 'x-unit': '户' }, { kind: 'number', unit: '亩' }))).toBe('亩')
    expect(unitOf(place({ 'x-unit': '户' }, { kind: 'number' }))).toBe('户')
    expect(unitOf(place())).toBe('')
  })

  it('in a row is printed where it stands, and rows are records only', () => {
    const { item } = stand('table')
    const [name, area] = item.columns
    expect(printedCell(name!, { name: '张户' })).toBe('张户')
    expect(printedCell(area!, { area: 80.25 })).toBe('80.25平方米')
    expect(printedCell(area!, { name: '张户' })).toBe('')
    expect(rowsOf({ rows: [{ a: 1 }, null, 'x', [1], { b: 2 }] })).toEqual([{ a: 1 }, { b: 2 }])
    for (const rows of [undefined, null, 'x', {}]) expect(rowsOf({ rows })).toEqual([])
  })
})

describe('a day that must not lie in the future', () => {
  const today = '2020-03-20'
  it.each<[ItemKind, string, boolean]>([
    ['date', '2020-03-20', true],
    ['date', '2020-03-21', false],
    ['date', '2019-12-31', true],
    ['month', '2020-03', true],
    ['month', '2020-04', false],
  ])('as a %s may be %s: %s', (kind, value, isSound) => {
    const { faults } = stand(kind, optioned({ notFuture: true }))
    expect(faults({ value }, today)).toEqual(isSound ? [] : ['value x-not-future'])
    expect(faults({ value }), 'where nobody knows the day').toEqual([])
    expect(stand(kind).faults({ value }, today), 'where its author does not say so').toEqual([])
  })

  it('in a field of a group is refused at that field', () => {
    const { faults } = stand('group')
    expect(faults({ planned: 1, paidOn: '2020-03-21' }, today)).toEqual(['paidOn x-not-future'])
    expect(faults({ planned: 1, paidOn: '2020-03-20' }, today)).toEqual([])
  })
})

describe('points in steps', () => {
  const graded =
    (step: number): ((item: SubSchema) => SubSchema) =>
    (item) => ({
      ...item,
      'x-item': { kind: 'score', no: '1', step },
      properties: { value: { type: 'number', minimum: 0, maximum: 10, title: '得分' } },
      required: ['value'],
    })
  it.each([
    [0.5, 7.5, true],
    [0.5, 7.25, false],
    [0.5, 0, true],
    [1, 7.5, false],
    [1, 10, true],
    [0.5, 0.1 + 0.4, true],
  ])('of %d may be %d: %s', (step, value, isSound) => {
    expect(stand('score', graded(step)).faults({ value })).toEqual(isSound ? [] : ['value x-step'])
  })
})

describe('a position', () => {
  const { faults, print } = stand('position')
  const fix = { latitude: 27.829_4, longitude: 112.944_5 }
  it('comes with its accuracy from a device, and with a reason by hand', () => {
    expect(faults({ position: { ...fix, by: 'device', accuracy: 12 } })).toEqual([])
    expect(faults({ position: { ...fix, by: 'device' } })).toEqual(['position.accuracy x-position'])
    expect(faults({ position: { ...fix, by: 'hand', reason: '没有信号' } })).toEqual([])
    expect(faults({ position: { ...fix, by: 'hand' } })).toEqual(['position.reason x-position'])
  })

  it('reads as degrees with how exact it is, or that it was written by hand', () => {
    expect(print({ position: { ...fix, by: 'device', accuracy: 11.6 } })).toBe('北纬27.82940°，东经112.94450°（误差约12米）')
    expect(print({ position: { ...fix, by: 'hand', reason: '没有信号' } })).toBe('北纬27.82940°，东经112.94450°（手工填写）')
    expect(print({})).toBe('')
  })
})

describe('a table', () => {
  const { item, observe, print } = stand('table')
  it('says how many rows there are, what its numbers come to and how often each word stands', () => {
    const rows = [
      { name: '张户', state: 'A级', area: 80.1 },
      { name: '李户', state: 'D级', area: 0.2 },
      { name: '王户', state: 'A级' },
    ]
    expect(observe({ rows })).toEqual([
      { path: item.path, number: 3 },
      { path: `${item.path}.area`, number: 80.3 },
      { path: `${item.path}.state`, choices: ['A级', 'D级', 'A级'] },
    ])
    expect(print({ rows })).toBe('3行')
    expect(stand('household').print({ rows })).toBe('3户')
  })

  it('without rows says so, and without an answer says nothing', () => {
    expect(observe({ rows: [] })).toEqual([{ path: item.path, number: 0 }])
    expect(observe({ note: '没有危房' })).toEqual([])
    expect([print({ rows: [] }), print({})]).toEqual(['0行', ''])
  })

  it('sums the columns that its author names', () => {
    expect(totalled(item).map(({ key }) => key)).toEqual(['area'])
    expect(totalled(stand('household').item)).toEqual([])
  })
})

describe('a computed figure', () => {
  const computed = (options: object) => stand('computed', optioned(options)).item
  it.each([
    [{ function: 'sum' }, 12.3456, '12.35万元'],
    [{ function: 'sum', decimals: 0 }, 12.5, '13万元'],
    [{ function: 'sum', decimals: 4 }, 12.3456, '12.3456万元'],
    [{ function: 'ratio', unit: '%' }, 0.123_45, '12.35%'],
    [{ function: 'ratio', unit: '户/村' }, 0.5, '0.5户/村'],
    [{ function: 'difference' }, -0.001, '0万元'],
  ])('with %j of %d reads %s', (options, result, printed) => {
    expect(printComputed(computed(options), result)).toBe(printed)
  })
})
