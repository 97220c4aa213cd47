import { describe, expect, it } from 'vitest'
import { countedBy, deductionsIn, freshDeduction, isByDeductions, withDeductions } from './deductions.ts'
import { newItem } from './newItem.ts'

const given = newItem('score', '环境卫生')
const counted = countedBy(given, true)
const reason = (key: string, title: string) => ({ key, title, points: 1, most: 20 })

describe('a score', () => {
  it('is given as a number first, and counted by deductions when its author says so', () => {
    expect([isByDeductions(given), isByDeductions(counted)]).toEqual([false, true])
    expect([deductionsIn(given), deductionsIn(counted)]).toEqual([[], [reason('reason1', '扣分原因')]])
    expect([countedBy(given, false), countedBy(counted, true)]).toEqual([given, counted])
    expect(countedBy(counted, false)).toEqual({
      ...given,
      // what was taken away and put there again stands at the end
      properties: {
        note: (given['properties'] as { note: object }).note,
        value: { type: 'number', minimum: 0, maximum: 10, title: '环境卫生' },
      },
    })
  })

  it('of steps has none when it is counted', () => {
    const stepped = { ...given, 'x-item': { kind: 'score', no: '', step: 0.5 } }
    expect(countedBy(stepped, true)['x-item']).toEqual({ kind: 'score', no: '', max: 10 })
  })
})

describe('the reasons for deductions', () => {
  it('are written, and keep their bounds and what else they say', () => {
    const two = withDeductions(counted, [
      { key: 'reason1', title: '垃圾乱放', points: 2, most: 5 },
      freshDeduction(deductionsIn(counted), '污水横流'),
    ])
    expect(two['properties']).toMatchObject({
      deductions: {
        type: 'object',
        title: '扣分情况',
        properties: {
          reason1: { type: 'integer', minimum: 0, maximum: 5, title: '垃圾乱放', 'x-item': { kind: 'deduction', points: 2 } },
          reason2: { type: 'integer', minimum: 0, maximum: 20, title: '污水横流', 'x-item': { kind: 'deduction', points: 1 } },
        },
        additionalProperties: false,
      },
    })
    expect(deductionsIn(withDeductions(two, deductionsIn(two).slice(1)))).toEqual([reason('reason2', '污水横流')])
  })

  it('are never none', () => {
    expect(withDeductions(counted, [])).toBe(counted)
  })

  it('have keys of their own', () => {
    expect(freshDeduction([], '一').key).toBe('reason1')
    expect(freshDeduction([reason('reason2', '二')], '一').key).toBe('reason3')
  })
})
