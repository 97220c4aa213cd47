import { describe, expect, it } from 'vitest'
import type { ItemKind } from '../kind/itemKinds.ts'
import { outlineOf } from '../outline/outlineOf.ts'
import { checklistOf } from '../test/everyKind.ts'
import { numberItem, sectionOf, sectionsOf } from '../test/sections.ts'
import { computed } from './computedIn.ts'
import { observationsOf } from './observationsOf.ts'

const hash = 'a'.repeat(64)
function observed(kind: ItemKind, given: unknown) {
  const outline = outlineOf(checklistOf([kind]))
  return observationsOf(outline, { first: { [`${kind}Item`]: given } }).map(({ path, ...said }) => [
    path.replace(`first.${kind}Item`, '@'),
    said,
  ])
}

describe('a record observes', () => {
  it.each<[ItemKind, unknown, unknown[]]>([
    ['number', { value: 12 }, [['@', { number: 12 }]]],
    ['grade', { value: '差' }, [['@', { choices: ['差'], result: 'bad' }]]],
    ['choice', { value: '水井' }, [['@', { choices: ['水井'] }]]],
    ['choices', { value: ['因病', '因学'] }, [['@', { choices: ['因病', '因学'] }]]],
    ['date', { value: '1970-01-31' }, [['@', { number: 30 }]]],
    ['month', { value: '1971-03' }, [['@', { number: 14 }]]],
    ['time', { value: '08:30' }, [['@', { number: 510 }]]],
    ['text', { text: '已整改' }, [['@', { number: 1 }]]],
    ['photo', { photos: [hash, 'b'.repeat(64)] }, [['@', { number: 2 }]]],
    ['file', { files: [{ hash, name: '台账.pdf', size: 9 }] }, [['@', { number: 1 }]]],
    ['position', { position: { latitude: 27, longitude: 112, accuracy: 9, by: 'device' } }, [['@', { number: 1 }]]],
    ['signature', { signature: hash }, [['@', { number: 1 }]]],
    [
      'score',
      { deductions: { litter: 1 } },
      [
        ['@', { number: 8 }],
        ['first', { number: 8 }],
        ['score', { number: 8 }],
      ],
    ],
    [
      'table',
      {
        rows: [
          { name: '张三', area: 80.25, state: 'A级' },
          { name: '李四', area: 19.5, state: 'D级' },
        ],
      },
      [
        ['@', { number: 2 }],
        ['@.area', { number: 99.75 }],
        ['@.state', { choices: ['A级', 'D级'] }],
      ],
    ],
    [
      'group',
      { planned: 3.5, paidOn: '1970-01-02' },
      [
        ['@.planned', { number: 3.5 }],
        ['@.paidOn', { number: 1 }],
      ],
    ],
    ['info', undefined, []],
  ])('of a %s %j', (kind, given, expected) => {
    expect(observed(kind, given)).toEqual(expected)
  })

  it('of a judgement what the item and each clause came to', () => {
    expect(observed('judgement', { answer: 'no', note: '没有卫生室' })).toEqual([
      ['@', { result: 'bad' }],
      ['@.answer', { result: 'bad' }],
    ])
    expect(observed('judgement', undefined)).toEqual([
      ['@', { result: 'unanswered' }],
      ['@.answer', { result: 'unanswered' }],
    ])
  })
})

describe('a computed figure', () => {
  const figure = (operation: 'sum' | 'difference' | 'ratio', unit: string) => ({
    type: 'object' as const,
    title: '结余',
    'x-item': { kind: 'computed', function: operation, of: ['money.planned', 'money.spent'], unit },
    properties: {},
    additionalProperties: false as const,
  })
  const outlineWith = (operation: 'sum' | 'difference' | 'ratio') =>
    outlineOf(
      sectionsOf({
        money: sectionOf(
          '资金',
          { planned: numberItem('计划', '万元'), spent: numberItem('支出', '万元'), left: figure(operation, '万元') },
          ['left'],
        ),
      }),
    )
  const leftOf = (operation: 'sum' | 'difference' | 'ratio', planned?: number, spent?: number) => {
    const answers = {
      money: {
        ...(planned !== undefined && { planned: { value: planned } }),
        ...(spent !== undefined && { spent: { value: spent } }),
      },
    }
    return observationsOf(outlineWith(operation), answers).find(({ path }) => path === 'money.left')
  }

  it('is worked out of the numbers of the form, to the last digit', () => {
    expect(leftOf('sum', 0.1, 0.2)).toEqual({ path: 'money.left', number: 0.3 })
    expect(leftOf('difference', 100, 99.9)).toEqual({ path: 'money.left', number: 0.1 })
    expect(leftOf('ratio', 3, 4)).toEqual({ path: 'money.left', number: 0.75, parts: { numerator: 3, denominator: 4 } })
  })

  it('is none where a number is missing or divides by nothing, and says what it lacks', () => {
    expect(leftOf('sum', 5)).toBeUndefined()
    expect(leftOf('ratio', 5, 0)).toBeUndefined()
    const outline = outlineWith('sum')
    const item = outline.items.at(-1)
    expect(item && computed(item, outline, [{ path: 'money.planned', number: 5 }])).toEqual({ lacks: ['支出'] })
  })
})
