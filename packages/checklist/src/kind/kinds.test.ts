import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { interpretAnswers } from '../answers/interpretAdmitted.ts'
import { observationsOf } from '../answers/observationsOf.ts'
import { progressOf } from '../answers/progressOf.ts'
import { compileAnswers } from '../compile.ts'
import { outlineOf } from '../outline/outlineOf.ts'
import type { SubSchema } from '../schema/subSchema.ts'
import { checklistOf } from '../test/everyKind.ts'
import { type ItemKind, itemKinds } from './itemKinds.ts'
import { kindShapes } from './kindShapes.ts'
import { randomFrom } from './random.ts'

const pairs = Number(process.env['DUZHAN_PAIRS'] ?? (process.env['DUZHAN_FULL'] ? 50_000 : 2_000))
const kinds = Object.keys(itemKinds) as ItemKind[] // the keys of a record of kinds
const seed = 20_200_304
const runs = { numRuns: Math.ceil(pairs / kinds.length), seed }
const numbers = { one: { value: 12.5 }, two: { value: 7.25 } }

/** A checklist with one item of a kind, both validators of it, and answers with that item as given. */
function stand(kind: ItemKind, change?: (item: SubSchema) => SubSchema) {
  const schema = checklistOf([kind], change)
  const base = kind === 'computed' ? numbers : {}
  const items: Readonly<Record<string, SubSchema>> = schema.properties.first.properties
  return {
    schema,
    item: items[`${kind}Item`] ?? {},
    outline: outlineOf(schema),
    path: `first.${kind}Item`,
    validators: [compileAnswers(schema), interpretAnswers(schema)],
    answers: (given: unknown) => ({ first: { ...base, [`${kind}Item`]: given } }),
  }
}
const isNeverAnswered = (kind: ItemKind) => kind === 'computed' || kind === 'info'

describe.each(kinds)('an item of the kind %s', (kind) => {
  const { schema, item, outline, path, validators, answers } = stand(kind)
  const shape = kindShapes[kind]

  it('takes every legal answer, on the server and on the page alike, and counts it as answered', () => {
    fc.assert(
      fc.property(fc.nat(), (from) => {
        const filled = answers(isNeverAnswered(kind) ? undefined : shape.legal(item, randomFrom(from)))
        for (const validate of validators) expect(validate(filled, { today: '2025-01-01' })).toEqual([])
        expect(progressOf(outline, filled, '2025-01-01').missing).toEqual([])
      }),
      runs,
    )
  })

  it('refuses every illegal answer, on both sides alike, at its place and in words', () => {
    fc.assert(
      fc.property(fc.nat(), (from) => {
        const filled = answers(shape.illegal(item, randomFrom(from)))
        const [compiled = [], interpreted = []] = validators.map((validate) => validate(filled, { today: '2025-01-01' }))
        expect(interpreted).toEqual(compiled)
        expect(compiled.length).toBeGreaterThan(0)
        for (const error of compiled) {
          expect(error.path.startsWith(path)).toBe(true)
          expect(error.message).not.toMatch(/不符合填写要求|undefined|null|NaN/)
        }
      }),
      runs,
    )
  })

  it('says for figures only what was answered, with finite numbers', () => {
    const outlineAsked = outlineOf(schema)
    expect(
      observationsOf(outlineAsked, answers(undefined)).filter((one) => one.path === path && one.result !== 'unanswered'),
    ).toEqual(kind === 'computed' ? [{ path, number: 19.75 }] : [])
    fc.assert(
      fc.property(fc.nat(), (from) => {
        const given = isNeverAnswered(kind) ? undefined : shape.legal(item, randomFrom(from))
        const found = observationsOf(outlineAsked, answers(given))
        if (kind !== 'info' && kind !== 'group') expect(found.some((one) => one.path === path)).toBe(true)
        for (const one of found) {
          if (one.number !== undefined) expect(Number.isFinite(one.number)).toBe(true)
          if (one.choices) expect(one.choices.length).toBeGreaterThan(0)
        }
      }),
      { numRuns: 50, seed },
    )
  })

  it('is printed without a word of the machine', () => {
    fc.assert(
      fc.property(fc.nat(), (from) => {
        const [asked] = outline.items.filter((one) => one.path === path)
        if (!asked || isNeverAnswered(kind)) return
        const said = itemKinds[kind].print(asked, shape.legal(item, randomFrom(from)))
        expect(said).not.toMatch(/undefined|NaN|null|\[object/)
        expect(said.length).toBeGreaterThan(0)
      }),
      { numRuns: 50, seed },
    )
  })
})

describe('bad input', () => {
  const said = (kind: ItemKind, given: unknown, change?: (item: SubSchema) => SubSchema) => {
    const { validators, answers } = stand(kind, change)
    const [compiled = [], interpreted = []] = validators.map((validate) => validate(answers(given), { today: '2020-03-20' }))
    expect(interpreted).toEqual(compiled)
    return compiled.map(({ path, message }) => [path.replace(`first.${kind}Item.`, ''), message])
  }
  const annotated = (more: object) => (item: SubSchema) => ({ ...item, 'x-item': { ...item['x-item'], ...more } }) as SubSchema // options of its kind
  const halfSteps = (item: SubSchema): SubSchema => {
    const value: SubSchema = { type: 'number', minimum: 0, maximum: 10, 'x-decimals': 1, title: '得分' }
    return { ...item, 'x-item': { kind: 'score', step: 0.5 }, properties: { value }, required: ['value'] }
  }

  it.each<[ItemKind, unknown, string[][], ((item: SubSchema) => SubSchema)?]>([
    ['number', { value: JSON.parse('1e400') }, [['value', '数字过大或无效']]],
    ['number', { value: '１２．５' }, [['value', '“漏水点数量”应为整数']]],
    ['number', { value: 1.5 }, [['value', '“漏水点数量”应为整数']]],
    ['date', { value: '2020-02-31' }, [['value', '“整改到位日期”应为日期（如 2020-03-20）']]],
    ['date', { value: '2020-03-21' }, [['value', '“整改到位日期”不能晚于今天']], annotated({ notFuture: true })],
    ['month', { value: '2020-04' }, [['value', '“脱贫月份”不能晚于今天']], annotated({ notFuture: true })],
    ['choice', { value: '其他' }, [['other', '选了“其他”，请在“其他”写明是什么']]],
    ['choice', { value: '水井', other: '泉水' }, [['other', '没有选“其他”，“其他”请清空']]],
    ['choices', { value: ['因病', '其他'] }, [['other', '选了“其他”，请在“其他”写明是什么']]],
    ['score', { value: 7.3 }, [['value', '“得分”请按 0.5 分一档打分']], halfSteps],
    ['score', { value: 7.5 }, [], halfSteps],
    [
      'position',
      { position: { latitude: 27.8, longitude: 112.9, by: 'hand' } },
      [['position.reason', '手工填写位置，请写明原因']],
    ],
    [
      'position',
      { position: { latitude: 27.8, longitude: 112.9, accuracy: 5_000, by: 'device' } },
      [['position.accuracy', '“误差（米）”不能大于 1000']],
    ],
    ['table', { rows: Array.from({ length: 201 }, () => ({ name: '甲', state: 'A级' })) }, [['rows', '“危房台账”最多 200 项']]],
    ['table', { rows: [{ name: '甲', state: 'E级' }] }, [['rows.0.state', '“房屋等级”请选择 A级/B级/C级/D级']]],
    ['file', { files: [{ hash: 'a'.repeat(64), name: '空', size: 0 }] }, [['files.0.size', '“大小”不能小于 1']]],
    ['group', { planned: 1, paidOn: '2020-03-21' }, [['paidOn', '“拨付日期”不能晚于今天']]],
  ])('%s %j is answered at its place', (kind, given, expected, change) => {
    expect(said(kind, given, change).map(([path, message]) => [path?.replace(/^first.*$/, ''), message])).toEqual(expected)
  })
})
