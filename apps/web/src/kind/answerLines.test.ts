import { kindShapes, outlineOf, randomFrom } from '@duzhan/checklist'
import { describe, expect, it } from 'vitest'
import { aTable, checklistOf, itemSchema, outlined } from '../test/kindItems.ts'
import { answerLines } from './answerLines.ts'

const money = outlined(itemSchema('number', '投入', { value: { type: 'number', minimum: 0, maximum: 9 } }, { unit: '万元' }))
const water = outlined(
  itemSchema(
    'choice',
    '水源',
    { value: { type: 'string', enum: ['其他'] }, other: { type: 'string', maxLength: 9 } },
    { other: '其他' },
  ),
)
const report = outlined(itemSchema('longText', '小结', { text: { type: 'string', maxLength: 99 } }))

describe('an item line by line', () => {
  it('has values in words with their unit, and what was typed wrongly as it was typed', () => {
    expect(answerLines(money, { value: 3 })).toEqual(['3万元'])
    expect(answerLines(money, { value: '12箱' })).toEqual(['12箱'])
    expect(answerLines(water, { value: '其他', other: '邻村' })).toEqual(['其他', '其他：邻村'])
    expect(answerLines(report, { text: '总体较好' })).toEqual(['总体较好'])
  })

  it('has every row of a table with its columns', () => {
    const rows = [
      { name: '甲', amount: 1.5, day: '2020-03-05' },
      { name: '乙', amount: '九十' },
    ]
    expect(answerLines(aTable, { rows })).toEqual([
      '1. 项目名称：甲，金额：1.5万元，开工日期：2020年3月5日',
      '2. 项目名称：乙，金额：九十',
    ])
  })

  it.each(Object.entries(kindShapes).filter(([kind]) => !['computed', 'info', 'photo'].includes(kind)))(
    'has something to say of every answer of the kind “%s”, and nothing of none',
    (_, { example, legal }) => {
      const [item] = outlineOf(checklistOf({ item: example })).items
      if (!item) throw new Error('no item')
      expect(answerLines(item, {})).toEqual([])
      expect(answerLines(item, legal(example, randomFrom(7))).join('')).not.toBe('')
    },
  )
})
