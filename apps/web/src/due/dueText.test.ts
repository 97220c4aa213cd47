import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aDue, aDueView } from '../test/builders/aDue.ts'
import { asksText, daysOf, dueKeyOf, duePath, latenessText } from './dueText.ts'

describe('the address of a due', () => {
  it('holds its key in one step of the path', () => {
    const { key } = aDue()
    expect(duePath('demo-2020', key).split('/')).toHaveLength(4)
  })

  it('brings back the key that it was made of', () => {
    const part = fc.string({ unit: fc.constantFrom('a', 'Z', '7', '-', '.', ':', '@', '市', ' ', '?', '#', '%') })
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
        const key = parts.join('/')
        const step = new URL(duePath('demo-2020', key), 'https://duzhan.example').pathname.split('/').slice(3)
        // a step of dots alone would be taken for a way upwards; no key is one
        fc.pre(!/^\.{0,2}$/.test(key))
        expect(step.map((one) => dueKeyOf(decodeURIComponent(one)))).toEqual([key])
      }),
    )
  })
})

describe('how a due stands against its day', () => {
  it.each([
    ['is yet to come', { standing: 'open', lateDays: 0, handedInOn: null }, '未到期'],
    ['has gone by without anything', { standing: 'missed', lateDays: 6, handedInOn: null }, '逾期 6 天'],
    ['was kept', { standing: 'done', lateDays: 0, handedInOn: '2020-03-20' }, '按期'],
    ['was kept late', { standing: 'doneLate', lateDays: 3, handedInOn: '2020-03-28' }, '迟 3 天'],
    ['was kept late and received since', { standing: 'received', lateDays: 3, handedInOn: '2020-03-28' }, '迟 3 天'],
    ['was kept, though it was sent back since', { standing: 'returned', lateDays: 0, handedInOn: '2020-03-20' }, '按期'],
    ['is nobody’s any more: excused', { standing: 'excused', lateDays: 9, handedInOn: null }, '不计'],
    ['is nobody’s any more: cancelled', { standing: 'cancelled', lateDays: 9, handedInOn: null }, '不计'],
    ['lay before the platform', { standing: 'beforePlatform', lateDays: 40, handedInOn: null }, '不计'],
  ] as const)('its day %s', (_, due, words) => {
    expect(latenessText(due)).toBe(words)
  })
})

describe('the days that a due is about', () => {
  it.each([
    ['a month', '2020-03-01', '2020-03-31', '3月1日至3月31日'],
    ['one day, named once', '2020-03-25', '2020-03-25', '3月25日'],
  ])('are %s', (_, start, end, words) => {
    expect(daysOf({ start, end })).toBe(words)
  })
})

describe('what must be handed in', () => {
  const figures = [
    { key: 'visited', title: '督战村数', unit: '个', kind: 'integer' as const },
    { key: 'spent', title: '拨付资金', unit: '万元', kind: 'number' as const },
  ]

  it.each([
    ['is free where the plan does not say', null, '文字或文件'],
    ['is a text', ['text'], '文字'],
    ['is a file besides', ['text', 'file'], '文字、文件'],
    ['are figures by their titles', ['figures'], '数字（督战村数、拨付资金）'],
    ['is all of it, in the order of the plan', ['file', 'figures', 'text'], '文件、数字（督战村数、拨付资金）、文字'],
  ] as const)('%s', (_, asks, words) => {
    expect(asksText(aDueView({ asks: asks && [...asks], figures }))).toBe(words)
  })
})
